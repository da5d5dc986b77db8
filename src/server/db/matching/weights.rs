//! What counts how much, in the rules of the house. Whoever saves says what she saw.
use crate::{domain::matching::Weights, error::AppError, server::db::tx::Tx};
use sqlx::query;

pub async fn weights(tx: &mut Tx) -> Result<Weights, AppError> {
    let row = query!(
        "select match_tag_points, match_size_points, match_recent_points, match_lately_points, match_recent_days, match_lately_days, match_quiet_days
         from app.store_policies where store_id = (select app.store_id())"
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(Weights {
        tag: row.match_tag_points,
        size: row.match_size_points,
        recent: row.match_recent_points,
        lately: row.match_lately_points,
        recent_days: row.match_recent_days,
        lately_days: row.match_lately_days,
        quiet_days: row.match_quiet_days,
    })
}

/// Change them from what was seen. `Conflict`: edited_meanwhile.
pub async fn save_weights(tx: &mut Tx, seen: &Weights, weights: &Weights) -> Result<(), AppError> {
    query!("select 1 as one from app.store_policies where store_id = (select app.store_id()) for no key update")
        .fetch_one(&mut **tx)
        .await?;
    if self::weights(tx).await? != *seen {
        return Err(AppError::Conflict { reason: "edited_meanwhile".into() });
    }
    query!(
        "update app.store_policies set match_tag_points = $1, match_size_points = $2, match_recent_points = $3, match_lately_points = $4,
             match_recent_days = $5, match_lately_days = $6, match_quiet_days = $7 where store_id = (select app.store_id())",
        weights.tag,
        weights.size,
        weights.recent,
        weights.lately,
        weights.recent_days,
        weights.lately_days,
        weights.quiet_days
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

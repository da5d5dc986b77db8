//! Questions to lists that the demo's team asks every day.
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A question under a name, for the whole team.
pub async fn save_filters(tx: &mut Tx, whose: Uuid, room: &str, filters: &[(Uuid, &str, &str)]) -> Result<(), AppError> {
    for (id, name, question) in filters {
        sqlx::query!(
            "insert into app.saved_filters (store_id, id, person_id, room, name, question, shared) values (app.store_id(), $1, $2, $3, $4, $5, true)",
            id,
            whose,
            room,
            *name,
            *question
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

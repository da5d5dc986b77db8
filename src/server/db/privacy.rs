//! What is held about a person, given to her as `law.person_data` declares it; and the clock's round of forgetting.
use super::tx::Tx;
use crate::{
    domain::{id::PersonId, privacy::Held},
    error::AppError,
};
use sqlx::query;

/// More lines than this are not one person's.
pub const MOST_LINES: usize = 100_000;

/// One row of hers: the section that it belongs to, and the row as JSON.
#[derive(Debug, Clone)]
pub struct Line {
    pub section: String,
    pub json: String,
}

/// Everything about a person, and the event that she was given it. She herself under any hat, or an owner; else `Forbidden`.
pub async fn export(tx: &mut Tx, person: PersonId) -> Result<Vec<Line>, AppError> {
    let most = i64::try_from(MOST_LINES).map_err(|_| AppError::Fault)? + 1;
    let rows = query!(r#"select section as "section!", line as "line!" from app.export_person($1) limit $2"#, person.0, most)
        .fetch_all(&mut **tx)
        .await?;
    if rows.len() > MOST_LINES {
        return Err(AppError::Conflict { reason: "too_much".into() });
    }
    Ok(rows.into_iter().map(|r| Line { section: r.section, json: r.line }).collect())
}

/// Kinds of data that a person is given, in the order of her file, and what erasure does to each.
pub async fn held(tx: &mut Tx) -> Result<Vec<Held>, AppError> {
    let rows = query!("select section, fate from law.person_data where section <> '' order by sort").fetch_all(&mut **tx).await?;
    rows.into_iter().map(|r| Ok(Held { fate: r.fate.parse().map_err(|_| AppError::Fault)?, section: r.section })).collect()
}

/// Forget what has done its work, at most so many of each kind: kind and number, where there were any.
pub async fn forget_due(tx: &mut Tx, at_most: i32) -> Result<Vec<(String, u32)>, AppError> {
    let rows =
        query!(r#"select what as "what!", gone as "gone!" from app.forget_due($1) where gone > 0"#, at_most).fetch_all(&mut **tx).await?;
    Ok(rows.into_iter().map(|r| (r.what, u32::try_from(r.gone).unwrap_or(0))).collect())
}

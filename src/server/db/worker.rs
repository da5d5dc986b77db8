//! What the clock does in the database: give back what has expired, number events in commit order.
use super::tx::Tx;
use crate::error::AppError;
use sqlx::query;

/// One unpaid order and some holds of this transaction's store whose time is over; how many were ended. Again until it is 0.
pub async fn release_expired(tx: &mut Tx, at_most: i32) -> Result<i32, AppError> {
    Ok(query!(r#"select app.release_expired($1) as "freed!""#, at_most).fetch_one(&mut **tx).await?.freed)
}

/// Give positions to the events of ended transactions; how many were numbered.
pub async fn number_events(tx: &mut Tx) -> Result<i64, AppError> {
    Ok(query!(r#"select job.number_events() as "given!""#).fetch_one(&mut **tx).await?.given)
}

//! What the clock does for the morning, from four o'clock of the store on: weigh its pieces once, close the days that are over. After a
//! pause it does what fell due meanwhile.
use super::health;
use crate::{error::AppError, server::db::tx::Tx};
use sqlx::query;

/// What one round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// Pieces that were weighed; nothing where it was done for this day.
    pub weighed: Option<u32>,
    pub closed_days: u32,
}

/// One round in the store of this transaction.
pub async fn round(tx: &mut Tx) -> Result<Round, AppError> {
    // years of days may have to be closed at once, and a large rail takes longer to weigh than a visitor would wait
    query!("select set_config('statement_timeout', '120s', true)").fetch_one(&mut **tx).await?;
    let closed = query!(r#"select app.close_days() as "closed!""#).fetch_one(&mut **tx).await?.closed;
    let weighed = health::make(tx, true).await?;
    Ok(Round { weighed: u32::try_from(weighed).ok(), closed_days: super::count(closed.into()) })
}

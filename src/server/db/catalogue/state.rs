//! Whether goods may be had, as whoever asks may know it; for pages that are open already.
use crate::{
    domain::{id::ProductId, product::Availability},
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

/// The states of these products; what the actor may not see is left out.
pub async fn states(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<(ProductId, Availability)>, AppError> {
    let rows = query!("select id, availability from app.products where store_id = (select app.store_id()) and id = any($1)", ids)
        .fetch_all(&mut **tx)
        .await?;
    rows.into_iter().map(|row| Ok((ProductId(row.id), row.availability.parse().map_err(|_| AppError::Fault)?))).collect()
}

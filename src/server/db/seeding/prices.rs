//! Prices that were lowered before the day of seeding.
use super::{BATCH, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// The one change of a price that a piece had. `at` counts seconds since 1970.
#[derive(Debug, Clone)]
pub struct PriceRow {
    pub variant_id: Uuid,
    pub product_id: Uuid,
    pub from_minor: i64,
    pub to_minor: i64,
    pub person_id: Uuid,
    pub at: i64,
}

pub async fn tell_prices(tx: &mut Tx, rows: &[PriceRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.price_history (store_id, variant_id, number, product_id, from_minor, to_minor, reason, actor, person_id, changed_at)
             select app.store_id(), variant, 1, product, was, becomes, 'markdown', 'attendant', person, to_timestamp(at)
             from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::uuid[], $6::bigint[]) as t (variant, product, was, becomes, person, at)",
            column!(rows, variant_id),
            column!(rows, product_id),
            column!(rows, from_minor),
            column!(rows, to_minor),
            column!(rows, person_id),
            column!(rows, at)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

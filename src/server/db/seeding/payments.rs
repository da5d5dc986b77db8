//! Attempts to pay, with what became of them, and what the bank knows of them.
use super::{BATCH, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// An attempt to pay. Times count seconds since 1970; money in minor units.
#[derive(Debug, Clone)]
pub struct PaymentRow {
    pub id: Uuid,
    pub order_id: Uuid,
    pub provider: String,
    pub intent_id: Option<String>,
    pub status: String,
    pub amount_minor: i64,
    pub currency: String,
    pub created: i64,
    pub settled: Option<i64>,
    pub version: i32,
    /// Where the bank tells of it; without a port, which nobody knows yet.
    pub webhook_url: String,
}

pub async fn tell_payments(tx: &mut Tx, rows: &[PaymentRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.payments (store_id, id, order_id, provider, intent_id, status, amount_minor, currency, created_at, settled_at, version)
             select app.store_id(), id, order_id, provider, intent, status, amount, currency, to_timestamp(created), to_timestamp(settled), version
             from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::bigint[], $9::bigint[], $10::integer[])
                 as t (id, order_id, provider, intent, status, amount, currency, created, settled, version)",
            column!(rows, id), column!(rows, order_id), column!(rows, provider), column!(rows, intent_id) as &[Option<String>], column!(rows, status),
            column!(rows, amount_minor), column!(rows, currency), column!(rows, created), column!(rows, settled) as &[Option<i64>], column!(rows, version)
        )
        .execute(&mut **tx)
        .await?;
        let paid: Vec<_> = rows
            .iter()
            .filter(|row| row.intent_id.is_some() && ["confirmed", "confirmed_late", "surplus"].contains(&row.status.as_str()))
            .collect();
        // the bank knows what was paid there, or nothing of it could go back
        sqlx::query!(
            "insert into job.sandbox_intents (store_id, id, amount_minor, currency, reference, return_url, webhook_url, state, created_at)
             select app.store_id(), intent, amount, currency, '', '', webhook, 'approved', to_timestamp(created)
             from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[]) as t (intent, amount, currency, webhook, created)",
            column!(paid, intent_id) as &[Option<String>],
            column!(paid, amount_minor),
            column!(paid, currency),
            column!(paid, webhook_url),
            column!(paid, created)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

//! Consignors, what was agreed with them, and which arrivals were theirs.
use super::column;
use crate::{domain::consignor::SENTENCES, error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// Who brings goods since `at`; a client wears a second hat.
#[derive(Debug, Clone)]
pub struct ConsignorRow {
    pub person_id: Uuid,
    pub is_client: bool,
    pub at: i64,
}

/// One version; its prices go down as in most houses, or not at all. Times count seconds since 1970.
#[derive(Debug, Clone)]
pub struct AgreementRow {
    pub id: Uuid,
    pub consignor_id: Uuid,
    pub version: i32,
    pub store_bp: i32,
    pub floor_bp: Option<i32>,
    pub floor_minor: Option<i64>,
    pub lasts_days: i32,
    pub grace_days: i32,
    pub fate: String,
    pub at: i64,
    pub accepted: Option<i64>,
    pub name: String,
    /// Whether its prices go down by themselves.
    pub steps: bool,
}

#[derive(Debug, Clone)]
pub struct ArrivalRow {
    pub collection_id: Uuid,
    pub consignor_id: Uuid,
    pub agreement_id: Uuid,
    pub at: i64,
}

/// People are there already.
pub async fn add_consignors(tx: &mut Tx, rows: &[ConsignorRow]) -> Result<(), AppError> {
    let clients: Vec<ConsignorRow> = rows.iter().filter(|row| row.is_client).cloned().collect();
    sqlx::query!(
        "insert into app.person_roles (store_id, person_id, role, granted_at)
         select app.store_id(), id, 'consignor', to_timestamp(at) from unnest($1::uuid[], $2::bigint[]) as t (id, at)",
        column!(clients, person_id),
        column!(clients, at)
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.consignors (store_id, person_id, since) select app.store_id(), id, to_timestamp(at) from unnest($1::uuid[], $2::bigint[]) as t (id, at)",
        column!(rows, person_id),
        column!(rows, at)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn agree(tx: &mut Tx, rows: &[AgreementRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.agreements (store_id, id, consignor_id, version, store_bp, floor_bp, floor_minor, off_days, off_bp, lasts_days, grace_days, fate, drawn_at, accepted_at,
             accepted_name, accepted_text)
         select app.store_id(), id, consignor, version, share, floor_bp, floor_minor, case when steps then '{30,60}' else '{}' end::integer[], case when steps then '{2000,5000}' else '{}' end::integer[], lasts, grace, fate, to_timestamp(at), to_timestamp(accepted),
             case when accepted is not null then name end, case when accepted is not null then $14 end
         from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[], $5::integer[], $6::bigint[], $7::integer[], $8::integer[], $9::text[], $10::bigint[], $11::bigint[], $12::text[], $13::bool[])
             as t (id, consignor, version, share, floor_bp, floor_minor, lasts, grace, fate, at, accepted, name, steps)",
        column!(rows, id),
        column!(rows, consignor_id),
        column!(rows, version),
        column!(rows, store_bp),
        column!(rows, floor_bp) as &[Option<i32>],
        column!(rows, floor_minor) as &[Option<i64>],
        column!(rows, lasts_days),
        column!(rows, grace_days),
        column!(rows, fate),
        column!(rows, at),
        column!(rows, accepted) as &[Option<i64>],
        column!(rows, name),
        column!(rows, steps),
        SENTENCES
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn consign_arrivals(tx: &mut Tx, rows: &[ArrivalRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.consigned_arrivals (store_id, collection_id, consignor_id, agreement_id, received_at)
         select app.store_id(), arrival, consignor, agreement, to_timestamp(at)
         from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[]) as t (arrival, consignor, agreement, at)",
        column!(rows, collection_id),
        column!(rows, consignor_id),
        column!(rows, agreement_id),
        column!(rows, at)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

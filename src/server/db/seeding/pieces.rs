//! Pieces and the lives they had before the day of seeding.
use super::{Axes, BATCH, Consigned, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A garment. Times count seconds since 1970; `version` is the number of its moves.
#[derive(Debug, Clone)]
pub struct PieceRow {
    pub id: Uuid,
    pub product_id: Uuid,
    pub variant_id: Uuid,
    pub code: String,
    pub status: String,
    pub arrived: i64,
    pub changed: i64,
    pub version: i32,
    pub axes: Axes,
}

/// One move of a piece or of an order.
#[derive(Debug, Clone)]
pub struct MoveRow {
    /// The piece or the order.
    pub subject: Uuid,
    pub version: i32,
    pub from_status: String,
    pub to_status: String,
    pub actor: String,
    pub person_id: Option<Uuid>,
    pub at: i64,
}

/// A column of what was agreed.
fn of<T>(rows: &[PieceRow], field: impl Fn(&Consigned) -> T) -> Vec<Option<T>> {
    rows.iter().map(|row| row.axes.consigned.as_ref().map(&field)).collect()
}

pub async fn bring_pieces(tx: &mut Tx, rows: &[PieceRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.pieces (store_id, id, product_id, variant_id, code, status, arrived_at, changed_at, version, due_back_at, outings, custody, custody_person, custody_moves, ownership,
                 consignor_id, agreement_id, base_minor, floor_minor, lasts_days, wished_back_at)
             select app.store_id(), id, product, variant, code, status, to_timestamp(arrived), to_timestamp(changed), version,
                 case when status in ('bagged', 'in_consignment', 're_consigned') then date_trunc('hour', to_timestamp(changed)) + interval '3 days' end,
                 outings, case when hands is null then case when status in ('sent_back', 'donated') and not waits then 'unknown' else 'shop' end when with_courier then 'courier' else 'client' end,
                 hands, moves, case when agreement is null then 'own' else 'consigned_in' end,
                 consignor, agreement, base, floor, lasts, to_timestamp(wished)
             from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::integer[], $9::integer[], $10::bool[], $11::uuid[], $12::integer[], $13::bool[],
                 $14::uuid[], $15::uuid[], $16::bigint[], $17::bigint[], $18::integer[], $19::bigint[])
                 as t (id, product, variant, code, status, arrived, changed, version, outings, with_courier, hands, moves, waits, consignor, agreement, base, floor, lasts, wished)",
            column!(rows, id),
            column!(rows, product_id),
            column!(rows, variant_id),
            column!(rows, code),
            column!(rows, status),
            column!(rows, arrived),
            column!(rows, changed),
            column!(rows, version),
            &rows.iter().map(|row| row.axes.outings).collect::<Vec<_>>()[..],
            &rows.iter().map(|row| row.axes.hands.is_some_and(|hands| hands.0)).collect::<Vec<_>>()[..],
            &rows.iter().map(|row| row.axes.hands.map(|hands| hands.1)).collect::<Vec<_>>()[..] as &[Option<Uuid>],
            &rows.iter().map(|row| row.axes.hands_moves).collect::<Vec<_>>()[..],
            &of(rows, |one| one.waits).iter().map(|waits| waits.unwrap_or(false)).collect::<Vec<_>>()[..],
            &of(rows, |one| one.consignor)[..] as &[Option<Uuid>],
            &of(rows, |one| one.agreement)[..] as &[Option<Uuid>],
            &of(rows, |one| one.base_minor)[..] as &[Option<i64>],
            &of(rows, Consigned::floor)[..] as &[Option<i64>],
            &of(rows, |one| one.lasts_days)[..] as &[Option<i32>],
            &of(rows, |one| one.wished).into_iter().map(Option::flatten).collect::<Vec<_>>()[..] as &[Option<i64>]
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn tell_lives(tx: &mut Tx, rows: &[MoveRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH * 2) {
        sqlx::query!(
            "insert into app.piece_status_history (store_id, piece_id, version, from_status, to_status, actor, person_id, changed_at)
             select app.store_id(), subject, version, was, is_now, actor, person, to_timestamp(at)
             from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::bigint[])
                 as t (subject, version, was, is_now, actor, person, at)",
            column!(rows, subject),
            column!(rows, version),
            column!(rows, from_status),
            column!(rows, to_status),
            column!(rows, actor),
            column!(rows, person_id) as &[Option<Uuid>],
            column!(rows, at)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

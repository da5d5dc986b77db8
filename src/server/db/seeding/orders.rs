//! Orders of the past: what was bought, where it went, how it went.
use super::{BATCH, MoveRow, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// An order that holds no goods any more. Times count seconds since 1970; money in minor units.
#[derive(Debug, Clone)]
pub struct OrderRow {
    pub id: Uuid,
    pub code: String,
    /// 64 hex digits each; nobody knows the secrets that they would be hashes of.
    pub link_hash: String,
    pub visitor_hash: String,
    pub intent_key: String,
    pub person_id: Option<Uuid>,
    pub status: String,
    pub email: String,
    pub phone: String,
    pub full_name: String,
    pub fulfilment: String,
    pub delivery_name: String,
    pub currency: String,
    pub subtotal_minor: i64,
    pub delivery_minor: i64,
    pub placed: i64,
    pub pay_until: i64,
    pub version: i32,
    /// The bag that it was kept of.
    pub bag: Option<Uuid>,
}

/// What was bought, at its price of that day.
#[derive(Debug, Clone)]
pub struct OrderLineRow {
    pub order_id: Uuid,
    pub line: i16,
    pub product_id: Uuid,
    pub variant_id: Uuid,
    pub piece_id: Option<Uuid>,
    pub sku: String,
    pub name: String,
    pub label: String,
    pub quantity: i32,
    pub unit_price_minor: i64,
}

/// Where an order went.
#[derive(Debug, Clone)]
pub struct OrderAddressRow {
    pub order_id: Uuid,
    pub line1: String,
    pub line2: String,
    pub district: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
}

pub async fn tell_orders(tx: &mut Tx, rows: &[OrderRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, phone, full_name, fulfilment,
                 delivery_name, currency, subtotal_minor, delivery_minor, total_minor, placed_at, pay_until, version, channel, bag_id)
             select app.store_id(), id, code, link, visitor, intent, person, status, email, phone, full_name, fulfilment, delivery_name, currency,
                 subtotal, fee, subtotal + fee, to_timestamp(placed), to_timestamp(pay_until), version,
                 case when bag is null then 'online' else 'bag' end, bag
             from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[],
                 $11::text[], $12::text[], $13::text[], $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[], $18::integer[], $19::uuid[])
                 as t (id, code, link, visitor, intent, person, status, email, phone, full_name, fulfilment, delivery_name, currency, subtotal, fee, placed, pay_until, version, bag)",
            column!(rows, id), column!(rows, code), column!(rows, link_hash), column!(rows, visitor_hash), column!(rows, intent_key),
            column!(rows, person_id) as &[Option<Uuid>], column!(rows, status), column!(rows, email), column!(rows, phone), column!(rows, full_name),
            column!(rows, fulfilment), column!(rows, delivery_name), column!(rows, currency), column!(rows, subtotal_minor), column!(rows, delivery_minor),
            column!(rows, placed), column!(rows, pay_until), column!(rows, version), column!(rows, bag) as &[Option<Uuid>]
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn tell_order_lines(tx: &mut Tx, rows: &[OrderLineRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.order_lines (store_id, order_id, line, product_id, variant_id, piece_id, sku, name, label, quantity, unit_price_minor, line_total_minor)
             select app.store_id(), order_id, line, product, variant, piece, sku, name, label, quantity, price, price * quantity
             from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::integer[], $10::bigint[])
                 as t (order_id, line, product, variant, piece, sku, name, label, quantity, price)",
            column!(rows, order_id), column!(rows, line), column!(rows, product_id), column!(rows, variant_id),
            column!(rows, piece_id) as &[Option<Uuid>], column!(rows, sku), column!(rows, name), column!(rows, label), column!(rows, quantity),
            column!(rows, unit_price_minor)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn tell_addresses(tx: &mut Tx, rows: &[OrderAddressRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.order_addresses (store_id, order_id, line1, line2, district, city, region, postal_code)
             select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as t",
            column!(rows, order_id), column!(rows, line1), column!(rows, line2), column!(rows, district), column!(rows, city), column!(rows, region),
            column!(rows, postal_code)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn tell_order_moves(tx: &mut Tx, rows: &[MoveRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH * 2) {
        sqlx::query!(
            "insert into app.order_status_history (store_id, order_id, version, from_status, to_status, actor, person_id, changed_at)
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

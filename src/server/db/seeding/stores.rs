//! A store is opened: its face, its names on the network, its clocks, its ways of delivery, the pictures of its home page.
use super::column;
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A store with the host names under which it answers.
#[derive(Debug, Clone)]
pub struct StoreRow {
    pub id: Uuid,
    pub slug: &'static str,
    pub name: &'static str,
    pub tagline: &'static str,
    pub locale: &'static str,
    pub currency: &'static str,
    pub time_zone: &'static str,
    pub theme: &'static str,
    pub hosts: Vec<String>,
    /// How long a piece is held for a cart.
    pub hold_minutes: i32,
    /// How long an order waits for its payment.
    pub payment_minutes: i32,
}

/// A way of delivery; money in minor units.
#[derive(Debug, Clone)]
pub struct DeliveryRow {
    pub id: Uuid,
    pub kind: String,
    pub name: String,
    pub promise: String,
    /// How postal codes begin that it goes to.
    pub reach: Option<&'static str>,
    pub fee_minor: i64,
    pub free_from_minor: Option<i64>,
    pub sort: i16,
}

/// A picture of the store itself.
#[derive(Debug, Clone)]
pub struct StoreMediaRow {
    pub place: String,
    pub media_key: String,
    pub width: i32,
    pub height: i32,
    pub thumbhash: String,
    pub alt: String,
    /// The place of which it is another light or cut.
    pub of_place: Option<String>,
    pub scene: &'static str,
}

/// Whether the store of this transaction is there.
pub async fn store_is_open(tx: &mut Tx) -> Result<bool, AppError> {
    Ok(sqlx::query_scalar!(r#"select exists (select 1 from app.stores where store_id = app.store_id()) as "there!""#)
        .fetch_one(&mut **tx)
        .await?)
}

/// Settings of this transaction for filling a store: no table is read whole for each row that a trigger touches, and a batch on a
/// busy machine may take longer than a visitor would wait.
///
/// Plans look at no values: statistics that were taken while this store was being filled know only of others, and by them every index
/// finds one row. What bags taught 334 clients then took more than two minutes, where it takes two seconds.
pub async fn make_ready(tx: &mut Tx) -> Result<(), AppError> {
    sqlx::query!(
        "select set_config(name, value, true) from (values ('enable_seqscan', 'off'), ('plan_cache_mode', 'force_generic_plan'), ('statement_timeout', '120s'), ('jit', 'off')) as t (name, value)"
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(())
}

/// Plan anew. What was planned for an empty table (checks of foreign keys, statements of triggers) walks through the store's whole
/// index for each row once the table is full: batches of 2,000 rows grew from 7 to 48 s, where now 7,200 pieces take 12.
pub async fn forget_plans(tx: &mut Tx) -> Result<(), AppError> {
    sqlx::query!("discard plans").execute(&mut **tx).await?;
    Ok(())
}

pub async fn open_store(tx: &mut Tx, store: &StoreRow) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.stores (store_id, slug, name, tagline, locale, currency, time_zone, theme) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        store.id, store.slug, store.name, store.tagline, store.locale, store.currency, store.time_zone, store.theme
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.store_domains (store_id, host) select app.store_id(), host from unnest($1::text[]) as host",
        &store.hosts[..]
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.store_policies (store_id, hold_minutes, payment_minutes) values (app.store_id(), $1, $2)",
        store.hold_minutes,
        store.payment_minutes
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn add_deliveries(tx: &mut Tx, rows: &[DeliveryRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.delivery_options (store_id, id, kind, name, promise, fee_minor, free_from_minor, sort, reach)
         select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::smallint[], $8::text[]) as t",
        column!(rows, id), column!(rows, kind), column!(rows, name), column!(rows, promise), column!(rows, fee_minor),
        column!(rows, free_from_minor) as &[Option<i64>], column!(rows, sort),
        &rows.iter().map(|row| row.reach.map(str::to_owned)).collect::<Vec<_>>() as &[Option<String>]
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn hang_store_media(tx: &mut Tx, rows: &[StoreMediaRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.store_media (store_id, place, media_key, width, height, thumbhash, alt, of_place, scene)
         select app.store_id(), t.* from unnest($1::text[], $2::text[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[]) as t",
        column!(rows, place),
        column!(rows, media_key),
        column!(rows, width),
        column!(rows, height),
        column!(rows, thumbhash),
        column!(rows, alt),
        column!(rows, of_place) as &[Option<String>],
        &rows.iter().map(|row| row.scene.to_owned()).collect::<Vec<_>>()
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

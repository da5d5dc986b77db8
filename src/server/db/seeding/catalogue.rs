//! Collections, products and their variants. Products carry the price and the availability that the triggers will find, so that
//! these find nothing left to change: one row version instead of three.
use super::{BATCH, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A numbered arrival. `arrived` counts days since 1970-01-01, the others seconds. It is public unless it waits for `opens`; one that is over
/// leads to another.
#[derive(Debug, Clone, Default)]
pub struct CollectionRow {
    pub id: Uuid,
    pub slug: String,
    pub number: i32,
    pub title: String,
    pub story: String,
    pub arrived: i32,
    pub opens: Option<i64>,
    pub over: Option<i64>,
    pub leads_to: Option<Uuid>,
}

/// A product. `published` counts seconds since 1970; a draft was not.
#[derive(Debug, Clone)]
pub struct ProductRow {
    pub id: Uuid,
    pub slug: String,
    pub kind: String,
    pub status: String,
    pub name: String,
    pub tagline: String,
    pub description: String,
    pub brand: String,
    pub usage: String,
    pub condition_note: String,
    pub hue: i16,
    pub collection_id: Option<Uuid>,
    pub availability: String,
    pub listed_price_minor: i64,
    pub published: i64,
}

/// A size or a volume; money in minor units.
#[derive(Debug, Clone)]
pub struct VariantRow {
    pub id: Uuid,
    pub product_id: Uuid,
    pub sku: String,
    pub label: String,
    pub price_minor: i64,
    pub compare_at_minor: Option<i64>,
    pub sort: i16,
}

pub async fn add_collections(tx: &mut Tx, rows: &[CollectionRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.collections (store_id, id, slug, number, title, story, arrived_on, is_public, opens_at, archived_at, successor_id)
         select app.store_id(), id, slug, number, title, story, date '1970-01-01' + arrived, opens is null, to_timestamp(opens), to_timestamp(over), leads_to
         from unnest($1::uuid[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::integer[], $7::bigint[], $8::bigint[], $9::uuid[])
             as t (id, slug, number, title, story, arrived, opens, over, leads_to)",
        column!(rows, id), column!(rows, slug), column!(rows, number), column!(rows, title), column!(rows, story), column!(rows, arrived),
        column!(rows, opens) as &[Option<i64>], column!(rows, over) as &[Option<i64>], column!(rows, leads_to) as &[Option<Uuid>]
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn add_products(tx: &mut Tx, rows: &[ProductRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.products (store_id, id, slug, kind, status, name, tagline, description, brand, usage, condition_note, hue, collection_id,
                 availability, listed_price_minor, published_at)
             select app.store_id(), id, slug, kind, status, name, tagline, description, brand, usage, condition_note, hue, collection_id,
                 availability, price, case when status <> 'draft' then to_timestamp(published) end
             from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                 $11::smallint[], $12::uuid[], $13::text[], $14::bigint[], $15::bigint[])
                 as t (id, slug, kind, status, name, tagline, description, brand, usage, condition_note, hue, collection_id, availability, price, published)",
            column!(rows, id), column!(rows, slug), column!(rows, kind), column!(rows, status), column!(rows, name), column!(rows, tagline),
            column!(rows, description), column!(rows, brand), column!(rows, usage), column!(rows, condition_note), column!(rows, hue),
            column!(rows, collection_id) as &[Option<Uuid>], column!(rows, availability), column!(rows, listed_price_minor), column!(rows, published)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn add_variants(tx: &mut Tx, rows: &[VariantRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.variants (store_id, id, product_id, sku, label, price_minor, compare_at_minor, sort)
             select app.store_id(), t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::smallint[]) as t",
            column!(rows, id), column!(rows, product_id), column!(rows, sku), column!(rows, label), column!(rows, price_minor),
            column!(rows, compare_at_minor) as &[Option<i64>], column!(rows, sort)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

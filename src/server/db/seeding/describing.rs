//! What hangs on a product and describes it: words, measures, costs, pictures.
use super::{BATCH, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A word of the store's vocabulary.
#[derive(Debug, Clone)]
pub struct TagRow {
    pub id: Uuid,
    pub kind: String,
    pub slug: String,
    pub name: String,
    pub sort: i16,
    /// Millimetres that such a cut stands away from the body, and that such a cloth gives.
    pub room_mm: i16,
    pub give_mm: i16,
}

/// Another word for a word.
#[derive(Debug, Clone)]
pub struct AliasRow {
    pub tag_id: Uuid,
    pub kind: String,
    pub slug: String,
    pub word: String,
}

/// A word on a product.
#[derive(Debug, Clone, Copy)]
pub struct ProductTagRow {
    pub product_id: Uuid,
    pub tag_id: Uuid,
}

/// A measure of a garment.
#[derive(Debug, Clone)]
pub struct MeasureRow {
    pub product_id: Uuid,
    pub area: String,
    pub millimetres: i32,
}

/// What a product cost, in minor units.
#[derive(Debug, Clone, Copy)]
pub struct CostRow {
    pub product_id: Uuid,
    pub cost_minor: i64,
}

/// A picture of a product.
#[derive(Debug, Clone)]
pub struct MediaRow {
    pub id: Uuid,
    pub product_id: Uuid,
    pub position: i16,
    pub media_key: String,
    pub width: i32,
    pub height: i32,
    pub thumbhash: String,
    pub alt: String,
    /// The light that it was taken in: `dark`, `light`, or `any`.
    pub scene: &'static str,
}

pub async fn add_tags(tx: &mut Tx, rows: &[TagRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.tags (store_id, id, kind, slug, name, sort, room_mm, give_mm)
         select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::smallint[], $7::smallint[]) as t",
        column!(rows, id),
        column!(rows, kind),
        column!(rows, slug),
        column!(rows, name),
        column!(rows, sort),
        column!(rows, room_mm),
        column!(rows, give_mm)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn call_tags_also(tx: &mut Tx, rows: &[AliasRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.tag_aliases (store_id, tag_id, kind, slug, word) select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as t",
        column!(rows, tag_id),
        column!(rows, kind),
        column!(rows, slug),
        column!(rows, word)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn tag_products(tx: &mut Tx, rows: &[ProductTagRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH * 4) {
        sqlx::query!(
            "insert into app.product_tags (store_id, product_id, tag_id) select app.store_id(), t.* from unnest($1::uuid[], $2::uuid[]) as t",
            column!(rows, product_id), column!(rows, tag_id)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn measure_products(tx: &mut Tx, rows: &[MeasureRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH * 4) {
        sqlx::query!(
            "insert into app.product_measures (store_id, product_id, area, millimetres)
             select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::integer[]) as t",
            column!(rows, product_id),
            column!(rows, area),
            column!(rows, millimetres)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn note_costs(tx: &mut Tx, rows: &[CostRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.product_costs (store_id, product_id, cost_minor) select app.store_id(), t.* from unnest($1::uuid[], $2::bigint[]) as t",
            column!(rows, product_id), column!(rows, cost_minor)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn hang_pictures(tx: &mut Tx, rows: &[MediaRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.product_media (store_id, id, product_id, position, media_key, width, height, thumbhash, alt, scene)
             select app.store_id(), t.* from unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::text[], $5::integer[], $6::integer[], $7::text[], $8::text[], $9::text[]) as t",
            column!(rows, id), column!(rows, product_id), column!(rows, position), column!(rows, media_key), column!(rows, width), column!(rows, height),
            column!(rows, thumbhash), column!(rows, alt), &rows.iter().map(|row| row.scene.to_owned()).collect::<Vec<_>>()
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

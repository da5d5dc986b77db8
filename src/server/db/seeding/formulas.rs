//! Counted goods: ingredients and formulas, parts of kits, stock.
use super::column;
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// An ingredient of the house.
#[derive(Debug, Clone)]
pub struct IngredientRow {
    pub id: Uuid,
    pub inci: String,
    pub name: String,
    pub purpose: String,
    /// What conflicts are about.
    pub family: Option<String>,
}

/// An ingredient in a formula; the share in basis points where the house tells it.
#[derive(Debug, Clone, Copy)]
pub struct FormulaRow {
    pub product_id: Uuid,
    pub ingredient_id: Uuid,
    pub position: i16,
    pub share_bp: Option<i32>,
}

/// A part of a kit.
#[derive(Debug, Clone, Copy)]
pub struct KitPartRow {
    pub product_id: Uuid,
    pub kit_variant_id: Uuid,
    pub part_variant_id: Uuid,
    pub quantity: i32,
}

/// Units in the shop.
#[derive(Debug, Clone, Copy)]
pub struct StockRow {
    pub variant_id: Uuid,
    pub on_hand: i32,
}

pub async fn add_ingredients(tx: &mut Tx, rows: &[IngredientRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.ingredients (store_id, id, inci, name, purpose, family)
         select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as t",
        column!(rows, id),
        column!(rows, inci),
        column!(rows, name),
        column!(rows, purpose),
        column!(rows, family) as &[Option<String>]
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn write_formulas(tx: &mut Tx, rows: &[FormulaRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.product_ingredients (store_id, product_id, ingredient_id, position, share_bp)
         select app.store_id(), t.* from unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::integer[]) as t",
        column!(rows, product_id),
        column!(rows, ingredient_id),
        column!(rows, position),
        column!(rows, share_bp) as &[Option<i32>]
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Before [`stock_shelves`]: stock that arrives looks for the kits that it completes.
pub async fn pack_kits(tx: &mut Tx, rows: &[KitPartRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.kit_parts (store_id, product_id, kit_variant_id, part_variant_id, quantity)
         select app.store_id(), t.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[]) as t",
        column!(rows, product_id),
        column!(rows, kit_variant_id),
        column!(rows, part_variant_id),
        column!(rows, quantity)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn stock_shelves(tx: &mut Tx, rows: &[StockRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.stock_levels (store_id, variant_id, on_hand) select app.store_id(), t.* from unnest($1::uuid[], $2::integer[]) as t",
        column!(rows, variant_id), column!(rows, on_hand)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

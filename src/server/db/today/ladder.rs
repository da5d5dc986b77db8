//! A step down the ladder of prices, by the one door of prices, and only while the piece hangs: what somebody has at home, in her bag or in
//! her cart keeps the price at which she took it.
use crate::{
    domain::{
        editing::{Edit, Edited, PieceField, PriceReason, Why},
        id::PieceId,
    },
    error::AppError,
    server::db::{editing, tx::Tx},
};
use sqlx::query_scalar;

/// From the price that was seen. `NotFound`; `Conflict`: not_on_rail.
pub async fn lower(tx: &mut Tx, piece: PieceId, seen: i64, becomes: i64) -> Result<Edited, AppError> {
    let status =
        query_scalar!("select status from app.pieces where store_id = (select app.store_id()) and id = $1 for no key update", piece.0);
    match status.fetch_optional(&mut **tx).await?.as_deref() {
        None => Err(AppError::NotFound),
        Some("in_stock") => {
            let edit = Edit { field: PieceField::Price, seen: seen.to_string(), becomes: becomes.to_string() };
            editing::edit(tx, piece, &edit, &Why { reason: PriceReason::Markdown.name().into(), note: String::new() }).await
        }
        Some(_) => Err(AppError::Conflict { reason: "not_on_rail".into() }),
    }
}

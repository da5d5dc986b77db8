//! Editorial pages that are out already: each with one published revision, written by somebody of the house.
use super::column;
use crate::{domain::editorial::Block, error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A page and its one revision. `at` counts seconds since 1970.
#[derive(Debug, Clone)]
pub struct PageRow {
    pub id: Uuid,
    pub revision: Uuid,
    pub kind: &'static str,
    pub slug: String,
    pub collection: Option<Uuid>,
    pub title: String,
    pub description: String,
    pub blocks: Vec<Block>,
    pub by: Uuid,
    pub at: i64,
}

/// Blocks as the database keeps them.
fn written(rows: &[PageRow]) -> Result<Vec<serde_json::Value>, AppError> {
    rows.iter().map(|row| serde_json::to_value(&row.blocks).map_err(|_| AppError::Fault)).collect()
}

pub async fn lay_out_pages(tx: &mut Tx, rows: &[PageRow]) -> Result<(), AppError> {
    let blocks = written(rows)?;
    let kinds: Vec<String> = rows.iter().map(|row| row.kind.to_owned()).collect();
    sqlx::query!(
        "insert into app.pages (store_id, id, kind, slug, collection_id)
         select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as t",
        column!(rows, id),
        &kinds,
        column!(rows, slug),
        column!(rows, collection) as &[Option<Uuid>]
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.page_revisions (store_id, id, page_id, number, status, title, description, blocks, edited_by, edited_at)
         select app.store_id(), id, page, 1, 'published', title, description, blocks, by_whom, to_timestamp(at)
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::jsonb[], $6::uuid[], $7::bigint[])
             as t (id, page, title, description, blocks, by_whom, at)",
        column!(rows, revision),
        column!(rows, id),
        column!(rows, title),
        column!(rows, description),
        &blocks,
        column!(rows, by),
        column!(rows, at)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

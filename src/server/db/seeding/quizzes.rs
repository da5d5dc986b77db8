//! Quizzes, rituals, and what should not be worn together.
use super::column;
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A quiz, published as it is.
#[derive(Debug, Clone)]
pub struct QuizRow {
    pub id: Uuid,
    pub slug: String,
    pub title: String,
    /// JSON of `domain::quiz::Graph`.
    pub graph: String,
}

/// How a product is worn.
#[derive(Debug, Clone)]
pub struct RitualRow {
    pub product_id: Uuid,
    pub step: i16,
    pub morning: String,
    pub evening: String,
}

/// Two families that should not meet.
#[derive(Debug, Clone)]
pub struct ConflictRow {
    pub id: Uuid,
    pub one: String,
    pub other: String,
    pub severity: String,
    pub title: String,
    pub advice: String,
}

pub async fn publish_quiz(tx: &mut Tx, row: &QuizRow) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.quizzes (store_id, id, slug, title, draft, live_version) values (app.store_id(), $1, $2, $3, $4::text::jsonb, 1)",
        row.id,
        row.slug,
        row.title,
        row.graph
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.quiz_versions (store_id, quiz_id, version, graph) values (app.store_id(), $1, 1, $2::text::jsonb)",
        row.id,
        row.graph
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn tell_rituals(tx: &mut Tx, rows: &[RitualRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.product_rituals (store_id, product_id, step, morning, evening)
         select app.store_id(), t.* from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[]) as t",
        column!(rows, product_id),
        column!(rows, step),
        column!(rows, morning),
        column!(rows, evening)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn warn_of_conflicts(tx: &mut Tx, rows: &[ConflictRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.ingredient_conflicts (store_id, id, one, other, severity, title, advice)
         select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as t",
        column!(rows, id),
        column!(rows, one),
        column!(rows, other),
        column!(rows, severity),
        column!(rows, title),
        column!(rows, advice)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

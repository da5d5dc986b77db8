//! What a store knows of its clients: words and measures with their source, birthdays, portfolios, classes.
use super::{BATCH, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A word that describes a client. `at` counts seconds since 1970.
#[derive(Debug, Clone)]
pub struct ClientTagRow {
    pub person_id: Uuid,
    pub tag_id: Uuid,
    pub source: &'static str,
    pub at: i64,
}

/// A measure of hers.
#[derive(Debug, Clone)]
pub struct ClientMeasureRow {
    pub person_id: Uuid,
    pub area: &'static str,
    pub source: &'static str,
    pub millimetres: i32,
    pub at: i64,
}

/// What is known of her beside her contact, and her class.
#[derive(Debug, Clone)]
pub struct ClientProfileRow {
    pub person_id: Uuid,
    pub birth_day: Option<i16>,
    pub birth_month: Option<i16>,
    pub attendant_id: Option<Uuid>,
    pub prefers: Option<&'static str>,
    pub class_id: Option<Uuid>,
}

/// A class of trust.
#[derive(Debug, Clone)]
pub struct ClassRow {
    pub id: Uuid,
    pub name: String,
    pub value_minor: Option<i64>,
    pub pieces: Option<i32>,
    pub bags: Option<i32>,
    pub sort: i16,
}

pub async fn add_classes(tx: &mut Tx, rows: &[ClassRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.client_classes (store_id, id, name, value_limit_minor, pieces_limit, bags_limit, sort)
         select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::bigint[], $4::int[], $5::int[], $6::smallint[]) as t",
        column!(rows, id),
        column!(rows, name),
        column!(rows, value_minor) as &[Option<i64>],
        column!(rows, pieces) as &[Option<i32>],
        column!(rows, bags) as &[Option<i32>],
        column!(rows, sort)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn describe_clients(tx: &mut Tx, tags: &[ClientTagRow], measures: &[ClientMeasureRow]) -> Result<(), AppError> {
    for rows in tags.chunks(BATCH) {
        sqlx::query!(
            "insert into app.client_tags (store_id, person_id, tag_id, source, noted_at)
             select app.store_id(), p, g, s, to_timestamp(at) from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[]) as t (p, g, s, at) on conflict do nothing",
            column!(rows, person_id),
            column!(rows, tag_id),
            column!(rows, source),
            column!(rows, at)
        )
        .execute(&mut **tx)
        .await?;
    }
    for rows in measures.chunks(BATCH) {
        sqlx::query!(
            "insert into app.client_measures (store_id, person_id, area, source, millimetres, noted_at)
             select app.store_id(), p, a, s, m, to_timestamp(at) from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::bigint[]) as t (p, a, s, m, at)",
            column!(rows, person_id),
            column!(rows, area),
            column!(rows, source),
            column!(rows, millimetres),
            column!(rows, at)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn know_clients(tx: &mut Tx, rows: &[ClientProfileRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.client_profiles (store_id, person_id, birth_day, birth_month, attendant_id, prefers)
             select app.store_id(), t.* from unnest($1::uuid[], $2::smallint[], $3::smallint[], $4::uuid[], $5::text[]) as t",
            column!(rows, person_id),
            column!(rows, birth_day) as &[Option<i16>],
            column!(rows, birth_month) as &[Option<i16>],
            column!(rows, attendant_id) as &[Option<Uuid>],
            column!(rows, prefers) as &[Option<&str>]
        )
        .execute(&mut **tx)
        .await?;
        sqlx::query!(
            "insert into app.client_terms (store_id, person_id, class_id) select app.store_id(), p, c from unnest($1::uuid[], $2::uuid[]) as t (p, c) where c is not null",
            column!(rows, person_id),
            column!(rows, class_id) as &[Option<Uuid>]
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// What bags taught: after they were told.
pub async fn learn_from_bags(tx: &mut Tx) -> Result<(), AppError> {
    sqlx::query!(
        "select app.learn_from_bags(b.client_id) from (select distinct client_id from app.bags where store_id = app.store_id()) b"
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(())
}

//! People of a store, their hats, and for a few of them a password.
use super::{BATCH, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A person with one hat. `at` counts seconds since 1970.
#[derive(Debug, Clone)]
pub struct PersonRow {
    pub id: Uuid,
    pub full_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub role: String,
    pub at: i64,
}

/// A way in for a person.
#[derive(Debug, Clone)]
pub struct CredentialRow {
    pub person_id: Uuid,
    pub email: String,
    pub password_hash: String,
}

pub async fn add_people(tx: &mut Tx, rows: &[PersonRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.people (store_id, id, full_name, email, phone, created_at)
             select app.store_id(), id, full_name, email, phone, to_timestamp(at)
             from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[]) as t (id, full_name, email, phone, at)",
            column!(rows, id),
            column!(rows, full_name),
            column!(rows, email) as &[Option<String>],
            column!(rows, phone) as &[Option<String>],
            column!(rows, at)
        )
        .execute(&mut **tx)
        .await?;
        sqlx::query!(
            "insert into app.person_roles (store_id, person_id, role, granted_at)
             select app.store_id(), id, role, to_timestamp(at) from unnest($1::uuid[], $2::text[], $3::bigint[]) as t (id, role, at)",
            column!(rows, id),
            column!(rows, role),
            column!(rows, at)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

pub async fn give_passwords(tx: &mut Tx, rows: &[CredentialRow]) -> Result<(), AppError> {
    sqlx::query!(
        "insert into auth.credentials (store_id, person_id, email, password_hash)
         select app.store_id(), t.* from unnest($1::uuid[], $2::text[], $3::text[]) as t",
        column!(rows, person_id),
        column!(rows, email),
        column!(rows, password_hash)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

//! People of a store: let somebody in.
use super::tx::Tx;
use crate::{domain::role::Role, error::AppError};
use sqlx::query;
use uuid::Uuid;

/// Admit a new person with one hat and a password. `Conflict` when the address signs in already.
pub async fn admit(tx: &mut Tx, full_name: &str, email: &str, role: Role, password_hash: &str) -> Result<(), AppError> {
    let id = Uuid::now_v7();
    query!("insert into app.people (store_id, id, full_name, email) values ((select app.store_id()), $1, $2, $3)", id, full_name, email)
        .execute(&mut **tx)
        .await?;
    query!("insert into app.person_roles (store_id, person_id, role) values ((select app.store_id()), $1, $2)", id, role.name())
        .execute(&mut **tx)
        .await?;
    query!(
        "insert into auth.credentials (store_id, person_id, email, password_hash) values ((select app.store_id()), $1, $2, $3)",
        id,
        email,
        password_hash
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

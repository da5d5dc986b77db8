//! People of a store: let somebody in.
use super::tx::Tx;
use crate::{
    domain::{bag::ClientHit, id::PersonId, role::Role},
    error::AppError,
};
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

/// Who wears a courier's hat and is not kept out, by name.
pub async fn couriers(tx: &mut Tx) -> Result<Vec<ClientHit>, AppError> {
    let rows = query!(
        r#"select p.id, p.full_name, coalesce(p.phone, '') as "phone!" from app.people p
           where p.store_id = (select app.store_id()) and p.disabled_at is null
             and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'courier')
           order by p.full_name, p.id limit 100"#
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| ClientHit { id: PersonId(row.id), full_name: row.full_name, phone: row.phone }).collect())
}

/// Clients whose name or phone has these words, by name; as many as a list under a field may show.
pub async fn clients(tx: &mut Tx, words: &str) -> Result<Vec<ClientHit>, AppError> {
    let rows = query!(
        r#"select p.id, p.full_name, coalesce(p.phone, '') as "phone!" from app.people p
           where p.store_id = (select app.store_id()) and p.disabled_at is null
             and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'customer')
             and (strpos(app.fold(p.full_name), app.fold($1)) > 0 or (regexp_replace($1, '\D', '', 'g') <> '' and strpos(p.phone, regexp_replace($1, '\D', '', 'g')) > 0))
           order by p.full_name, p.id limit 8"#,
        words
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| ClientHit { id: PersonId(row.id), full_name: row.full_name, phone: row.phone }).collect())
}

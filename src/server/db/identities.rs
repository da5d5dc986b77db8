//! Accounts at a provider by which people come in. Only the door's role may ask.
use super::{sessions::Login, tx::Tx};
use crate::{
    domain::{
        account::{SecondProof, Ways},
        id::PersonId,
    },
    error::AppError,
    server::actor::KeyHash,
};
use sqlx::query;
use uuid::Uuid;

/// Whose account this is at the provider: its own name for her decides, and nothing else.
pub async fn find(tx: &mut Tx, issuer: &str, subject: &str) -> Result<Option<Login>, AppError> {
    let row = query!(
        r#"select person_id as "person!", full_name as "full_name!", roles as "roles!" from auth.find_identity($1, $2)"#,
        issuer,
        subject
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|r| Login {
        person: PersonId(r.person),
        full_name: r.full_name,
        password_hash: None,
        roles: r.roles.iter().filter_map(|role| role.parse().ok()).collect(),
    }))
}

/// A new customer. `Conflict` when the address or the identity has an account.
pub async fn join(tx: &mut Tx, issuer: &str, subject: &str, email: &str, full_name: &str) -> Result<(), AppError> {
    query!("select auth.join_by_identity($1, $2, $3, $4, $5)", issuer, subject, email, Uuid::now_v7(), full_name)
        .fetch_one(&mut **tx)
        .await?;
    Ok(())
}

/// `Conflict` when it belongs to somebody, or she has one of this provider.
pub async fn link(tx: &mut Tx, issuer: &str, subject: &str, email: &str, person: PersonId) -> Result<(), AppError> {
    query!("select auth.link_identity($1, $2, $3, $4)", issuer, subject, email, person.0).fetch_one(&mut **tx).await?;
    Ok(())
}

/// `Conflict` when it is her only way in.
pub async fn unlink(tx: &mut Tx, issuer: &str, person: PersonId) -> Result<(), AppError> {
    query!("select auth.unlink_identity($1, $2)", issuer, person.0).fetch_one(&mut **tx).await?;
    Ok(())
}

/// False when somebody came back with it before.
pub async fn spend(tx: &mut Tx, token: &KeyHash, minutes: i32) -> Result<bool, AppError> {
    let row =
        query!(r#"select auth.spend($1, make_interval(mins => $2)) as "first!""#, token.as_str(), minutes).fetch_one(&mut **tx).await?;
    Ok(row.first)
}

/// How she may prove herself; `second` is there, and still empty, for the team.
pub async fn ways(tx: &mut Tx, person: PersonId, issuer: Option<&str>) -> Result<Ways, AppError> {
    let row = query!(
        r#"select has_password as "has_password!", identity, is_team as "is_team!" from auth.ways_of($1, $2)"#,
        person.0,
        issuer.unwrap_or_default()
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map_or_else(Ways::default, |r| Ways {
        has_password: r.has_password,
        google: r.identity,
        offers_google: issuer.is_some() && !r.is_team,
        second: r.is_team.then(SecondProof::default),
    }))
}

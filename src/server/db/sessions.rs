//! Signing in and out: credentials are found, sessions opened, recognised and ended. Only the door's role may.
use super::tx::Tx;
use crate::{
    domain::{account::Farewell, id::PersonId, role::Role},
    error::AppError,
    server::actor::{KeyHash, Person},
};
use sqlx::query;

/// What is known of an e-mail address that somebody signs in with.
#[derive(Debug, Clone)]
pub struct Login {
    pub person: PersonId,
    pub full_name: String,
    /// None for who comes in by a provider alone.
    pub password_hash: Option<String>,
    pub roles: Vec<Role>,
}

pub async fn find_login(tx: &mut Tx, email: &str) -> Result<Option<Login>, AppError> {
    let row = query!(
        r#"select person_id as "person!", full_name as "full_name!", password_hash as hash, roles as "roles!" from auth.find_login($1)"#,
        email
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|r| Login {
        person: PersonId(r.person),
        full_name: r.full_name,
        password_hash: r.hash,
        roles: r.roles.iter().filter_map(|role| role.parse().ok()).collect(),
    }))
}

/// Open a session that ends after `hours`.
pub async fn open(tx: &mut Tx, token: &KeyHash, person: PersonId, role: Role, hours: i32, agent: &str) -> Result<(), AppError> {
    query!("select auth.open_session($1, $2, $3, make_interval(hours => $4), $5)", token.as_str(), person.0, role.name(), hours, agent)
        .fetch_one(&mut **tx)
        .await?;
    Ok(())
}

/// Whose session this is, if it lives.
pub async fn find(tx: &mut Tx, token: &KeyHash) -> Result<Option<Person>, AppError> {
    let row =
        query!(r#"select person_id as "person!", role as "role!", full_name as "full_name!" from auth.find_session($1)"#, token.as_str())
            .fetch_optional(&mut **tx)
            .await?;
    row.map(|r| Ok(Person { id: PersonId(r.person), role: r.role.parse().map_err(|_| AppError::Fault)?, full_name: r.full_name }))
        .transpose()
}

pub async fn end(tx: &mut Tx, token: &KeyHash) -> Result<(), AppError> {
    query!("select auth.end_session($1)", token.as_str()).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Which of these no longer stand, and why. Those that do were seen.
pub async fn judge(tx: &mut Tx, sessions: impl IntoIterator<Item = &KeyHash>) -> Result<Vec<(KeyHash, Farewell)>, AppError> {
    let hashes: Vec<String> = sessions.into_iter().map(|session| session.as_str().to_owned()).collect();
    let rows = query!(r#"select token as "token!", why as "why!" from auth.judge_seats($1)"#, &hashes).fetch_all(&mut **tx).await?;
    rows.into_iter().map(|r| Ok((KeyHash::kept(r.token), r.why.parse().map_err(|_| AppError::Fault)?))).collect()
}

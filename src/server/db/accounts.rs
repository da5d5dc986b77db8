//! Accounts at the door: tries are counted, secrets sent to an address, people come in, change how they prove themselves and find
//! their guest orders. Each is one verb of the database; the door's role may call it.
use super::tx::Tx;
use crate::{
    domain::{
        account::{OpenSession, device_name},
        id::PersonId,
        store::Locale,
    },
    error::AppError,
    i18n::clock,
    server::actor::KeyHash,
};
use sqlx::query;
use uuid::Uuid;

/// A bucket in which tries are counted, and how many it takes before it closes for a while.
#[derive(Debug, Clone)]
pub struct Bucket(pub KeyHash, pub i32);

/// Charge a try to every bucket; false when one of them is closed.
pub async fn charge(tx: &mut Tx, buckets: &[Bucket]) -> Result<bool, AppError> {
    let keys: Vec<String> = buckets.iter().map(|bucket| bucket.0.as_str().to_owned()).collect();
    let most: Vec<i32> = buckets.iter().map(|bucket| bucket.1).collect();
    Ok(query!(r#"select auth.charge_try($1, $2) as "open!""#, &keys, &most).fetch_one(&mut **tx).await?.open)
}

/// The try was right: the first bucket is emptied, the others forget this one.
pub async fn forgive(tx: &mut Tx, buckets: &[Bucket]) -> Result<(), AppError> {
    let keys: Vec<String> = buckets.iter().map(|bucket| bucket.0.as_str().to_owned()).collect();
    query!("select auth.forgive_try($1)", &keys).fetch_one(&mut **tx).await?;
    Ok(())
}

pub async fn is_known_device(tx: &mut Tx, device: &KeyHash, email: &str) -> Result<bool, AppError> {
    Ok(query!(r#"select auth.is_known_device($1, $2) as "known!""#, device.as_str(), email).fetch_one(&mut **tx).await?.known)
}

pub async fn trust_device(tx: &mut Tx, device: &KeyHash, person: PersonId) -> Result<(), AppError> {
    query!("select auth.trust_device($1, $2)", device.as_str(), person.0).fetch_one(&mut **tx).await?;
    Ok(())
}

/// What a secret that is sent to an address is good for.
#[derive(Debug, Clone, Default)]
pub struct NewProof<'a> {
    pub purpose: &'static str,
    pub email: &'a str,
    pub person: Option<PersonId>,
    pub order: Option<Uuid>,
    /// Only this session may use it.
    pub session: Option<KeyHash>,
    pub role: Option<&'static str>,
    pub minutes: i32,
}

pub async fn open_proof(tx: &mut Tx, token: &KeyHash, proof: &NewProof<'_>) -> Result<(), AppError> {
    query!(
        "select auth.open_proof($1, $2, $3, $4, $5, $6, $7, make_interval(mins => $8))",
        token.as_str(),
        proof.purpose,
        proof.email,
        proof.person.map(|person| person.0) as Option<Uuid>,
        proof.order as Option<Uuid>,
        proof.session.as_ref().map(KeyHash::as_str) as Option<&str>,
        proof.role as Option<&str>,
        proof.minutes
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(())
}

/// A secret that may still be used.
#[derive(Debug, Clone)]
pub struct Proof {
    pub email: String,
    pub person: Option<PersonId>,
    pub role: Option<String>,
}

pub async fn find_proof(tx: &mut Tx, token: &KeyHash, purpose: &str) -> Result<Option<Proof>, AppError> {
    let row = query!(r#"select email as "email!", person_id, role from auth.find_proof($1, $2)"#, token.as_str(), purpose)
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.map(|r| Proof { email: r.email, person: r.person_id.map(PersonId), role: r.role }))
}

/// `Conflict` when the link is over or the address has an account by now.
pub async fn create(tx: &mut Tx, token: &KeyHash, full_name: &str, password_hash: &str) -> Result<PersonId, AppError> {
    let row =
        query!(r#"select auth.create_account($1, $2, $3, $4) as "person!""#, token.as_str(), Uuid::now_v7(), full_name, password_hash)
            .fetch_one(&mut **tx)
            .await?;
    Ok(PersonId(row.person))
}

/// `Conflict` when the link is over. Every session of hers ends.
pub async fn reset_password(tx: &mut Tx, token: &KeyHash, password_hash: &str) -> Result<PersonId, AppError> {
    let row = query!(r#"select auth.reset_password($1, $2) as "person!""#, token.as_str(), password_hash).fetch_one(&mut **tx).await?;
    Ok(PersonId(row.person))
}

/// Every session of hers ends.
pub async fn change_password(tx: &mut Tx, person: PersonId, password_hash: &str) -> Result<(), AppError> {
    query!("select auth.change_password($1, $2)", person.0, password_hash).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Answers the address that she had. `Conflict` when the link is over, or the address has an account by now.
pub async fn move_address(tx: &mut Tx, token: &KeyHash, person: PersonId) -> Result<String, AppError> {
    Ok(query!(r#"select auth.move_address($1, $2) as "old!""#, token.as_str(), person.0).fetch_one(&mut **tx).await?.old)
}

/// How many guest orders became hers. `Conflict` when the secret is over, or was asked for elsewhere.
pub async fn claim(tx: &mut Tx, token: &KeyHash, purpose: &str, person: PersonId, session: &KeyHash) -> Result<u32, AppError> {
    let row = query!(r#"select auth.claim_by_proof($1, $2, $3, $4) as "many!""#, token.as_str(), purpose, person.0, session.as_str())
        .fetch_one(&mut **tx)
        .await?;
    Ok(u32::try_from(row.many).unwrap_or(0))
}

/// An order of nobody by its number, and the address that it was placed with.
pub async fn guest_order(tx: &mut Tx, code: &str) -> Result<Option<(Uuid, String)>, AppError> {
    let row =
        query!(r#"select order_id as "order!", email as "email!" from app.find_guest_order($1)"#, code).fetch_optional(&mut **tx).await?;
    Ok(row.map(|r| (r.order, r.email)))
}

/// The address by which a person signs in.
pub async fn address_of(tx: &mut Tx, person: PersonId) -> Result<Option<String>, AppError> {
    Ok(query!("select auth.address_of($1) as address", person.0).fetch_one(&mut **tx).await?.address)
}

/// Where she is signed in, this browser first.
pub async fn sessions(tx: &mut Tx, person: PersonId, current: &KeyHash, locale: Locale) -> Result<Vec<OpenSession>, AppError> {
    let rows = query!(
        r#"select id as "id!", opened as "opened!", user_agent as "agent!", is_current as "is_current!" from auth.list_sessions($1, $2)"#,
        person.0,
        current.as_str()
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| OpenSession {
            id: r.id.to_string(),
            since: clock::written(&r.opened, locale),
            device: device_name(&r.agent),
            is_current: r.is_current,
        })
        .collect())
}

pub async fn end_session(tx: &mut Tx, person: PersonId, session: Uuid) -> Result<(), AppError> {
    query!("select auth.end_session_of($1, $2)", person.0, session).fetch_one(&mut **tx).await?;
    Ok(())
}

pub async fn end_all_sessions(tx: &mut Tx, person: PersonId) -> Result<(), AppError> {
    query!("select auth.end_all_sessions($1)", person.0).fetch_one(&mut **tx).await?;
    Ok(())
}

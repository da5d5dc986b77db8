//! The second proof of the team: sessions between two proofs, passkeys, codes. What a passkey says is judged elsewhere; here it is kept.
use super::tx::Tx;
use crate::{
    domain::{
        account::{HeldPasskey, SecondProof},
        id::PersonId,
        store::Locale,
    },
    error::AppError,
    i18n::clock,
    server::actor::{KeyHash, Person},
};
use sqlx::query;
use uuid::Uuid;

/// Somebody between her two proofs.
#[derive(Debug, Clone)]
pub struct Half {
    pub person: Person,
    pub email: String,
    /// Without one she must make one.
    pub has_passkey: bool,
}

/// Who stands between two proofs with this key; nobody after ten minutes.
pub async fn half_session(tx: &mut Tx, token: &KeyHash) -> Result<Option<Half>, AppError> {
    let row = query!(
        r#"select person_id as "person!", role as "role!", full_name as "full_name!", email as "email!", has_passkey as "has_passkey!"
           from auth.find_half_session($1)"#,
        token.as_str()
    )
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|r| {
        let person = Person { id: PersonId(r.person), role: r.role.parse().map_err(|_| AppError::Fault)?, full_name: r.full_name };
        Ok(Half { person, email: r.email, has_passkey: r.has_passkey })
    })
    .transpose()
}

/// The session is whole and has another key. `Conflict` when it was too late.
pub async fn complete(tx: &mut Tx, token: &KeyHash, new_token: &KeyHash) -> Result<(), AppError> {
    query!("select auth.complete_session($1, $2)", token.as_str(), new_token.as_str()).fetch_one(&mut **tx).await?;
    Ok(())
}

/// A challenge for one answer of this browser; `kind` is `register` or `assert`.
pub async fn open_ceremony(tx: &mut Tx, session: &KeyHash, kind: &str, state: &str) -> Result<(), AppError> {
    query!("select auth.open_ceremony($1, $2, $3)", session.as_str(), kind, state).fetch_one(&mut **tx).await?;
    Ok(())
}

pub async fn take_ceremony(tx: &mut Tx, session: &KeyHash, kind: &str) -> Result<Option<String>, AppError> {
    Ok(query!("select auth.take_ceremony($1, $2) as state", session.as_str(), kind).fetch_one(&mut **tx).await?.state)
}

/// A passkey as it is kept, and as the library wrote it.
#[derive(Debug, Clone)]
pub struct KeptPasskey {
    pub held: HeldPasskey,
    pub credential: String,
}

pub async fn of(tx: &mut Tx, person: PersonId, locale: Locale) -> Result<Vec<KeptPasskey>, AppError> {
    let rows = query!(
        r#"select id as "id!", name as "name!", credential as "credential!", since as "since!", used from auth.passkeys_of($1)"#,
        person.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| KeptPasskey {
            held: HeldPasskey {
                id: r.id.to_string(),
                name: r.name,
                since: clock::written(&r.since, locale),
                used: r.used.map(|used| clock::written(&used, locale)),
            },
            credential: r.credential,
        })
        .collect())
}

/// Everything but who decides the rule.
pub async fn second_proof(tx: &mut Tx, person: PersonId, locale: Locale) -> Result<SecondProof, AppError> {
    let passkeys = of(tx, person, locale).await?.into_iter().map(|kept| kept.held).collect();
    let row = query!(r#"select codes_left as "codes!", is_required as "required!" from auth.second_proof_of($1)"#, person.0)
        .fetch_one(&mut **tx)
        .await?;
    Ok(SecondProof { passkeys, codes_left: u32::try_from(row.codes).unwrap_or(0), is_required: row.required, may_require: false })
}

/// A new passkey: its name, and what the library says of it.
#[derive(Debug)]
pub struct NewPasskey<'a> {
    pub name: &'a str,
    pub credential_id: &'a str,
    pub credential: &'a str,
}

/// Added by this session, which is whole from now on. `Forbidden` when it may not.
pub async fn add(tx: &mut Tx, session: &KeyHash, person: PersonId, new: &NewPasskey<'_>) -> Result<(), AppError> {
    query!(
        "select auth.add_passkey($1, $2, $3, $4, $5, $6)",
        session.as_str(),
        person.0,
        Uuid::now_v7(),
        new.credential_id,
        new.name,
        new.credential
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(())
}

/// It was used: what the library says of it now.
pub async fn renew(tx: &mut Tx, person: PersonId, credential_id: &str, credential: &str) -> Result<(), AppError> {
    query!("select auth.renew_passkey($1, $2, $3)", person.0, credential_id, credential).fetch_one(&mut **tx).await?;
    Ok(())
}

/// `Conflict` when the store asks for one and it is the last.
pub async fn remove(tx: &mut Tx, person: PersonId, passkey: Uuid) -> Result<(), AppError> {
    query!("select auth.remove_passkey($1, $2)", person.0, passkey).fetch_one(&mut **tx).await?;
    Ok(())
}

/// New codes; those before are over.
pub async fn set_codes(tx: &mut Tx, person: PersonId, codes: &[KeyHash]) -> Result<(), AppError> {
    let hashes: Vec<String> = codes.iter().map(|code| code.as_str().to_owned()).collect();
    query!("select auth.set_recovery_codes($1, $2)", person.0, &hashes).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Whether it was one of hers; it is none any more.
pub async fn take_code(tx: &mut Tx, person: PersonId, code: &KeyHash) -> Result<bool, AppError> {
    Ok(query!(r#"select auth.take_recovery_code($1, $2) as "taken!""#, person.0, code.as_str()).fetch_one(&mut **tx).await?.taken)
}

/// Whether everybody of the team needs one. `Conflict` when the owner has none herself.
pub async fn require(tx: &mut Tx, owner: PersonId, wanted: bool) -> Result<(), AppError> {
    query!("select auth.require_passkeys($1, $2)", owner.0, wanted).fetch_one(&mut **tx).await?;
    Ok(())
}

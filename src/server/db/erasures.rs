//! Wishes to be forgotten: asked, confirmed, taken back, done.
use super::tx::Tx;
use crate::{
    domain::{
        id::PersonId,
        privacy::{Hindrance, Wish},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::actor::KeyHash,
};
use sqlx::query;
use uuid::Uuid;

/// Days in which she can take it back.
pub async fn erasure_days(tx: &mut Tx) -> Result<u32, AppError> {
    let row =
        query!("select erasure_days from app.store_policies where store_id = (select app.store_id())").fetch_optional(&mut **tx).await?;
    Ok(row.and_then(|r| u32::try_from(r.erasure_days).ok()).unwrap_or(14))
}

/// What became of the last wish of the customer of this transaction.
pub async fn wish(tx: &mut Tx, face: &StoreFace) -> Result<Option<Wish>, AppError> {
    let row = query!(
        r#"select taken_back_at is not null as "is_back!", to_char(taken_back_at at time zone $1, 'YYYY-MM-DD HH24:MI') as back, to_char(due_at at time zone $1, 'YYYY-MM-DD HH24:MI') as due
           from app.erasures where store_id = (select app.store_id()) and person_id = (select app.person_id()) and done_at is null
           order by asked_at desc limit 1"#,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?;
    let written = |at: Option<String>| clock::written(&at.unwrap_or_default(), face.locale);
    Ok(row.map(|r| match (r.is_back, r.due) {
        (true, _) => Wish::TakenBack { at: written(r.back) },
        (false, None) => Wish::Asked,
        (false, due) => Wish::Confirmed { due: written(due) },
    }))
}

pub async fn hindrance(tx: &mut Tx, person: PersonId) -> Result<Option<Hindrance>, AppError> {
    let word = query!(r#"select app.erasure_hindrance($1) as "word!""#, person.0).fetch_one(&mut **tx).await?.word;
    Ok(word.parse().ok())
}

/// Note the wish under a secret that goes to her address. `Conflict` with the hindrance.
pub async fn ask(tx: &mut Tx, person: PersonId, token: &KeyHash, hours: i32) -> Result<(), AppError> {
    query!("select app.ask_erasure($1, $2, $3, make_interval(hours => $4))", Uuid::now_v7(), person.0, token.as_str(), hours)
        .fetch_one(&mut **tx)
        .await?;
    Ok(())
}

/// Whether this secret is hers and may still be used.
pub async fn is_asked(tx: &mut Tx, person: PersonId, token: &KeyHash) -> Result<bool, AppError> {
    Ok(query!(r#"select app.find_erasure($1, $2) as "found!""#, token.as_str(), person.0).fetch_one(&mut **tx).await?.found)
}

/// The days run: when they are over, as it is written. `Conflict` when the link is over, or with the hindrance.
pub async fn confirm(tx: &mut Tx, person: PersonId, token: &KeyHash, cart: Option<&KeyHash>, face: &StoreFace) -> Result<String, AppError> {
    let row = query!(r#"select app.confirm_erasure($1, $2, $3) as "due!""#, token.as_str(), person.0, cart.map(KeyHash::as_str))
        .fetch_one(&mut **tx)
        .await?;
    Ok(clock::written(&row.due, face.locale))
}

/// Forget one person whose days are over; false when nobody's are.
pub async fn erase_next(tx: &mut Tx) -> Result<bool, AppError> {
    Ok(query!(r#"select app.erase_next() as "erased!""#).fetch_one(&mut **tx).await?.erased)
}

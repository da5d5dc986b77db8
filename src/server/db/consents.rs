//! What a person agreed to, read and decided by herself. Rows are added, never changed: the newest counts.
use super::tx::Tx;
use crate::{
    domain::{
        account::{CONSENT_TEXT, Consent},
        privacy::Decided,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
};
use sqlx::query;

/// Each consent, and whether it stands, for the customer of this transaction.
pub async fn standing(tx: &mut Tx) -> Result<Vec<(Consent, bool)>, AppError> {
    let rows =
        query!(r#"select purpose as "purpose!", channel as "channel!", granted as "granted!" from app.agreed((select app.person_id()))"#)
            .fetch_all(&mut **tx)
            .await?;
    Ok(Consent::ALL
        .into_iter()
        .map(|consent| {
            let (purpose, channel) = consent.key();
            (consent, rows.iter().any(|row| row.purpose == purpose && row.channel == channel && row.granted))
        })
        .collect())
}

pub async fn decide(tx: &mut Tx, consent: Consent, granted: bool) -> Result<(), AppError> {
    let (purpose, channel) = consent.key();
    query!(
        "insert into app.consents (store_id, person_id, purpose, channel, granted, text_version)
         values ((select app.store_id()), (select app.person_id()), $1, $2, $3, $4)",
        purpose,
        channel,
        granted,
        CONSENT_TEXT
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Everything that the customer of this transaction agreed to and took back, the newest first.
pub async fn history(tx: &mut Tx, face: &StoreFace) -> Result<Vec<Decided>, AppError> {
    let rows = query!(
        r#"select purpose, channel, granted, text_version, to_char(decided_at at time zone $1, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.consents where store_id = (select app.store_id()) and person_id = (select app.person_id()) order by decided_at desc limit 100"#,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let known = |purpose: &str, channel: &str| Consent::ALL.into_iter().find(|consent| consent.key() == (purpose, channel));
    Ok(rows
        .into_iter()
        .filter_map(|r| {
            let consent = known(&r.purpose, &r.channel)?;
            Some(Decided { consent, granted: r.granted, at: clock::written(&r.at, face.locale), text_version: r.text_version })
        })
        .collect())
}

//! Consignors are added, agreements drawn up, links made, arrivals said to be hers.
use crate::{
    domain::{
        client::Contact,
        consignor::{Decline, Floor, Terms},
        id::{AgreementId, CollectionId, PersonId, PieceId},
    },
    error::AppError,
    server::{actor::KeyHash, db::tx::Tx},
};
use sqlx::query;

/// A new consignor; who is known by this phone or address is the one, whatever she was before.
pub async fn add(tx: &mut Tx, id: PersonId, contact: &Contact) -> Result<PersonId, AppError> {
    let row = query!(r#"select app.add_consignor($1, $2, $3, $4) as "person!""#, id.0, contact.full_name, contact.email, contact.phone)
        .fetch_one(&mut **tx)
        .await?;
    Ok(PersonId(row.person))
}

/// Somebody whom the store knows brings goods from now on. `NotFound`.
pub async fn make(tx: &mut Tx, person: PersonId) -> Result<(), AppError> {
    query!("select app.make_consignor($1)", person.0).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Draw up the next version; the same `id` is one. `NotFound`.
pub async fn draw(tx: &mut Tx, id: AgreementId, consignor: PersonId, terms: &Terms) -> Result<i32, AppError> {
    let signed = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let (floor_bp, floor_minor) = match terms.floor {
        Floor::Nothing => (None, None),
        Floor::Share(bp) => (Some(signed(bp)), None),
        Floor::Amount(minor) => (None, Some(minor)),
    };
    let row = query!(
        r#"select app.draw_agreement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as "version!""#,
        id.0,
        consignor.0,
        signed(terms.store_bp),
        floor_bp as Option<i32>,
        floor_minor as Option<i64>,
        &terms.steps.iter().map(|step| signed(step.day)).collect::<Vec<_>>(),
        &terms.steps.iter().map(|step| signed(step.off_bp)).collect::<Vec<_>>(),
        signed(terms.lasts_days),
        signed(terms.grace_days),
        terms.unsold.name()
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.version)
}

/// Her page opens under the token of this hash from now on; her phone, where one is known. `NotFound`.
pub async fn give_link(tx: &mut Tx, consignor: PersonId, link: &KeyHash) -> Result<Option<String>, AppError> {
    query!("select app.give_consignor_link($1, $2)", consignor.0, link.as_str()).fetch_one(&mut **tx).await?;
    let row = query!("select phone from app.people where store_id = (select app.store_id()) and id = $1", consignor.0)
        .fetch_one(&mut **tx)
        .await?;
    Ok(row.phone.filter(|phone| !phone.is_empty()))
}

/// What comes with this arrival is hers. `Conflict`: no_agreement, has_pieces.
pub async fn consign_arrival(tx: &mut Tx, arrival: CollectionId, consignor: PersonId) -> Result<(), AppError> {
    query!("select app.consign_arrival($1, $2)", arrival.0, consignor.0).fetch_one(&mut **tx).await?;
    Ok(())
}

/// A draft is not taken. `Conflict`: not_a_draft, not_consigned; `Invalid`: reason.
pub async fn decline(tx: &mut Tx, piece: PieceId, reason: Decline) -> Result<(), AppError> {
    query!("select app.decline_piece($1, $2)", piece.0, reason.name()).fetch_one(&mut **tx).await?;
    Ok(())
}

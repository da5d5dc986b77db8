//! Queues of pieces: taking a place, looking at it, taking what is offered, leaving. Also when a piece may be back.
use super::{catalogue, tx::Tx};
use crate::{
    domain::{
        id::ProductId,
        store::{Locale, StoreFace},
        wait::{Back, Channel, Joined, Moment, Place, Reason, WaitStatus, Wish, masked},
    },
    error::AppError,
    i18n::clock,
    server::actor::KeyHash,
};
use sqlx::query;
use uuid::Uuid;

/// Ask for a place in the queue of a piece; `link` opens it afterwards. `agreed` is the sentence that she agreed to.
pub async fn join(tx: &mut Tx, wish: &Wish, agreed: &str, link: &KeyHash) -> Result<Joined, AppError> {
    let row = query!(
        r#"select app.join_queue($1, $2, $3, $4, $5, $6) as "answer!""#,
        Uuid::now_v7(),
        wish.variant.0,
        wish.channel.name(),
        wish.contact,
        agreed,
        link.as_str()
    )
    .fetch_one(&mut **tx)
    .await;
    match row {
        Ok(row) => row.answer.parse().map_err(|_| AppError::Fault),
        // the same form from two tabs at once: the first of them stands
        Err(error) => match AppError::from(error) {
            AppError::Conflict { .. } => Ok(Joined::Already),
            other => Err(other),
        },
    }
}

/// Put what is offered to the link's holder into her cart. False when there is no offer (any more); `NotFound` for a link of nobody.
pub async fn take(tx: &mut Tx) -> Result<bool, AppError> {
    let answer = query!(r#"select app.take_offer($1) as "answer!""#, Uuid::now_v7()).fetch_one(&mut **tx).await?.answer;
    Ok(answer == "ok")
}

/// Leave the queue; an offer goes to the next. False when the place had ended. `NotFound` for a link of nobody.
pub async fn leave(tx: &mut Tx) -> Result<bool, AppError> {
    let answer = query!(r#"select app.leave_queue() as "answer!""#).fetch_one(&mut **tx).await?.answer;
    Ok(answer == "ok")
}

/// The place that this transaction's link opens.
pub async fn place(tx: &mut Tx, face: &StoreFace) -> Result<Place, AppError> {
    let row = query!(
        r#"select status as "status!", place, product_id as "product!", channel as "channel!", contact as "contact!",
               extract(epoch from offer_until)::bigint as offer_s, to_char(offer_until at time zone $1, 'ID YYYY-MM-DD HH24:MI') as offer,
               extract(epoch from due)::bigint as due_s, to_char(due at time zone $1, 'ID YYYY-MM-DD HH24:MI') as due
           from app.my_place()"#,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let card = catalogue::cards_of(tx, &[row.product], face.currency).await?.into_iter().next().ok_or(AppError::NotFound)?;
    Ok(Place {
        status: row.status.parse::<WaitStatus>().map_err(|_| AppError::Fault)?,
        number: row.place.and_then(|place| u32::try_from(place).ok()),
        offer_until: moment(row.offer_s, row.offer, face.locale),
        due: moment(row.due_s, row.due, face.locale),
        channel: row.channel.parse::<Channel>().map_err(|_| AppError::Fault)?,
        contact: masked(&row.contact),
        slug: card.slug,
        name: card.name,
        sizes: card.sizes,
        price: card.price,
        hue: card.hue,
        availability: card.availability,
        picture: card.picture,
    })
}

/// Why a unique product can't be had, and until when; nothing where it can, or never will.
pub async fn back(tx: &mut Tx, product: ProductId, face: &StoreFace) -> Result<Option<Back>, AppError> {
    let row = query!(
        r#"select reason as "reason!", extract(epoch from until)::bigint as epoch_s, to_char(until at time zone $2, 'ID YYYY-MM-DD HH24:MI') as written
           from app.when_back($1)"#,
        product.0,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let reason = row.reason.parse::<Reason>().map_err(|_| AppError::Fault)?;
    Ok(Some(Back { reason, at: moment(row.epoch_s, row.written, face.locale) }))
}

fn moment(epoch_s: Option<i64>, local: Option<String>, locale: Locale) -> Option<Moment> {
    Some(Moment { epoch_s: epoch_s?, written: clock::soon(&local?, locale) })
}

/// Offers of this transaction's store whose time is over go to the next; how many.
pub async fn pass_offers(tx: &mut Tx, at_most: i32) -> Result<i32, AppError> {
    Ok(query!(r#"select app.pass_offers($1) as "passed!""#, at_most).fetch_one(&mut **tx).await?.passed)
}

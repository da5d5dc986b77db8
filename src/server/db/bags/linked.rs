//! A bag by what people have of it: the link of its client, its code.
use super::NotDone;
use crate::{
    domain::{bag::Refused, id::BagId},
    error::AppError,
    server::{actor::KeyHash, db::tx::Tx},
};
use sqlx::query;

/// The bag opens under the token of this hash from now on; the phone of its client, where one is known. `NotFound`; `Conflict` for a bag
/// that was cancelled.
pub async fn give_link(tx: &mut Tx, bag: BagId, link: &KeyHash) -> Result<Option<String>, AppError> {
    query!("select app.give_bag_link($1, $2)", bag.0, link.as_str()).fetch_one(&mut **tx).await?;
    let row = query!(
        "select p.phone from app.bags b join app.people p on p.store_id = b.store_id and p.id = b.client_id where b.store_id = (select app.store_id()) and b.id = $1",
        bag.0
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.phone.filter(|phone| !phone.is_empty()))
}

/// The code on its label. `NotFound`.
pub async fn label(tx: &mut Tx, bag: BagId) -> Result<String, AppError> {
    let row =
        query!("select code from app.bags where store_id = (select app.store_id()) and id = $1", bag.0).fetch_optional(&mut **tx).await?;
    row.map(|row| row.code).ok_or(AppError::NotFound)
}

/// The bag with this code. Refused: Other(`unknown_bag`).
pub async fn by_code(tx: &mut Tx, code: &str) -> Result<BagId, NotDone> {
    let row =
        query!("select id from app.bags where store_id = (select app.store_id()) and code = $1", code).fetch_optional(&mut **tx).await?;
    row.map(|row| BagId(row.id)).ok_or_else(|| NotDone::Refused(Refused::Other("unknown_bag".into())))
}

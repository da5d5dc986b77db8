//! A bag until it leaves the shop.
use super::{Moved, NotDone, Word, letters, read};
use crate::{
    domain::{
        bag::BagStatus,
        id::{BagId, BagLineId, CommandId, PersonId, PieceId},
    },
    server::{actor::KeyHash, db::tx::Tx},
};
use serde::Deserialize;
use sqlx::query_scalar;

/// A bag that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Opened {
    pub bag: BagId,
    pub code: String,
    pub status: Word<BagStatus>,
}

/// Open a bag for a client. `link` is the hash of the token that will open it to her; the same `bag` is one bag.
pub async fn open(tx: &mut Tx, bag: BagId, client: PersonId, link: &KeyHash, note: &str) -> Result<Opened, NotDone> {
    let code = format!("B-{}", letters::<6>());
    let said = query_scalar!(r#"select app.open_bag($1, $2, $3, $4, $5) as "said!""#, bag.0, code, link.as_str(), client.0, note);
    read(said.fetch_one(&mut **tx).await?)
}

/// Which piece: as it was scanned, or as it was picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    Code(String),
    Id(PieceId),
}

/// A piece lies in a bag.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PutIn {
    pub status: Word<BagStatus>,
    pub piece: PieceId,
    /// Nothing when it lay there already.
    pub line: Option<BagLineId>,
    /// It was scanned twice.
    pub again: bool,
    /// How often this client had it at home before.
    #[serde(default)]
    pub tried_before: u32,
    /// What the client has in all her bags now, and how much it may be; minor units.
    pub held_minor: i64,
    pub limit_minor: i64,
}

/// Put a piece into a bag. What the client holds in her own cart comes along. Refused: Status, UnknownPiece, InABag, NotFree.
pub async fn put_in(tx: &mut Tx, command: CommandId, bag: BagId, pick: &Pick) -> Result<PutIn, NotDone> {
    let (code, id) = match pick {
        Pick::Code(code) => (Some(code.as_str()), None),
        Pick::Id(id) => (None, Some(id.0)),
    };
    let said = query_scalar!(r#"select app.put_in_bag($1, $2, $3, $4) as "said!""#, command.0, bag.0, code, id as Option<uuid::Uuid>);
    read(said.fetch_one(&mut **tx).await?)
}

/// Take a piece out again. Refused: Status, NotInBag.
pub async fn take_out(tx: &mut Tx, command: CommandId, bag: BagId, code: &str) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.take_out_of_bag($1, $2, $3) as "said!""#, command.0, bag.0, code);
    read(said.fetch_one(&mut **tx).await?)
}

/// The list is closed and may leave. Refused: Blocked, Status, OverLimit, Empty.
pub async fn lock(tx: &mut Tx, command: CommandId, bag: BagId) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.lock_bag($1, $2) as "said!""#, command.0, bag.0);
    read(said.fetch_one(&mut **tx).await?)
}

/// And open again. Refused: Status.
pub async fn unlock(tx: &mut Tx, command: CommandId, bag: BagId) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.unlock_bag($1, $2) as "said!""#, command.0, bag.0);
    read(said.fetch_one(&mut **tx).await?)
}

/// Give up a bag that has not left: its pieces are in stock again. Refused: Status.
pub async fn cancel(tx: &mut Tx, command: CommandId, bag: BagId, why: &str) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.cancel_bag($1, $2, $3) as "said!""#, command.0, bag.0, why);
    read(said.fetch_one(&mut **tx).await?)
}

/// Say who carries it, or that nobody does. `Invalid` for somebody without a courier's hat. Refused: Status.
pub async fn assign(tx: &mut Tx, command: CommandId, bag: BagId, courier: Option<PersonId>) -> Result<Moved, NotDone> {
    let said =
        query_scalar!(r#"select app.assign_bag($1, $2, $3) as "said!""#, command.0, bag.0, courier.map(|id| id.0) as Option<uuid::Uuid>);
    read(said.fetch_one(&mut **tx).await?)
}

/// An owner lets this bag bring its client up to so much at home. `Invalid` without a reason.
pub async fn lift_limit(tx: &mut Tx, command: CommandId, bag: BagId, most_minor: i64, why: &str) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.lift_limit($1, $2, $3, $4) as "said!""#, command.0, bag.0, most_minor, why);
    read(said.fetch_one(&mut **tx).await?)
}

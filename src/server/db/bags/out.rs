//! A bag from the door of the shop to its client's home, and her word about each piece.
use super::{Moved, NotDone, Word, read};
use crate::{
    domain::{
        bag::{BagStatus, Decision, Reason},
        id::{BagId, BagLineId, CommandId, PersonId},
    },
    server::db::tx::Tx,
};
use serde::Deserialize;
use sqlx::query_scalar;

/// What goes, and what stays here although it was packed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Load {
    /// Codes as they were scanned.
    pub scanned: Vec<String>,
    /// Codes with the reason for each.
    pub left_behind: Vec<(String, String)>,
}

/// A bag that left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Sent {
    /// `WithClient` at once when there is no courier: she took it at the counter.
    pub status: Word<BagStatus>,
    pub sent: u32,
}

/// Dispatch: every piece is scanned or left behind, prices are frozen. Without `courier` the bag's own carries it, or the client herself.
/// Refused: Status, NotInBag, NotScanned, Empty.
pub async fn dispatch(tx: &mut Tx, command: CommandId, bag: BagId, load: &Load, courier: Option<PersonId>) -> Result<Sent, NotDone> {
    let (left, notes): (Vec<String>, Vec<String>) =
        load.left_behind.iter().map(|(code, why)| (code.trim().to_uppercase(), why.clone())).unzip();
    let said = query_scalar!(
        r#"select app.dispatch_bag($1, $2, $3, $4, $5, $6) as "said!""#,
        command.0,
        bag.0,
        &load.scanned,
        &left,
        &notes,
        courier.map(|id| id.0) as Option<uuid::Uuid>
    );
    read(said.fetch_one(&mut **tx).await?)
}

/// It is at her home; its days begin. Refused: Status.
pub async fn deliver(tx: &mut Tx, command: CommandId, bag: BagId) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.deliver_bag($1, $2) as "said!""#, command.0, bag.0);
    read(said.fetch_one(&mut **tx).await?)
}

/// Nobody was at home: it is in the shop again, packed as it was. Refused: Status.
pub async fn bring_back(tx: &mut Tx, command: CommandId, bag: BagId) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.bring_back_bag($1, $2) as "said!""#, command.0, bag.0);
    read(said.fetch_one(&mut **tx).await?)
}

/// What she says of a piece: under her link, signed in, or through somebody of the shop. It moves nothing. `NotFound` for any other
/// link. Refused: Other(`line_status`).
pub async fn decide(
    tx: &mut Tx,
    command: CommandId,
    line: BagLineId,
    decision: Decision,
    reason: Option<Reason>,
    fit_note: &str,
) -> Result<Moved, NotDone> {
    let said = query_scalar!(
        r#"select app.decide_line($1, $2, $3, $4, $5) as "said!""#,
        command.0,
        line.0,
        decision.name(),
        reason.map(Reason::name),
        fit_note
    );
    read(said.fetch_one(&mut **tx).await?)
}

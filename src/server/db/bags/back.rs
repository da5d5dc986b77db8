//! Pieces that come back, or go straight on to the next client; and a bag that may stay longer.
use super::{Moved, NotDone, Word, read};
use crate::{
    domain::{
        bag::{BagStatus, Condition},
        id::{BagId, BagLineId, CommandId, PieceId},
        piece::{CareReason, PieceStatus},
    },
    server::db::tx::Tx,
};
use serde::Deserialize;
use sqlx::query_scalar;

/// What was scanned on the counter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Of this bag, and back. `differs`: she had said that she keeps it.
    Returned { piece: PieceId, line: BagLineId, late: bool, differs: bool },
    /// It was scanned before.
    Already { piece: PieceId },
    /// Of another bag: nothing was done.
    Foreign { piece: PieceId, bag: BagId, bag_code: String },
    /// Of no bag.
    Stranger { piece: PieceId, piece_status: Word<PieceStatus> },
    /// No piece has this code.
    Unknown,
}

/// The verdict, and where the bag stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Received {
    pub status: Word<BagStatus>,
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// One piece is scanned into the shop. Nothing that lies on the counter is refused: the verdict says what it is.
pub async fn receive(
    tx: &mut Tx,
    command: CommandId,
    bag: BagId,
    code: &str,
    condition: Condition,
    note: &str,
) -> Result<Received, NotDone> {
    let said = query_scalar!(r#"select app.receive_line($1, $2, $3, $4, $5) as "said!""#, command.0, bag.0, code, condition.name(), note);
    read(said.fetch_one(&mut **tx).await?)
}

/// The rest came, these did not. Refused: Status, NotInBag.
pub async fn miss(tx: &mut Tx, command: CommandId, bag: BagId, codes: &[String]) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.miss_lines($1, $2, $3) as "said!""#, command.0, bag.0, codes);
    read(said.fetch_one(&mut **tx).await?)
}

/// Where a piece goes that was looked at. Straight into another bag it goes by [`super::put_in`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inspected {
    ToRail,
    /// With the day on which it should be ready, `2026-11-30`.
    ToCare(CareReason, String),
}

/// Where it is now: on the rail, in care, or already kept for the first of its queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Ready {
    pub piece: PieceId,
    pub status: Word<PieceStatus>,
}

/// What came back was looked at. Refused: Other(`not_returned`).
pub async fn finish_inspection(tx: &mut Tx, command: CommandId, piece: PieceId, outcome: &Inspected) -> Result<Ready, NotDone> {
    let (state, reason, due) = match outcome {
        Inspected::ToRail => (PieceStatus::InStock, None, None),
        Inspected::ToCare(reason, due) => (PieceStatus::InCare, Some(reason.name()), Some(due.as_str())),
    };
    let said = query_scalar!(
        r#"select app.finish_inspection($1, $2, $3, $4, $5::text::date) as "said!""#,
        command.0,
        piece.0,
        state.name(),
        reason,
        due
    );
    read(said.fetch_one(&mut **tx).await?)
}

/// Both bags after a hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct HandedOver {
    pub status: Word<BagStatus>,
    pub target_status: Word<BagStatus>,
    /// The new line, in the other bag.
    pub line: BagLineId,
}

/// A piece goes from one client's bag straight into another's, which is out or has just been opened. Refused: Status, NotInBag,
/// OverLimit, Blocked, Other(`same_bag`).
pub async fn hand_over(tx: &mut Tx, command: CommandId, bag: BagId, code: &str, target: BagId) -> Result<HandedOver, NotDone> {
    let said = query_scalar!(r#"select app.hand_over($1, $2, $3, $4) as "said!""#, command.0, bag.0, code, target.0);
    read(said.fetch_one(&mut **tx).await?)
}

/// It may stay until a later day, `2026-11-30`. `Invalid` for an earlier one, and beyond 90 days. Refused: Status.
pub async fn extend(tx: &mut Tx, command: CommandId, bag: BagId, until: &str, why: &str) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.extend_bag($1, $2, $3::text::date, $4) as "said!""#, command.0, bag.0, until, why);
    read(said.fetch_one(&mut **tx).await?)
}

//! Bags as they are read: a row of a list, a whole bag for the team, for its client, for her courier; and what a verb answers.
//! Times are written in the store's own zone and language.
use super::{BagStatus, Condition, Decision, LineStatus, PartOfDay, Reason, rules::BagRules};
use crate::domain::{
    client::Place,
    id::{BagId, BagLineId, OrderId, PersonId, PieceId},
    money::Money,
    piece::Custody,
    role::Role,
};
use serde::{Deserialize, Serialize};

/// Which bags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Listed {
    /// The newest first, whatever became of them.
    All,
    /// Not out yet.
    InShop,
    Out,
    DueToday,
    /// The dearest first.
    Overdue,
}

/// Which of them; nobody means everybody's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Whose {
    pub client: Option<PersonId>,
    pub attendant: Option<PersonId>,
    pub courier: Option<PersonId>,
    /// Of the client's name, or the beginning of the bag's code.
    pub words: String,
}

/// A bag in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BagRow {
    pub id: BagId,
    pub code: String,
    pub status: BagStatus,
    pub client: PersonId,
    pub client_name: String,
    pub attendant_name: Option<String>,
    pub courier: Option<PersonId>,
    pub courier_name: Option<String>,
    /// Pieces in it that were not taken out again.
    pub pieces: u32,
    pub pieces_out: u32,
    pub value_out: Money,
    pub opened_at: String,
    pub due_at: Option<String>,
    pub overdue: bool,
    /// Whole days since it was due; negative before.
    pub days_over: Option<i64>,
}

/// What of the shop is out, in sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exposure {
    pub bags: u32,
    pub pieces: u32,
    pub value: Money,
    pub overdue_bags: u32,
    pub overdue_value: Money,
}

/// A whole bag for the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BagSheet {
    pub row: BagRow,
    pub note: String,
    pub dispatched_at: Option<String>,
    pub delivered_at: Option<String>,
    pub closed_at: Option<String>,
    /// What the client may have at home, with what an owner allowed for this bag; and what she has, this bag among it.
    pub limit: Money,
    pub held: Money,
    /// The same in pieces and bags.
    pub place: Place,
    pub rules: BagRules,
    /// When its client wants it to be collected.
    pub collect: Option<Collection>,
    pub lines: Vec<BagLine>,
    pub steps: Vec<BagStep>,
    pub sales: Vec<BagSale>,
}

/// One piece in a bag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BagLine {
    pub id: BagLineId,
    pub piece: PieceId,
    pub code: String,
    pub name: String,
    pub label: String,
    pub slug: String,
    pub media_key: Option<String>,
    pub status: LineStatus,
    /// Frozen when it left; today's while it lies here.
    pub price: Money,
    pub price_now: Money,
    pub sold: Option<Money>,
    pub decision: Option<Decision>,
    pub reason: Option<Reason>,
    pub fit_note: String,
    pub condition: Option<Condition>,
    pub condition_note: String,
    pub late: bool,
    /// In whose hands it is while it is out.
    pub custody: Custody,
    /// How often this client had it at home before.
    pub tried_before: u32,
    /// She said that she keeps it, and it is on its way back or here: somebody should ask her.
    pub differs: bool,
}

/// A status that it had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BagStep {
    pub to: BagStatus,
    /// Who did it, empty for a machine; and under which hat.
    pub by: String,
    pub role: Option<Role>,
    pub at: String,
}

/// What it brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BagSale {
    pub order: OrderId,
    pub code: String,
    pub total: Money,
    pub at: String,
}

/// A bag for its client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HerBag {
    pub id: BagId,
    pub code: String,
    pub status: BagStatus,
    pub due_at: Option<String>,
    pub overdue: bool,
    /// Seconds until it is due.
    pub due_within_s: Option<i64>,
    pub rules: BagRules,
    pub collect: Option<Collection>,
    /// Days on which it may be collected.
    pub days: Vec<Day>,
    pub lines: Vec<HerLine>,
}

/// The page of a bag for its client: its address, and one that opens a chat with her about it, where her number is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BagLink {
    pub page: String,
    pub chat: Option<String>,
}

/// What the paper in a bag says beside its lines: the address of her page, empty where none is open; and for a telephone that address, or
/// else the label of the bag.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    pub page: String,
    pub mark: Option<Mark>,
}

/// A square of squares: one path in an SVG of so many units a side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub side: u32,
    pub path: String,
}

/// A bag in its client's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HerBagRow {
    pub id: BagId,
    pub code: String,
    pub status: BagStatus,
    pub pieces: usize,
    /// When it is due while it is out, else the day on which it was opened.
    pub when: String,
}

/// A day, as programs name it (`2026-11-30`) and as people write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub on: String,
    pub written: String,
}

/// When somebody comes for a bag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    pub day: Day,
    pub part: PartOfDay,
}

/// One piece for its client. A price while it is out, what she paid when she kept it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HerLine {
    pub id: BagLineId,
    pub code: String,
    pub name: String,
    pub label: String,
    pub slug: String,
    pub media_key: Option<String>,
    pub status: LineStatus,
    pub price: Option<Money>,
    pub decision: Option<Decision>,
    pub reason: Option<Reason>,
    pub fit_note: String,
}

/// A bag for the courier who carries it: no prices, and nothing that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedBag {
    pub id: BagId,
    pub code: String,
    pub status: BagStatus,
    pub due_at: Option<String>,
    pub lines: Vec<CarriedLine>,
}

/// One piece for the courier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedLine {
    pub id: BagLineId,
    pub code: String,
    pub name: String,
    pub label: String,
    pub status: LineStatus,
    pub decision: Option<Decision>,
}

impl HerLine {
    /// Whether it is with her, or on its way: so long she says what she thinks of it.
    pub fn can_be_decided(&self) -> bool {
        matches!(self.status, LineStatus::Dispatched | LineStatus::Delivered)
    }
}

//! What happened between a client and the shop, in one stream: bags, what stayed and came back with its reason, orders, answers, notes.
use crate::domain::{
    id::{BagId, OrderId},
    money::Money,
    piece::states,
    store::UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use uuid::Uuid;

states! {
    /// What happened.
    Happening {
        BagOpened = "bag", BagClosed = "closed", BagLate = "late", Out = "out", Kept = "kept", CameBack = "came_back", Said = "said", Order = "order", Unpaid = "unpaid",
        Refund = "refund", Note = "note", Word = "word", WordWas = "word_was", Measured = "measure", MeasureWas = "measure_was", Merged = "merged",
    }
}

states! {
    /// Which part of the stream: each figure of a client is the number of rows of one of them.
    Part { All = "all", Bags = "bags", Closed = "closed", Late = "late", Tried = "tried", Kept = "kept", Out = "out", Orders = "orders", Visits = "visits", Notes = "notes" }
}

impl Part {
    /// What belongs to it.
    pub fn happenings(self) -> &'static [Happening] {
        use Happening::*;
        match self {
            Self::All => Happening::ALL,
            Self::Bags => &[BagOpened],
            Self::Closed => &[BagClosed, BagLate],
            Self::Late => &[BagLate],
            Self::Tried => &[Kept, CameBack],
            Self::Kept => &[Kept],
            Self::Out => &[Out],
            Self::Orders => &[Order, Refund],
            Self::Visits => &[BagOpened, Order],
            Self::Notes => &[Note, Word, WordWas, Measured, MeasureWas],
        }
    }
}

/// Where a page of the stream goes on: time in microseconds, and what tells moments of one time apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeMark {
    pub micros: i64,
    pub id: Uuid,
    pub what: Happening,
}

/// Where a moment leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LifeLink {
    Bag(BagId),
    Order(OrderId),
}

/// One moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub mark: LifeMark,
    pub at: String,
    /// A code, a name, the words of a note.
    pub text: String,
    /// A word of the database: a status, a decision, a source.
    pub word: String,
    /// Of what came back, and of what she said.
    pub reason: String,
    /// In somebody's own words, or by whom.
    pub beside: String,
    pub amount: Option<Money>,
    pub link: Option<LifeLink>,
}

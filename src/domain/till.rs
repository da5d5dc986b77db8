//! The money of one order as the team sees it: what came, what was taken off, what goes back, and how much more the reader may give.
use super::{
    bag::Method,
    id::{PaymentId, RefundId},
    money::Money,
    piece::states,
    store::UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use uuid::Uuid;

states! {
    /// Where money stands that goes back. `Asked`: the bank has not answered yet; `Sent`: it took it.
    RefundStatus { Asked = "asked", Sent = "sent", Done = "done", Failed = "failed" }
}

impl RefundStatus {
    /// Every legal move, whoever makes it; who may stands in the law of the database.
    pub fn can_become(self, next: Self) -> bool {
        use RefundStatus as S;
        matches!((self, next), (S::Asked, S::Sent | S::Done | S::Failed) | (S::Sent, S::Done | S::Failed) | (S::Failed, S::Asked))
    }
}

states! {
    /// What became of an attempt to pay. `Surplus`: money for an order that was paid already.
    PaymentStatus {
        Created = "created", Awaiting = "awaiting", Confirmed = "confirmed", ConfirmedLate = "confirmed_late", Surplus = "surplus",
        Failed = "failed", Expired = "expired",
    }
}

/// An attempt to pay. Times are written in the store's own zone and language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paid {
    pub id: PaymentId,
    pub status: PaymentStatus,
    pub amount: Money,
    pub at: String,
    /// What of it is not on its way back; zero while none of it came.
    pub left: Money,
    /// At the counter: it goes back there, and no bank is asked.
    pub by_hand: bool,
    /// How she paid there.
    pub method: Option<Method>,
}

/// Money that goes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    pub id: RefundId,
    pub status: RefundStatus,
    pub amount: Money,
    pub reason: String,
    pub by: String,
    pub at: String,
    /// Every state it ever had, the first one first.
    pub steps: Vec<RefundStep>,
}

/// One step of money that goes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundStep {
    pub to: RefundStatus,
    /// The hat or machine that made it.
    pub by: String,
    pub at: String,
}

/// The same as whoever sees the order is told: not who sent it, nor why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyBack {
    pub status: RefundStatus,
    pub amount: Money,
    /// When it was settled, else when it was asked for.
    pub at: String,
}

/// Something that was taken off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discount {
    pub amount: Money,
    pub reason: String,
    pub by: String,
    pub at: String,
}

/// The money of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Till {
    /// The goods alone: what percentages are of.
    pub subtotal: Money,
    pub payments: Vec<Paid>,
    pub refunds: Vec<Refund>,
    pub discounts: Vec<Discount>,
    /// What the reader may still take off.
    pub may_discount: Money,
    /// What she may still give back, over all payments.
    pub may_refund: Money,
    /// What came beyond the total and is not on its way back.
    pub excess: Money,
    /// Money came when goods were gone.
    pub to_decide: bool,
    /// Names the next thing that is given: sent twice, it is given once.
    pub next: Uuid,
}

//! Orders: their states, and an order as its buyer and the team see it.
use super::{
    id::{OrderId, PersonId},
    money::Money,
    piece::states,
    store::UnknownName,
    till::MoneyBack,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// Where an order stands. `NeedsDecision`: money came when the goods were gone.
    OrderStatus {
        Pending = "pending", Paid = "paid", Failed = "failed", Cancelled = "cancelled", NeedsDecision = "needs_decision",
    }
}

impl OrderStatus {
    /// Every legal move, whoever makes it; who may stands in the law of the database.
    pub fn can_become(self, next: Self) -> bool {
        use OrderStatus as S;
        matches!(
            (self, next),
            (S::Pending, S::Paid | S::Failed | S::Cancelled | S::NeedsDecision)
                | (S::Failed, S::Pending | S::Paid | S::Cancelled | S::NeedsDecision)
                | (S::Cancelled, S::Paid | S::NeedsDecision)
                | (S::NeedsDecision, S::Paid | S::Cancelled)
        )
    }

    /// Whether the buyer may (still) pay.
    pub fn is_payable(self) -> bool {
        matches!(self, Self::Pending | Self::Failed)
    }
}

/// A line of an order, with name and price as they were when it was placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    pub name: String,
    pub label: String,
    pub sku: String,
    pub slug: String,
    pub media_key: Option<String>,
    /// The same in daylight, where there is one.
    pub media_key_by_day: Option<String>,
    pub quantity: u32,
    pub unit_price: Money,
    pub total: Money,
}

/// Where a delivery goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub line1: String,
    pub line2: String,
    pub district: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
}

/// One step of an order's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderStep {
    pub to: OrderStatus,
    /// Shown in the store's own zone and language.
    pub at: String,
}

/// A whole order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSheet {
    pub id: OrderId,
    /// Whose it is; nobody's while it was placed without signing in.
    pub person: Option<PersonId>,
    pub code: String,
    pub status: OrderStatus,
    pub full_name: String,
    pub email: String,
    pub phone: String,
    pub note: String,
    pub delivery_name: String,
    pub address: Option<Address>,
    pub lines: Vec<OrderLine>,
    pub subtotal: Money,
    pub delivery: Money,
    /// What the team took off the goods; zero when nothing.
    pub discount: Money,
    pub total: Money,
    /// What goes back, or went.
    pub refunds: Vec<MoneyBack>,
    /// Shown in the store's own zone and language.
    pub placed_at: String,
    /// Seconds until an unpaid order gives its goods back; `None` when it holds none.
    pub pay_within_s: Option<i64>,
    pub steps: Vec<OrderStep>,
}

/// An order as a row of the team's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRow {
    pub id: OrderId,
    pub code: String,
    pub status: OrderStatus,
    pub full_name: String,
    pub delivery_name: String,
    pub pieces: u32,
    pub total: Money,
    /// What went back of it, or is on its way.
    pub back: Money,
    pub placed_at: String,
}

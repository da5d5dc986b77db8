//! The figures of the command center; each is the number, or the sum, of rows that a list shows.
use crate::domain::{id::ProductId, money::Money, order::OrderStatus};
use serde::{Deserialize, Serialize};

/// A client who ordered or tried within so many days is active.
pub const ACTIVE_DAYS: i32 = 90;

/// Goods of which few are left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowStock {
    pub product: ProductId,
    /// Name of its page in the shop.
    pub slug: String,
    pub name: String,
    pub label: String,
    pub free: i32,
    /// It runs low below so many.
    pub below: i32,
    /// Its own measure, unless the house's holds.
    pub own_below: Option<i32>,
}

/// One moment, one store, as one role may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// What paid orders came to, and what of it went back; for those who work with money.
    pub revenue: Option<(Money, Money)>,
    pub orders: Vec<(OrderStatus, u32)>,
    /// Clients who ordered or tried lately; for those who know clients.
    pub active: Option<u32>,
    pub low: Vec<LowStock>,
}

impl Figures {
    pub fn of(&self, status: OrderStatus) -> u32 {
        self.orders.iter().find(|(known, _)| *known == status).map_or(0, |(_, count)| *count)
    }
}

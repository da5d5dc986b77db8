//! One sale of the past, as a story: who bought what, when, and how it went. [`super::books`] turns it into rows.
use crate::server::db::seeding::DeliveryRow;
use uuid::Uuid;

/// Who bought.
#[derive(Debug, Clone)]
pub struct Buyer {
    /// Nobody for a guest.
    pub person: Option<Uuid>,
    pub full_name: String,
    pub email: String,
    pub phone: String,
    pub address: Address,
}

/// Where she lives.
#[derive(Debug, Clone)]
pub struct Address {
    pub line1: String,
    pub line2: String,
    pub district: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
}

/// One line of a sale; money in minor units.
#[derive(Debug, Clone)]
pub struct Goods {
    pub product: Uuid,
    pub variant: Uuid,
    pub piece: Option<Uuid>,
    pub sku: String,
    pub name: String,
    pub label: String,
    pub quantity: i32,
    pub unit_price: i64,
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Course {
    /// Paid at the first try.
    Paid,
    /// Declined once, paid at the second try.
    PaidAtSecondTry,
    /// Paid to a person: at the counter, or when a bag came back.
    PaidToOwner,
    /// Waits for its payment.
    Pending,
    /// Declined, and not tried again.
    Failed,
    /// Not paid in time.
    Expired,
    /// Cancelled by the buyer.
    Withdrawn,
    /// Money came when the goods were gone.
    NeedsDecision,
}

impl Course {
    #[cfg(test)]
    pub const ALL: [Self; 8] = [
        Self::Paid,
        Self::PaidAtSecondTry,
        Self::PaidToOwner,
        Self::Pending,
        Self::Failed,
        Self::Expired,
        Self::Withdrawn,
        Self::NeedsDecision,
    ];

    /// Whether the goods left the shop.
    pub fn sold(self) -> bool {
        matches!(self, Self::Paid | Self::PaidAtSecondTry | Self::PaidToOwner)
    }

    /// Moves of the order: seconds after it was placed, state, actor (`buyer` = guest or customer).
    pub fn order_moves(self) -> &'static [(i64, &'static str, &'static str)] {
        match self {
            Self::Paid => &[(190, "paid", "gateway")],
            Self::PaidAtSecondTry => &[(140, "failed", "gateway"), (310, "pending", "buyer"), (420, "paid", "gateway")],
            Self::PaidToOwner => &[(60, "paid", "owner")],
            Self::Pending => &[],
            Self::Failed => &[(150, "failed", "gateway")],
            Self::Expired => &[(1860, "cancelled", "worker")],
            Self::Withdrawn => &[(600, "cancelled", "buyer")],
            Self::NeedsDecision => &[(1860, "cancelled", "worker"), (5400, "needs_decision", "gateway")],
        }
    }

    /// Attempts to pay: seconds after the order when each began, and its moves.
    pub fn payments(self) -> &'static [Attempt] {
        const OPENED: (i64, &str, &str) = (2, "awaiting", "buyer");
        match self {
            Self::Paid => &[Attempt { began: 0, moves: &[OPENED, (188, "confirmed", "gateway")] }],
            Self::PaidAtSecondTry => &[
                Attempt { began: 0, moves: &[OPENED, (138, "failed", "gateway")] },
                Attempt { began: 310, moves: &[(312, "awaiting", "buyer"), (418, "confirmed", "gateway")] },
            ],
            Self::PaidToOwner => &[Attempt { began: 0, moves: &[(2, "awaiting", "owner"), (58, "confirmed", "owner")] }],
            Self::Pending => &[Attempt { began: 0, moves: &[OPENED] }],
            Self::Failed => &[Attempt { began: 0, moves: &[OPENED, (148, "failed", "gateway")] }],
            Self::Expired => &[Attempt { began: 0, moves: &[OPENED, (1850, "expired", "gateway")] }],
            Self::Withdrawn => &[Attempt { began: 0, moves: &[OPENED, (1850, "expired", "gateway")] }],
            Self::NeedsDecision => {
                &[Attempt { began: 0, moves: &[OPENED, (1850, "expired", "gateway"), (5398, "confirmed_late", "gateway")] }]
            }
        }
    }
}

/// One attempt to pay.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    pub began: i64,
    /// Seconds after the order, state, actor.
    pub moves: &'static [(i64, &'static str, &'static str)],
}

/// A sale.
#[derive(Debug, Clone)]
pub struct Sale<'a> {
    /// Seconds since 1970.
    pub at: i64,
    pub buyer: &'a Buyer,
    pub goods: Vec<Goods>,
    pub delivery: &'a DeliveryRow,
    pub course: Course,
    /// The bag that it was kept of.
    pub bag: Option<Uuid>,
}

impl Sale<'_> {
    pub fn subtotal(&self) -> i64 {
        self.goods.iter().map(|line| line.unit_price * i64::from(line.quantity)).sum()
    }

    /// The fee of the way of delivery, nothing from the amount on at which it is free, nor for what she has at home already.
    pub fn fee(&self) -> i64 {
        if self.bag.is_some() || self.delivery.free_from_minor.is_some_and(|from| self.subtotal() >= from) {
            0
        } else {
            self.delivery.fee_minor
        }
    }

    pub fn status(&self) -> &'static str {
        self.course.order_moves().last().map_or("pending", |step| step.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::OrderStatus;

    #[test]
    fn every_course_follows_the_law() {
        let mut ends = std::collections::BTreeSet::new();
        for course in Course::ALL {
            let (mut state, mut at) = (OrderStatus::Pending, 0);
            for (after, word, _) in course.order_moves() {
                let next: OrderStatus = word.parse().unwrap();
                assert!(state.can_become(next) && *after > at, "{course:?}");
                (state, at) = (next, *after);
            }
            assert_eq!(course.sold(), state == OrderStatus::Paid);
            ends.insert(state.name());
        }
        assert_eq!(ends.len(), OrderStatus::ALL.len(), "every status occurs");
    }
}

//! The fields that an owner fills in, with their bounds.
use serde::{Deserialize, Serialize};

/// A field that an owner fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Field {
    Name,
    Promise,
    Fee,
    FreeFrom,
    Reach,
    HoldMinutes,
    PaymentMinutes,
    HoldsPerVisitor,
    LowStockBelow,
    BagDays,
    BagClosedDays,
    BagValueLimit,
    BagKeepAll,
    DeadAfter,
    DeadBelow,
}

impl Field {
    /// As it is called in ids of the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Promise => "promise",
            Self::Fee => "fee",
            Self::FreeFrom => "free-from",
            Self::Reach => "reach",
            Self::HoldMinutes => "hold-minutes",
            Self::PaymentMinutes => "payment-minutes",
            Self::HoldsPerVisitor => "holds-per-visitor",
            Self::LowStockBelow => "low-stock-below",
            Self::BagDays => "bag-days",
            Self::BagClosedDays => "bag-closed-days",
            Self::BagValueLimit => "bag-value-limit",
            Self::BagKeepAll => "bag-keep-all",
            Self::DeadAfter => "dead-after",
            Self::DeadBelow => "dead-below",
        }
    }

    /// The least and the most that the table takes, where it is a whole number.
    pub fn bounds(self) -> (i32, i32) {
        match self {
            Self::HoldMinutes => (1, 1_440),
            Self::PaymentMinutes => (1, 10_080),
            Self::HoldsPerVisitor => (1, 100),
            Self::LowStockBelow => (0, 100_000),
            Self::BagDays => (1, 60),
            Self::DeadAfter => (1, 730),
            _ => (0, i32::MAX),
        }
    }
}

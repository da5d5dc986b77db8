//! A bag: pieces that one client tries at home. Its states and those of its lines, and what is said about a piece on the way.
//!
//! The database is the judge (`law.transitions`, `app.derive_bag`); this copy lets screens offer only what is legal, and tests compare.
//! Rules that reckon are in [`rules`], what screens are given in [`shown`], why a verb was not done in [`refused`].
mod refused;
pub mod rules;
mod shown;
#[cfg(test)]
mod tests;
mod verb;

pub use {refused::Refused, shown::*, verb::*};

use super::{piece::states, role::Role, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// Where a bag stands. People say the first three and `Cancelled`; the rest follows from its lines.
    BagStatus {
        Draft = "draft", Preparing = "preparing", Ready = "ready", Dispatched = "dispatched", WithClient = "with_client",
        PartiallySettled = "partially_settled", Settled = "settled", SettledNone = "settled_none", Cancelled = "cancelled",
    }
}

states! {
    /// Where a piece stands in a bag. `Charged`: paid for, because it never came back.
    LineStatus {
        Added = "added", Packed = "packed", Removed = "removed", Dispatched = "dispatched", Delivered = "delivered", Missing = "missing",
        Returned = "returned", Sold = "sold", Charged = "charged", WrittenOff = "written_off", HandedOver = "handed_over",
    }
}

states! {
    /// What a client says of a piece: Fico, Devolvo, Dúvida.
    Decision { Keep = "keep", Return = "return", Unsure = "unsure" }
}

states! {
    /// Why.
    Reason {
        TooBig = "too_big", TooSmall = "too_small", Length = "length", Fabric = "fabric", Colour = "colour", Price = "price",
        Style = "style", Other = "other",
    }
}

states! {
    /// How a piece came back.
    Condition { Fine = "fine", ToClean = "to_clean", Damaged = "damaged" }
}

states! {
    /// When somebody comes for a bag.
    PartOfDay { Morning = "morning", Afternoon = "afternoon", Evening = "evening" }
}

states! {
    /// How she paid.
    Method { Cash = "cash", Card = "card", Pix = "pix" }
}

impl BagStatus {
    /// Whether something of it is out of the shop.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Dispatched | Self::WithClient | Self::PartiallySettled)
    }

    /// Whether it is over.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Settled | Self::SettledNone | Self::Cancelled)
    }

    /// Whether a bag may go from here to there by what somebody in this role does.
    pub fn can_become(self, next: Self, role: Role) -> bool {
        use BagStatus as S;
        let courier = role == Role::Courier;
        let floor = matches!(role, Role::Attendant | Role::Owner);
        match (self, next) {
            (S::Draft | S::Ready, S::Preparing) | (S::Preparing, S::Ready) | (S::Draft | S::Preparing | S::Ready, S::Cancelled) => floor,
            (S::Draft | S::Ready, S::Dispatched) => floor || courier,
            (S::Dispatched, S::Ready) => floor,
            (S::Dispatched, S::WithClient | S::SettledNone) | (S::WithClient | S::PartiallySettled, S::SettledNone) => floor || courier,
            (S::WithClient, S::PartiallySettled) | (S::PartiallySettled, S::Settled) => floor || courier || role == Role::Finance,
            (S::WithClient, S::Settled) => floor || role == Role::Finance,
            _ => false,
        }
    }
}

impl LineStatus {
    /// Whether its piece is out of the shop in this bag.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Dispatched | Self::Delivered | Self::Missing)
    }

    /// Whether a line may go from here to there by what somebody in this role does.
    pub fn can_become(self, next: Self, role: Role) -> bool {
        use LineStatus as S;
        let courier = role == Role::Courier;
        let floor = matches!(role, Role::Attendant | Role::Owner);
        match (self, next) {
            (S::Added, S::Packed) | (S::Packed, S::Added) | (S::Added | S::Packed, S::Removed) => floor,
            (S::Dispatched, S::Packed) => floor,
            (S::Dispatched, S::Delivered) => floor || courier,
            (S::Added | S::Packed, S::Dispatched)
            | (S::Dispatched | S::Delivered, S::HandedOver)
            | (S::Dispatched | S::Delivered | S::Missing, S::Returned)
            | (S::Delivered, S::Missing) => floor || courier,
            (S::Delivered, S::Sold) | (S::Missing, S::Charged) => floor || role == Role::Finance,
            (S::Dispatched | S::Delivered | S::Missing, S::WrittenOff) => floor,
            _ => false,
        }
    }
}

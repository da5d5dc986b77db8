//! The life of a garment: its states and the moves between them, the same table as `law.transitions` in the database.
//!
//! A test compares both. The database is the judge; this copy lets screens offer only what is legal.
use super::{role::Role, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

macro_rules! states {
    ($(#[$doc:meta])* $name:ident { $($state:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($state),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$state),+];

            /// The word in the database.
            pub fn name(self) -> &'static str {
                match self { $(Self::$state => $word),+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownName;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word { $($word => Ok(Self::$state),)+ _ => Err(UnknownName) }
            }
        }
    };
}
pub(crate) use states;

states! {
    /// Where a piece stands in its life.
    PieceStatus {
        Draft = "draft", InStock = "in_stock", Held = "held", Bagged = "bagged", InConsignment = "in_consignment",
        ReConsigned = "re_consigned", Returned = "returned", InCare = "in_care", Sold = "sold", SentBack = "sent_back",
        Donated = "donated", WrittenOff = "written_off",
    }
}

impl PieceStatus {
    /// Whether a person in this role may move a piece so. Machines (payments, the clock) have their own rows in the law.
    pub fn can_become(self, next: Self, role: Role) -> bool {
        use PieceStatus as S;
        let attendant = role == Role::Attendant;
        let owner = role == Role::Owner;
        let floor = attendant || owner;
        match (self, next) {
            (S::Draft | S::Held | S::Bagged, S::InStock) | (S::InStock | S::Held, S::Bagged) => {
                floor || (self == S::Held && next == S::InStock && role == Role::Customer)
            }
            (S::InStock, S::Held) => floor || role == Role::Customer,
            (S::Bagged, S::InConsignment | S::ReConsigned)
            | (S::InConsignment | S::ReConsigned | S::Sold, S::Returned)
            | (S::InConsignment, S::ReConsigned) => attendant || role == Role::Courier,
            (S::InConsignment | S::ReConsigned, S::Sold) => floor || role == Role::Finance,
            (S::Returned, S::InStock | S::Bagged | S::InCare) | (S::InStock, S::InCare) | (S::InCare, S::InStock) => attendant,
            (S::Held | S::InStock, S::Sold) | (S::InStock | S::Returned | S::Draft, S::SentBack) => floor,
            (S::InStock | S::Returned, S::Donated) | (S::WrittenOff | S::SentBack | S::Donated, S::InStock) => owner,
            (S::Sold | S::SentBack | S::Donated | S::WrittenOff, S::WrittenOff) => false,
            (_, S::WrittenOff) => owner,
            _ => false,
        }
    }
}

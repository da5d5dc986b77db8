//! Why a verb of bags was not done: a word, and what a person needs to know to go on.
use super::BagStatus;
use crate::domain::piece::PieceStatus;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refused {
    /// The bag is not in a state for it.
    #[error("bag_status")]
    Status(BagStatus),
    /// No piece of this store has this code.
    #[error("unknown_piece")]
    UnknownPiece,
    /// It lies in this other bag.
    #[error("in_a_bag")]
    InABag(String),
    /// Somebody else holds it, or it is not in the shop.
    #[error("not_free")]
    NotFree(PieceStatus),
    /// The client would have more at home than she may; minor units.
    #[error("over_limit")]
    OverLimit { limit_minor: i64, held_minor: i64 },
    /// More pieces than she may have at home, or more bags.
    #[error("too_many_pieces")]
    TooManyPieces { most: u32, held: u32 },
    #[error("too_many_bags")]
    TooManyBags { most: u32, held: u32 },
    /// More than this role may take off; minor units that are left.
    #[error("over_role_limit")]
    OverRoleLimit { left_minor: i64 },
    /// These codes are not in this bag, or not any more.
    #[error("not_in_bag")]
    NotInBag(Vec<String>),
    /// These codes are in the bag, and nobody scanned them or left them behind.
    #[error("not_scanned")]
    NotScanned(Vec<String>),
    /// It comes to another total now; minor units.
    #[error("total_changed")]
    TotalChanged(i64),
    /// A blocked client gets no bag.
    #[error("blocked")]
    Blocked,
    /// Nothing is in it.
    #[error("empty")]
    Empty,
    /// Another word of the database: `illegal_move`, `same_bag`, `line_status`, `not_returned`, `command_reused` …
    #[error("{0}")]
    Other(String),
}

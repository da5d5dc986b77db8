//! Consignors: who leaves garments here to be sold, what is agreed with her, and what she and the shop know of each piece. The database
//! is the judge of prices and fates; this is what is shown and what is typed.
mod shown;
mod split;
mod terms;
#[cfg(test)]
mod tests;

pub use shown::*;
pub use split::{Split, split};
pub use terms::{Floor, MOST_DAYS, Step, Terms, TermsField, TypedTerms};

use super::{piece::states, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Version of the sentences on the page where she agrees. Other sentences are another version.
pub const SENTENCES: &str = "2026-11-28";
/// Characters of the name that she types.
pub const MOST_NAME: usize = 120;

states! {
    /// What becomes of what she has not collected when grace is over.
    Unsold { Return = "return", Donate = "donate", Convert = "convert" }
}

states! {
    /// Where the time of a piece stands. `Away`: its clock stands still.
    Standing { Away = "away", Fine = "fine", Soon = "soon", Grace = "grace", Expired = "expired" }
}

states! {
    /// Why a piece is not taken.
    Decline {
        Damaged = "damaged", Stained = "stained", Style = "style", Season = "season", Size = "size", Price = "price", Other = "other",
    }
}

states! {
    /// Which consignors are listed.
    Which { All = "all", Due = "due", Unsigned = "unsigned", Agreed = "agreed" }
}

states! {
    /// Which pieces wait for a decision: all, by their time, wished back, or waiting to be collected; and which the schedule makes cheaper today.
    Waiting { All = "all", Soon = "soon", Grace = "grace", Expired = "expired", Wished = "wished", Collect = "collect", Lower = "lower" }
}

states! {
    /// What is done with a consigned piece.
    ShelfVerb {
        Lower = "lower", Renew = "renew", SendBack = "send_back", Donate = "donate", Convert = "convert", Collected = "collected",
        Wish = "wish", Unwish = "unwish",
    }
}

//! Answers about the past: how often a piece goes out until it is sold, how long it hangs, why it comes back, and what clients keep after
//! they first came. Rows are counted by the database (`functions/66_past.sql`); here they become rates and medians. Whole numbers only.
mod cohorts;
mod days;
mod outings;
mod reasons;
#[cfg(test)]
mod tests;

pub use cohorts::{Cohort, CohortRow, CohortsPast, Kept, again, cohorts};
pub use days::{ENDS, SPANS, ShelfPast, Spread, bounds, median};
pub use outings::{MOST_OUTINGS, OutingsPast, Round, rounds, sold_by};
pub use reasons::{BackRow, REASONS, ReasonsPast};

use super::piece::states;
use super::store::UnknownName;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// How far one looks back: the present month of the store and those before it.
    Span { Quarter = "3", Half = "6", Year = "12" }
}

impl Span {
    pub fn months(self) -> u8 {
        match self {
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}

/// Of a hundred, so many; rounded half up. Nothing of nothing.
pub fn of_hundred(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part.min(whole)), u64::from(whole));
    (whole > 0).then(|| u32::try_from((part * 200 + whole) / (whole * 2)).unwrap_or(100))
}

//! How many days something took: the middle of it, and how many took how long.
use serde::{Deserialize, Serialize};

/// Days on which spans end; what took longer has a span of its own.
pub const ENDS: [u32; 6] = [7, 14, 30, 60, 90, 180];
/// Spans: one more than ends.
pub const SPANS: usize = ENDS.len() + 1;

/// Pieces by span, and the days that at least half of them took at most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    pub spans: [u32; SPANS],
    pub median: Option<u32>,
}

impl Spread {
    /// From days and how many took so many, in any order.
    pub fn of(counted: &[(u32, u32)]) -> Self {
        let mut spans = [0_u32; SPANS];
        for (days, many) in counted {
            let place = ENDS.iter().position(|end| days <= end).unwrap_or(ENDS.len());
            if let Some(span) = spans.get_mut(place) {
                *span = span.saturating_add(*many);
            }
        }
        Self { spans, median: median(counted) }
    }

    pub fn pieces(&self) -> u32 {
        self.spans.iter().fold(0, |sum: u32, many| sum.saturating_add(*many))
    }
}

/// First and last day of a span; the last span has no end.
pub fn bounds(place: usize) -> (u32, Option<u32>) {
    let first = place.checked_sub(1).and_then(|before| ENDS.get(before).copied()).map_or(0, |end| end + 1);
    (first, ENDS.get(place).copied())
}

/// The smallest number that at least half of them come to at most. Nothing of nothing.
pub fn median(counted: &[(u32, u32)]) -> Option<u32> {
    let mut sorted = counted.to_vec();
    sorted.sort_unstable();
    let all: u64 = sorted.iter().map(|(_, many)| u64::from(*many)).sum();
    let mut so_far = 0_u64;
    let middle = sorted.into_iter().filter(|(_, many)| *many > 0).find(|(_, many)| {
        so_far += u64::from(*many);
        so_far * 2 >= all
    });
    middle.map(|(number, _)| number)
}

/// What was sold in the months of a look: days on the rail of the shop's own and of consigned pieces, and days at clients' homes of those
/// that went out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfPast {
    pub own: Spread,
    pub consigned: Spread,
    pub home: Spread,
}

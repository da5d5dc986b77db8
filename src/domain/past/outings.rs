//! Outings: what becomes of a piece the first time it goes out, the second, and so on.
use super::{median, of_hundred};
use serde::{Deserialize, Serialize};

/// This one and all beyond it are told as one, as `functions/66_past.sql` counts them.
pub const MOST_OUTINGS: u32 = 6;
/// How finely the share is kept that is still unsold.
const WHOLE: u128 = 1_000_000_000_000;

/// What became of pieces on the so-manieth time out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub number: u32,
    pub tried: u32,
    pub kept: u32,
}

impl Round {
    /// Of a hundred that went out so, so many stayed.
    pub fn keeps(&self) -> Option<u32> {
        of_hundred(self.kept, self.tried)
    }
}

/// Of the months of a look: times out that ended, and how often what was sold had been out by then.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutingsPast {
    pub rounds: Vec<Round>,
    /// Times out, and pieces that were sold after so many; none: from the rail, before anybody took them home.
    pub until_sold: Vec<(u32, u32)>,
}

impl OutingsPast {
    pub fn sold(&self) -> u32 {
        self.until_sold.iter().fold(0, |sum: u32, (_, many)| sum.saturating_add(*many))
    }

    pub fn sold_after(&self, outings: u32) -> u32 {
        self.until_sold.iter().find(|(known, _)| *known == outings).map_or(0, |(_, many)| *many)
    }

    /// At least half of what was sold was out so often at most.
    pub fn median(&self) -> Option<u32> {
        median(&self.until_sold)
    }
}

/// Rounds from the first to the last of which anything is known, those in between of which nothing is known included.
pub fn rounds(found: &[(u32, u32, u32)]) -> Vec<Round> {
    let last = found.iter().map(|(number, ..)| *number).max().unwrap_or(0).min(MOST_OUTINGS);
    let of = |number: u32| {
        let (tried, kept) = found.iter().find(|(known, ..)| *known == number).map_or((0, 0), |(_, tried, kept)| (*tried, *kept));
        Round { number, tried, kept: kept.min(tried) }
    };
    (1..=last).map(of).collect()
}

/// Of a hundred pieces that go out until somebody keeps them, so many are sold by the end of each round, if each goes as it went. Nothing
/// after a round of which nothing is known, nor for the last one, which stands for many.
pub fn sold_by(rounds: &[Round]) -> Vec<Option<u32>> {
    let mut left = Some(WHOLE);
    let by = |round: &Round| {
        let known = round.tried > 0 && round.number < MOST_OUTINGS;
        left = left.filter(|_| known).map(|left| left * u128::from(round.tried - round.kept.min(round.tried)) / u128::from(round.tried));
        left.map(|left| u32::try_from(((WHOLE - left) * 100 + WHOLE / 2) / WHOLE).unwrap_or(100))
    };
    rounds.iter().map(by).collect()
}

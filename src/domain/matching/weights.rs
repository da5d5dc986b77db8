//! What counts how much: points and days, which an owner keeps and anybody may try.
use serde::{Deserialize, Serialize};

pub const MOST_POINTS: i32 = 20;

/// Whole points and days, as the house has them in its rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// For each word that she and the pieces share.
    pub tag: i32,
    /// For something in her size.
    pub size: i32,
    /// For having bought within `recent_days`, and within `lately_days`.
    pub recent: i32,
    pub lately: i32,
    pub recent_days: i32,
    pub lately_days: i32,
    /// Days after a contact on which she is left alone.
    pub quiet_days: i32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { tag: 3, size: 5, recent: 4, lately: 2, recent_days: 60, lately_days: 180, quiet_days: 14 }
    }
}

impl Weights {
    /// As it was moved, with what leans on it moved along: bought a while ago gives no more than bought recently, and lies no nearer.
    pub fn consistent(self) -> Self {
        Self { lately: self.lately.min(self.recent), lately_days: self.lately_days.max(self.recent_days), ..self }
    }

    /// Points of so many shared words.
    pub fn of_words(&self, words: usize) -> i32 {
        self.tag.saturating_mul(i32::try_from(words).unwrap_or(i32::MAX))
    }

    /// As the table says.
    pub fn are_sound(self) -> bool {
        let points = |points: i32| (0..=MOST_POINTS).contains(&points);
        points(self.tag)
            && points(self.size)
            && points(self.recent)
            && (0..=self.recent).contains(&self.lately)
            && (1..=730).contains(&self.recent_days)
            && (self.recent_days..=1460).contains(&self.lately_days)
            && (0..=365).contains(&self.quiet_days)
    }
}

#[cfg(test)]
mod tests {
    use super::Weights;

    #[test]
    fn the_documents_own_are_sound_and_what_contradicts_itself_is_not() {
        assert!(Weights::default().are_sound());
        for wrong in [
            Weights { tag: -1, ..Weights::default() },
            Weights { size: 21, ..Weights::default() },
            Weights { lately: 5, ..Weights::default() },
            Weights { recent_days: 200, ..Weights::default() },
            Weights { quiet_days: 366, ..Weights::default() },
        ] {
            assert!(!wrong.are_sound(), "{wrong:?}");
        }
        assert!(Weights { lately: 5, recent_days: 200, ..Weights::default() }.consistent().are_sound());
    }
}

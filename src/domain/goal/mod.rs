//! The goal of a month: what it is, how much each day weighs, how far the month is and where it is heading. Whole minor units throughout.
mod curve;
mod pace;
mod sheet;
#[cfg(test)]
mod tests;
mod typed;

pub use curve::{cumulative, ideal, learned, weights_of};
pub use pace::{Band, Pace, project};
pub use sheet::{GoalSheet, Goals, Share};
pub use typed::{GoalField, TypedGoal};

use super::piece::states;
use super::store::UnknownName;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The most that a goal may be, as the table says.
pub const MOST_GOAL: i64 = 100_000_000_000;
/// Days before a month from which its weekdays are learned: eight weeks.
pub const LEARNED_DAYS: i32 = 56;

/// What a Monday, …, Sunday weighs against the others.
pub type Week = [u32; 7];

states! {
    /// Where the weights of the days are from: said by the owner, learned from the weeks before, or all alike for want of a past.
    WeightsFrom { Said = "said", Learned = "learned", Alike = "alike" }
}

/// What an owner wants a month to bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    pub target_minor: i64,
    /// What would be more than good.
    pub stretch_minor: Option<i64>,
    /// Nothing: as the weeks before say.
    pub weights: Option<Week>,
    /// Days of the month without trade.
    pub closed: Vec<u8>,
}

impl Goal {
    /// Whether the table would take it, for what comes from elsewhere than [`TypedGoal::read`].
    pub fn is_bounded(&self) -> bool {
        let stretch = self.stretch_minor.is_none_or(|stretch| (self.target_minor + 1..=MOST_GOAL).contains(&stretch));
        let weights = self.weights.is_none_or(|week| week.iter().all(|weight| *weight <= 100) && week.iter().any(|weight| *weight > 0));
        let closed = self.closed.len() <= 31 && self.closed.iter().all(|day| (1..=31).contains(day));
        (1..=MOST_GOAL).contains(&self.target_minor) && stretch && weights && closed
    }
}

/// What one day brought. What went back is taken off, so a day may be below zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub net_minor: i64,
    /// What of it came out of bags.
    pub bag_minor: i64,
    pub pieces: u32,
}

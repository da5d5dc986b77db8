//! A month as the room shows it: its goal, its days so far, where it is heading, and what of it is whose.
use super::{Band, Day, Goal, Pace, WeightsFrom, cumulative, ideal, project};
use crate::domain::{
    id::PersonId,
    money::{Currency, Money},
};
use serde::{Deserialize, Serialize};

/// What one of the team is to bring of the month, and brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub person: PersonId,
    pub full_name: String,
    /// Zero: nothing was asked of her.
    pub target: Money,
    pub sold: Money,
}

/// What whoever asks may know: the month for those who work with money, her own share for an attendant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goals {
    pub month: Option<GoalSheet>,
    pub shares: Vec<Share>,
}

/// The month of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalSheet {
    /// `2026-11`.
    pub month: String,
    pub days: u8,
    pub goal: Option<Goal>,
    pub from: WeightsFrom,
    /// What each day of the month weighs.
    pub weights: Vec<u32>,
    /// The days up to today.
    pub so_far: Vec<Day>,
    /// What an average week before the month brought, and what a week weighs.
    pub usual: Option<(Day, u32)>,
    /// What lies in open bags, and what of it should come in.
    pub in_bags: Money,
    pub from_bags: Money,
    pub currency: Currency,
}

impl GoalSheet {
    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.currency)
    }

    /// What has come in, less what went back.
    pub fn sold(&self) -> i64 {
        cumulative(&self.so_far).last().copied().unwrap_or(0)
    }

    pub fn ideal(&self) -> Option<Vec<i64>> {
        Some(ideal(self.goal.as_ref()?.target_minor, &self.weights))
    }

    pub fn band(&self) -> Option<Band> {
        project(&Pace { days: &self.so_far, weights: &self.weights, usual: self.usual, bags_minor: self.from_bags.minor })
    }

    /// What is missing to the goal; nothing once it is reached.
    pub fn missing(&self) -> Option<i64> {
        Some(self.goal.as_ref()?.target_minor - self.sold()).filter(|missing| *missing > 0)
    }

    /// Open days from today on.
    pub fn open_days_left(&self) -> u32 {
        let left = self.weights.iter().skip(self.so_far.len().saturating_sub(1)).filter(|weight| **weight > 0).count();
        u32::try_from(left).unwrap_or(0)
    }

    /// What each open day has to bring from today on, rounded up, and how many pieces that is at the month's average.
    pub fn a_day(&self) -> Option<(i64, Option<i64>)> {
        let (missing, left) = (self.missing()?, i64::from(self.open_days_left()));
        if left == 0 {
            return None;
        }
        let each = missing.saturating_add(left - 1) / left;
        let pieces: i64 = self.so_far.iter().map(|day| i64::from(day.pieces)).sum();
        let count = |price: i64| each.saturating_add(price - 1) / price;
        Some((each, self.sold().checked_div(pieces).filter(|price| *price > 0).map(count)))
    }

    /// The day on which the goal is reached at the pace of the projection.
    pub fn reached_on(&self) -> Option<u8> {
        let (target, band) = (self.goal.as_ref()?.target_minor, self.band()?);
        let (sold, today) = (self.sold(), self.so_far.len());
        let left = self.weights.get(today.saturating_sub(1)..)?;
        let road = ideal(band.mid.saturating_sub(sold), left);
        let at = road.iter().position(|minor| sold.saturating_add(*minor) >= target)?;
        u8::try_from(today + at).ok()
    }
}

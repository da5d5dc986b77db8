//! A goal as it was typed; everything that is wrong is named at once.
use super::{Goal, MOST_GOAL, Week};
use crate::domain::{limit, store::Locale};

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalField {
    Target,
    Stretch,
    /// The place of a weekday, Monday 0.
    Weight(usize),
    Closed,
}

impl GoalField {
    /// Its id on the page.
    pub fn id(self) -> String {
        match self {
            Self::Target => "goal-target".into(),
            Self::Stretch => "goal-stretch".into(),
            Self::Weight(place) => format!("goal-weight-{place}"),
            Self::Closed => "goal-closed".into(),
        }
    }
}

/// Words of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedGoal {
    pub target: String,
    pub stretch: String,
    /// All empty: as the weeks before say.
    pub week: [String; 7],
    /// Days of the month, `7, 20`.
    pub closed: String,
}

impl TypedGoal {
    /// For a month of `days`.
    pub fn read(&self, days: u8, locale: Locale) -> Result<Goal, Vec<GoalField>> {
        let mut wrong = Vec::new();
        let amount = |typed: &str| limit::typed_hundredths(typed, locale).filter(|minor| *minor <= MOST_GOAL);
        let target_minor = amount(&self.target).unwrap_or_default();
        if target_minor == 0 {
            wrong.push(GoalField::Target);
        }
        let stretch_minor = amount(&self.stretch);
        if !self.stretch.trim().is_empty() && stretch_minor.is_none_or(|stretch| stretch <= target_minor) {
            wrong.push(GoalField::Stretch);
        }
        let weights = self.weights(&mut wrong);
        let closed = self.closed(days);
        if closed.is_none() {
            wrong.push(GoalField::Closed);
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Goal { target_minor, stretch_minor, weights, closed: closed.unwrap_or_default() })
    }

    fn weights(&self, wrong: &mut Vec<GoalField>) -> Option<Week> {
        if self.week.iter().all(|typed| typed.trim().is_empty()) {
            return None;
        }
        let mut week = Week::default();
        for (place, (typed, weight)) in self.week.iter().zip(&mut week).enumerate() {
            match typed.trim() {
                "" => {}
                typed => match typed.parse().ok().filter(|weight: &u32| *weight <= 100) {
                    Some(read) => *weight = read,
                    None => wrong.push(GoalField::Weight(place)),
                },
            }
        }
        if week.iter().all(|weight| *weight == 0) && !wrong.iter().any(|field| matches!(field, GoalField::Weight(_))) {
            wrong.push(GoalField::Weight(0));
        }
        Some(week)
    }

    fn closed(&self, days: u8) -> Option<Vec<u8>> {
        let words = self.closed.split([',', ';', ' ']).map(str::trim).filter(|word| !word.is_empty());
        let mut closed: Vec<u8> = words.map(|word| word.parse().ok().filter(|day| (1..=days).contains(day))).collect::<Option<_>>()?;
        closed.sort_unstable();
        closed.dedup();
        Some(closed)
    }
}

//! What the room of the morning says: figures, goal, what should move. What presses has a file of its own (`urgent`).
mod en;
mod pt_br;
pub mod urgent;

use crate::domain::{
    goal::{GoalField, WeightsFrom},
    store::Locale,
    today::{Action, Reason},
};

/// This area alone, so that a browser loads no other sentences with it.
pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &pt_br::PT_BR,
        Locale::En => &en::EN,
    }
}

pub struct Words {
    pub title: &'static str,
    pub loading: &'static str,
    pub figures: Figures,
    pub goal: Goal,
    pub health: Health,
}

/// The command center.
pub struct Figures {
    pub title: &'static str,
    pub revenue: &'static str,
    pub back: fn(&str) -> String,
    pub active: &'static str,
    /// Within how many days.
    pub active_why: fn(i32) -> String,
    pub low: &'static str,
    pub orders: &'static str,
    pub stock: &'static str,
    pub stock_none: &'static str,
    pub left: fn(i32, i32) -> String,
    pub few: &'static str,
    pub few_save: &'static str,
    pub few_wrong: &'static str,
    /// The measure is the house's.
    pub few_house: &'static str,
}

/// The goal of the month.
pub struct Goal {
    pub title: fn(&str) -> String,
    pub months: [&'static str; 12],
    pub weekdays: [&'static str; 7],
    /// What is missing, and the day on which it is reached at this pace.
    pub missing: fn(&str, Option<u8>) -> String,
    pub reached: fn(&str) -> String,
    pub no_goal: &'static str,
    pub a_day: fn(&str, Option<i64>, u32) -> String,
    pub band: fn(&str, &str, &str) -> String,
    pub too_early: &'static str,
    pub in_bags: fn(&str, &str) -> String,
    pub from: fn(WeightsFrom) -> &'static str,
    pub chart: fn(&str) -> String,
    pub ideal: &'static str,
    pub real: &'static str,
    pub foreseen: &'static str,
    pub table: &'static str,
    pub day: &'static str,
    pub of_day: &'static str,
    pub so_far: &'static str,
    pub closed_day: &'static str,
    pub shares: &'static str,
    pub shares_none: &'static str,
    pub share: fn(&str, &str) -> String,
    pub no_share: fn(&str) -> String,
    pub set: &'static str,
    pub target: &'static str,
    pub stretch: &'static str,
    pub weights: &'static str,
    pub weights_why: &'static str,
    pub closed: &'static str,
    pub closed_why: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub edited_meanwhile: &'static str,
    pub wrong: fn(GoalField) -> &'static str,
    pub share_wrong: &'static str,
}

/// What should move.
pub struct Health {
    pub title: &'static str,
    pub all: &'static str,
    pub none: (&'static str, &'static str),
    pub never: &'static str,
    pub made_at: fn(&str) -> String,
    /// It is older than a day.
    pub stale: &'static str,
    pub weigh: &'static str,
    pub action: fn(Action) -> &'static str,
    /// The verb that does it; a discount says its price.
    pub verb: fn(Action) -> &'static str,
    pub lower_to: fn(&str) -> String,
    pub done: fn(Action) -> &'static str,
    pub reason: fn(Reason) -> String,
    pub at_risk: fn(&str) -> String,
    pub look: &'static str,
    /// Leads to the match of the piece.
    pub find: &'static str,
    pub otherwise: &'static str,
}

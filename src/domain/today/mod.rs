//! What the room of the morning shows beside the goal: the figures of the command center, what should move, and what presses.
mod figures;
mod health;
mod urgent;

pub use figures::{ACTIVE_DAYS, Figures, LowStock};
pub use health::{Action, HealthRow, HealthSheet, Reason};
pub use urgent::{Card, Fact, PutOff, RULES, Rule, RuleOf, ranked};

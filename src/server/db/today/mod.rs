//! What the house says in the morning: figures, goal, what should move, what presses. Who may know what is asked for here, and decided by
//! the grants of the database.
mod cards;
mod figures;
mod goals;
mod health;
mod ladder;
mod rounds;
mod shares;

pub use cards::{facts, put_off};
pub use figures::{figures, say_few};
pub use goals::{save as save_goal, sheet as goal};
pub use health::{make as make_health, sheet as health};
pub use ladder::lower;
pub use rounds::{Round, round};
pub use shares::{give as give_shares, of_month as shares};

/// A count of rows; none is so many that it would not fit.
fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

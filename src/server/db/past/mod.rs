//! Answers about the past, as `functions/66_past.sql` counts them with the rights of whoever asks: who may not know, is refused there.
mod cohorts;
mod outings;
mod reasons;
mod shelf;

pub use cohorts::cohorts;
pub use outings::outings;
pub use reasons::reasons;
pub use shelf::shelf;

/// A count of rows; none is so many that it would not fit.
fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

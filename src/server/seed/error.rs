//! Why a seed broke off. A store is written in one transaction: what broke off left nothing behind in the database.
use crate::{
    error::AppError,
    server::{atelier::AtelierError, photos::PhotoError},
};

#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The log holds the cause.
    #[error("the database did not take the demo data: {0}")]
    Database(#[from] AppError),
    #[error("a picture could not be drawn: {0}")]
    Drawing(#[from] AtelierError),
    #[error("a picture could not be kept: {0}")]
    Photo(#[from] PhotoError),
    /// No time zone data on this machine, or a day outside of the calendar.
    #[error("the calendar is of no use (is tzdata installed?): {0}")]
    Calendar(String),
    #[error("the password could not be hashed: {0}")]
    Password(String),
    /// The seed contradicts itself: a bug, found before anything is written.
    #[error("the seed contradicts itself: {0}")]
    Nonsense(String),
    #[error("the work on the pictures broke off")]
    BrokeOff,
}

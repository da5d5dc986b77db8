//! Bags: the verbs by which one is packed, leaves, comes back and is settled, and how bags are read. Each verb is one call of a function
//! of the database, which holds locks, limits and law; a command's id makes it happen once, however often it is sent.
mod back;
mod carried;
mod collecting;
mod hers;
mod lines;
mod linked;
mod list;
mod obey;
mod out;
mod packing;
mod past;
mod receipt;
mod settling;
mod sheet;

pub use {
    back::*, carried::*, collecting::*, hers::*, linked::*, list::*, obey::obey, out::*, packing::*, receipt::*, settling::*, sheet::*,
};

use super::errors::refusal;
use crate::{
    domain::{
        bag::{BagStatus, Refused},
        piece::PieceStatus,
    },
    error::AppError,
};
use serde::Deserialize;

/// Why a verb was not done; nothing happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotDone {
    /// The rules of bags say no.
    Refused(Refused),
    Other(AppError),
}

impl From<NotDone> for AppError {
    /// The word alone, for whoever has no use for more.
    fn from(not_done: NotDone) -> Self {
        match not_done {
            NotDone::Other(error) => error,
            NotDone::Refused(refused) => Self::Conflict { reason: refused.to_string() },
        }
    }
}

impl From<AppError> for NotDone {
    fn from(error: AppError) -> Self {
        Self::Other(error)
    }
}

impl From<sqlx::Error> for NotDone {
    fn from(error: sqlx::Error) -> Self {
        let Some(said) = refusal(&error).filter(|said| said.code == "VT409") else { return Self::Other(error.into()) };
        let told = Told::read(said.detail.as_deref());
        Self::Refused(match said.word.as_str() {
            "bag_status" => told.status.and_then(|word| word.parse::<BagStatus>().ok()).map_or(Refused::Other(said.word), Refused::Status),
            "not_free" => told.status.and_then(|word| word.parse::<PieceStatus>().ok()).map_or(Refused::Other(said.word), Refused::NotFree),
            "unknown_piece" => Refused::UnknownPiece,
            "in_a_bag" => Refused::InABag(told.code.unwrap_or_default()),
            "over_limit" => match (told.limit_minor, told.held_minor, told.left_minor) {
                (Some(limit_minor), Some(held_minor), _) => Refused::OverLimit { limit_minor, held_minor },
                (.., left) => Refused::OverRoleLimit { left_minor: left.unwrap_or(0) },
            },
            "too_many_pieces" => Refused::TooManyPieces { most: told.most.unwrap_or(0), held: told.held.unwrap_or(0) },
            "too_many_bags" => Refused::TooManyBags { most: told.most.unwrap_or(0), held: told.held.unwrap_or(0) },
            "not_in_bag" => Refused::NotInBag(codes(said.detail.as_deref())),
            "not_scanned" => Refused::NotScanned(codes(said.detail.as_deref())),
            "total_changed" => Refused::TotalChanged(told.total_minor.unwrap_or(0)),
            "blocked" => Refused::Blocked,
            "empty" => Refused::Empty,
            _ => Refused::Other(said.word),
        })
    }
}

/// What a refusal wants to tell.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    status: Option<String>,
    code: Option<String>,
    limit_minor: Option<i64>,
    held_minor: Option<i64>,
    left_minor: Option<i64>,
    total_minor: Option<i64>,
    most: Option<u32>,
    held: Option<u32>,
}

impl Told {
    fn read(detail: Option<&str>) -> Self {
        detail.and_then(|detail| serde_json::from_str(detail).ok()).unwrap_or_default()
    }
}

fn codes(detail: Option<&str>) -> Vec<String> {
    detail.and_then(|detail| serde_json::from_str(detail).ok()).unwrap_or_default()
}

/// Where a bag stands after a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Moved {
    pub status: Word<BagStatus>,
}

/// A word of the database inside an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<T>(pub T);

impl<'de, T: std::str::FromStr> Deserialize<'de> for Word<T> {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let word = String::deserialize(reader)?;
        word.parse().map(Word).map_err(|_| serde::de::Error::custom("an unknown word"))
    }
}

/// An answer of the database, read.
fn read<T: serde::de::DeserializeOwned>(said: serde_json::Value) -> Result<T, NotDone> {
    serde_json::from_value(said).map_err(|error| {
        tracing::error!(%error, "an answer of a bag's verb was not understood");
        NotDone::Other(AppError::Fault)
    })
}

/// Letters for a code: Crockford's, which nobody takes for others.
pub fn letters<const N: usize>() -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    rand::random::<[u8; N]>().iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32))).map(|letter| char::from(*letter)).collect()
}

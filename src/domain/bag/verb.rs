//! What the team does to a bag, as it is sent, and what came of it. The database judges; nothing here is decided twice.
use super::{Condition, Method, Refused, shown::BagSheet};
use crate::domain::{
    id::{CommandId, PersonId},
    piece::WriteOffReason,
};
use serde::{Deserialize, Serialize};

/// Codes of one bag, and characters of a note.
pub const MOST_CODES: usize = 60;
pub const MOST_NOTE: usize = 300;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BagVerb {
    PutIn {
        code: String,
    },
    TakeOut {
        code: String,
    },
    Lock,
    Unlock,
    Cancel {
        why: String,
    },
    /// What was scanned out; the rest stays behind, each for this reason.
    Dispatch {
        scanned: Vec<String>,
        left: Vec<String>,
        why: String,
    },
    Deliver,
    BringBack,
    Receive {
        code: String,
        condition: Condition,
        note: String,
    },
    /// The others came, these did not.
    Miss {
        codes: Vec<String>,
    },
    /// Who carries it; nobody: she takes it at the counter.
    Assign {
        courier: Option<PersonId>,
    },
    /// A piece goes on to another client's bag, by that one's code.
    HandOver {
        code: String,
        to: String,
    },
    WriteOff {
        code: String,
        reason: WriteOffReason,
    },
    /// An owner lets this bag bring its client up to so much at home; minor units.
    LiftLimit {
        most_minor: i64,
        why: String,
    },
    /// Until a day, `2026-11-30`.
    Extend {
        until: String,
        why: String,
    },
    /// She keeps these and pays so much, which is what she was told.
    Settle {
        codes: Vec<String>,
        method: Method,
        total_minor: i64,
    },
}

impl BagVerb {
    /// Whether every list and text in it has an end.
    pub fn is_bounded(&self) -> bool {
        let short = |text: &String| text.chars().count() <= MOST_NOTE && !text.chars().any(char::is_control);
        let few = |codes: &Vec<String>| codes.len() <= MOST_CODES && codes.iter().all(|code| code.len() <= 20);
        match self {
            Self::PutIn { code } | Self::TakeOut { code } => code.len() <= 20,
            Self::Lock | Self::Unlock | Self::Deliver | Self::BringBack | Self::Assign { .. } => true,
            Self::HandOver { code, to } => code.len() <= 20 && to.len() <= 20,
            Self::WriteOff { code, .. } => code.len() <= 20,
            Self::Cancel { why } | Self::LiftLimit { why, .. } => short(why),
            Self::Dispatch { scanned, left, why } => few(scanned) && few(left) && short(why),
            Self::Receive { code, note, .. } => code.len() <= 20 && short(note),
            Self::Miss { codes } | Self::Settle { codes, .. } => few(codes),
            Self::Extend { until, why } => until.len() <= 10 && short(why),
        }
    }
}

/// What came of it, beside how the bag stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BagTold {
    Done,
    Refused(Refused),
    /// It lay there, or had come back, already.
    Again,
    /// She had it at home so many times before.
    TriedBefore(u32),
    /// Of this other bag: it was not taken in.
    Foreign(String),
    /// A piece of the shop, but of no bag.
    Stranger,
    Unknown,
    /// She had said that she keeps it.
    Differs,
    /// It was thought missing, and is back.
    Late,
    /// The sale, by its order's code.
    Settled(String),
}

/// A bag as it stands, what the last verb came to, and the id of the next one: a verb that is sent twice is done once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BagAnswer {
    pub sheet: BagSheet,
    pub told: BagTold,
    pub next: CommandId,
}

/// Somebody for whom a bag may be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientHit {
    pub id: PersonId,
    pub full_name: String,
    pub phone: String,
}

//! A client as whoever keeps the books sees her: what she keeps, whether she is in time, what is out with her, what she brought. No number to
//! call, no address, no measure.
use super::{Facts, Shown, Worth};
use crate::domain::{id::PersonId, money::Money};
use serde::{Deserialize, Serialize};

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresWish {
    pub shown: Shown,
    /// Of a name.
    pub words: String,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresRow {
    pub id: PersonId,
    pub full_name: String,
    pub facts: Facts,
    /// What is out with her comes to, and whether a part of it is late.
    pub value_out: Money,
    pub late: bool,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresSheet {
    pub row: FiguresRow,
    pub worth: Worth,
    /// Her class of trust; empty when she has none.
    pub class: String,
    pub bags: Vec<OutBag>,
}

/// A bag that is out with her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutBag {
    pub code: String,
    pub pieces: u32,
    pub value: Money,
    pub due: String,
    pub late: bool,
}

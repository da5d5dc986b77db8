//! Clients who are perhaps one: what speaks for it and against it, and what becoming one would move.
use crate::domain::{id::PersonId, piece::states, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// What speaks for two records being one, or against it.
    Sign { Phone = "phone", Email = "email", Name = "name", Birthday = "birthday", PostalCode = "postal_code", Measures = "measures", Accounts = "accounts" }
}

states! {
    /// What one record may have that the other has otherwise: chosen by hand.
    MergeField {
        FullName = "full_name", Phone = "phone", Email = "email", Birthday = "birthday", Attendant = "attendant", Prefers = "prefers", Terms = "terms",
        Measures = "measures",
    }
}

states! {
    /// What moves, by its table.
    Moving {
        Orders = "app.orders", Bags = "app.bags", Pieces = "app.pieces", Addresses = "app.addresses", Tags = "app.client_tags", Measures = "app.client_measures",
        Past = "app.client_past", Notes = "app.client_notes", Profile = "app.client_profiles", Terms = "app.client_terms",
        Waits = "app.piece_waits",
    }
}

/// A client as she is told from another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    pub id: PersonId,
    pub full_name: String,
    pub phone: String,
    pub email: String,
    pub since: String,
    pub orders: u32,
    pub bags: u32,
}

/// Two of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub one: Face,
    pub other: Face,
    pub speaks_for: Vec<Sign>,
    pub speaks_against: Vec<Sign>,
}

/// Somebody who is known already, for who is about to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub face: Face,
    pub signs: Vec<Sign>,
}

impl Known {
    /// Whether she has the same phone or address: then it has to be said why the new one is somebody else.
    pub fn is_the_same(&self) -> bool {
        self.signs.iter().any(|sign| matches!(sign, Sign::Phone | Sign::Email))
    }
}

/// Both values of a field, where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub field: MergeField,
    pub stays: String,
    pub goes: String,
}

/// What becoming one would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergePreview {
    pub winner: Face,
    pub loser: Face,
    /// Why it can't be done in this direction, and whether the other one is open; a word of the database, empty when it can.
    pub hindered: String,
    pub other_way: bool,
    /// Rows that move, and rows whose place is taken at the other.
    pub moving: Vec<(Moving, u32, u32)>,
    pub choices: Vec<Choice>,
    /// Bags of both that are open, and whether together they are more than she may have.
    pub open_bags: u32,
    pub over_limit: bool,
}

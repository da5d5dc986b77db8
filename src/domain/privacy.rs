//! What a person may ask of the store about herself: what is held, what becomes of it when she is forgotten, why not yet.
use super::{account::Consent, id::AddressId, order::Address, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What erasure does to a kind of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// It stays, and names nobody.
    Keep,
    /// It stays without what is personal in it.
    Blank,
    Delete,
}

impl FromStr for Fate {
    type Err = UnknownName;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "keep" => Ok(Self::Keep),
            "blank" => Ok(Self::Blank),
            "delete" => Ok(Self::Delete),
            _ => Err(UnknownName),
        }
    }
}

/// A kind of data about people, as the declaration names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub section: String,
    pub fate: Fate,
}

/// Why a person can't be forgotten yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hindrance {
    /// She works here.
    Team,
    /// An order of hers is open: unpaid, to be decided, or on its way.
    Order,
    /// A bag of hers is open: what is in it is not hers yet.
    Bag,
    /// Something that she consigned is here, or not collected yet.
    Goods,
}

impl FromStr for Hindrance {
    type Err = UnknownName;
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "team" => Ok(Self::Team),
            "order" => Ok(Self::Order),
            "bag" => Ok(Self::Bag),
            "goods" => Ok(Self::Goods),
            _ => Err(UnknownName),
        }
    }
}

/// What became of her wish to be forgotten; hours as they are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wish {
    /// A letter is on its way.
    Asked,
    Confirmed {
        due: String,
    },
    TakenBack {
        at: String,
    },
}

/// One line of the history of what she agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    pub consent: Consent,
    pub granted: bool,
    pub at: String,
    /// Version of the sentence that she read.
    pub text_version: String,
}

/// An address that she wants to find again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAddress {
    pub id: AddressId,
    pub address: Address,
}

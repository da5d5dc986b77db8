//! The face of a store: what every page of it needs to know. Policies and clocks stay in the database.
use super::{id::StoreId, money::Currency};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A language that the program speaks completely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    PtBr,
    En,
}

impl Locale {
    /// BCP 47 tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::PtBr => "pt-BR",
            Self::En => "en",
        }
    }
}

impl FromStr for Locale {
    type Err = UnknownName;
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        match tag {
            "pt-BR" => Ok(Self::PtBr),
            "en" => Ok(Self::En),
            _ => Err(UnknownName),
        }
    }
}

/// Which meaning the design tokens take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Theme {
    Orvale,
    Amora,
}

impl Theme {
    /// Value of `<html data-theme>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Orvale => "orvale",
            Self::Amora => "amora",
        }
    }
}

impl FromStr for Theme {
    type Err = UnknownName;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "orvale" => Ok(Self::Orvale),
            "amora" => Ok(Self::Amora),
            _ => Err(UnknownName),
        }
    }
}

/// A locale, theme or other word that the program does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown name")]
pub struct UnknownName;

/// A store as its pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreFace {
    pub id: StoreId,
    pub slug: String,
    pub name: String,
    pub tagline: String,
    pub locale: Locale,
    pub currency: Currency,
    /// IANA name, e.g. `America/Sao_Paulo`.
    pub time_zone: String,
    pub theme: Theme,
}

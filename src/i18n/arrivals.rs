//! What the back office says about arrivals and the intake of pieces.
mod en;
mod pt_br;

use super::list::ListWords;
use crate::domain::{
    intake::{Field, Missing},
    store::Locale,
};

/// This area alone, so that a browser loads no other sentences with it.
pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &pt_br::PT_BR,
        Locale::En => &en::EN,
    }
}

pub struct Words {
    pub list: ListWords,
    pub number: &'static str,
    pub title: &'static str,
    pub title_wrong: &'static str,
    pub arrived: &'static str,
    pub drafts: &'static str,
    pub here: &'static str,
    pub sold: &'static str,
    pub begin: &'static str,
    pub take_in: &'static str,
    pub photos: &'static str,
    pub more_photos: &'static str,
    pub chosen: fn(usize) -> String,
    pub photo_wrong: &'static str,
    pub photo_large: &'static str,
    pub name: &'static str,
    pub price: &'static str,
    pub price_wrong: &'static str,
    pub condition: &'static str,
    pub measures: &'static str,
    /// A kind of words.
    pub kind: fn(&str) -> &'static str,
    /// A known piece as a model for the next one.
    pub model: &'static str,
    pub model_code: &'static str,
    pub like: fn(&str) -> String,
    pub no_model: &'static str,
    pub wrong: fn(Field) -> &'static str,
    /// Whose the pieces of this arrival are, and how what they bring is shared.
    pub consigned: fn(&str, &str) -> String,
    pub why: &'static str,
    pub at_once: &'static str,
    pub taking: &'static str,
    pub taken: &'static str,
    pub on_rail: &'static str,
    pub waits: &'static str,
    pub waiting: &'static str,
    pub none_waits: &'static str,
    pub missing: fn(Missing) -> &'static str,
    pub publish: &'static str,
    pub decline: &'static str,
    pub refused: fn(&str) -> &'static str,
}

//! What the back office says about clients: the list, and what is known of one.
mod en;
mod pt_br;

use super::list::ListWords;
use crate::domain::{
    client::{ContactField, Shown},
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
    pub shown: fn(Shown) -> &'static str,
    pub name: &'static str,
    pub phone: &'static str,
    pub email: &'static str,
    pub at_home: &'static str,
    /// Pieces, and what they come to.
    pub out: fn(u32, &str) -> String,
    pub nothing_out: &'static str,
    pub late: &'static str,
    pub orders: &'static str,
    pub spent: &'static str,
    pub since: &'static str,
    pub agreed: &'static str,
    pub agreed_nothing: &'static str,
    pub keeps: &'static str,
    /// A rate, of how many.
    pub of_tried: fn(&str, u32) -> String,
    pub in_time: &'static str,
    pub of_bags: fn(&str, u32) -> String,
    pub no_rate: &'static str,
    pub bags: &'static str,
    pub add: &'static str,
    pub correct: &'static str,
    pub save: &'static str,
    pub wrong: fn(ContactField) -> &'static str,
    pub words: &'static str,
    pub note_word: &'static str,
    pub take_back: &'static str,
    pub by_quiz: &'static str,
    pub measures: &'static str,
    pub centimetres: &'static str,
    pub measure_wrong: &'static str,
    pub note: &'static str,
    pub terms: &'static str,
    /// What she may have at home; and whether she gets no bags at all.
    pub may_have: fn(&str, bool) -> String,
    pub set_terms: &'static str,
    pub own_limit: &'static str,
    pub limit_wrong: &'static str,
    pub block: &'static str,
}

//! What the back office says about clients: the list, and what is known of one.
mod classes;
mod en;
mod figures;
mod filters;
mod life;
mod profile;
mod pt_br;
mod same;
mod same_pt;

pub use {classes::Classes, figures::FiguresWords, filters::Filters, life::Life, profile::ProfileWords, same::Same};

use super::list::ListWords;
use crate::domain::{
    client::{Birthday, ContactField, Reach, Shown},
    store::Locale,
};

/// Classes of trust.
pub fn classes(locale: Locale) -> &'static Classes {
    classes::of(locale)
}

/// Clients in figures.
pub fn figures(locale: Locale) -> &'static FiguresWords {
    figures::of(locale)
}

/// The filters of the list.
pub fn filters(locale: Locale) -> &'static Filters {
    filters::of(locale)
}

/// Her life.
pub fn life(locale: Locale) -> &'static Life {
    life::of(locale)
}

/// Who she is to the shop.
pub fn profile(locale: Locale) -> &'static ProfileWords {
    profile::of(locale)
}

/// Who is perhaps one with another.
pub fn same(locale: Locale) -> &'static Same {
    same::of(locale)
}

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
    pub birthday_told: fn(Birthday) -> String,
    pub reach: fn(Reach) -> &'static str,
    pub keeps: &'static str,
    /// A rate, of how many.
    pub of_tried: fn(&str, u32) -> String,
    pub in_time: &'static str,
    pub of_bags: fn(&str, u32) -> String,
    pub no_rate: &'static str,
    pub add: &'static str,
    pub correct: &'static str,
    pub save: &'static str,
    pub wrong: fn(ContactField) -> &'static str,
    pub words: &'static str,
    pub note_word: &'static str,
    pub take_back: &'static str,
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

//! What the back office says about what happened; the sentences of the kinds of events are in `kinds`.
mod en;
mod facts;
mod kinds;
mod pt_br;

use super::list::ListWords;
use crate::domain::{editorial::What, store::Locale};
pub use facts::{fact, written};
pub use kinds::{KINDS, sentence};

/// This area alone, so that a browser loads no other sentences with it.
pub fn of(locale: Locale) -> &'static Audit {
    match locale {
        Locale::PtBr => &pt_br::PT_BR,
        Locale::En => &en::EN,
    }
}

pub struct Audit {
    pub list: ListWords,
    pub who: &'static str,
    pub anybody: &'static str,
    pub what: &'static str,
    pub anything: &'static str,
    pub about: &'static str,
    pub everything: &'static str,
    pub when: &'static str,
    pub by: &'static str,
    pub thing: &'static str,
    pub history: &'static str,
    pub particulars: &'static str,
    pub nothing_more: &'static str,
    pub nothing: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub request: &'static str,
    /// What differs on a page that was published.
    pub on_page: &'static str,
    pub page_first: &'static str,
    pub page_same: &'static str,
    pub page_title: &'static str,
    pub page_description: &'static str,
    /// Place and kind of a block, and what became of it.
    pub block: fn(usize, &str, What) -> String,
    pub more_blocks: fn(usize) -> String,
    /// A role or machine that acted without a name.
    pub actor: fn(&str) -> &'static str,
    pub subject: fn(&str) -> &'static str,
}

/// Subjects that may be asked for.
pub const SUBJECTS: [&str; 19] = [
    "order",
    "payment",
    "refund",
    "piece",
    "bag",
    "bag_line",
    "agreement",
    "product",
    "cost",
    "wait",
    "person",
    "invitation",
    "page",
    "quiz",
    "store",
    "delivery",
    "collection",
    "tag",
    "filter",
];

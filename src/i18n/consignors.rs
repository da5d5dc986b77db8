//! What the back office says about consignors, what is agreed with them, and pieces that wait for a decision.
mod en;
mod pt_br;

use super::list::ListWords;
use crate::domain::{
    consignor::{Decline, ShelfVerb, Standing, TermsField, Unsold, Waiting, Which},
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
    pub one: &'static str,
    pub consignor: &'static str,
    pub nobody: &'static str,
    pub which: fn(Which) -> &'static str,
    pub name: &'static str,
    pub phone: &'static str,
    pub email: &'static str,
    pub since: &'static str,
    pub here: &'static str,
    pub due: &'static str,
    pub sold: &'static str,
    pub agreed: &'static str,
    pub unsigned: &'static str,
    pub add: &'static str,
    pub from_client: &'static str,
    pub from_client_hint: &'static str,
    pub is_client: &'static str,
    /// Agreements.
    pub agreements: &'static str,
    pub no_agreement: &'static str,
    pub version: fn(u32) -> String,
    pub accepted: fn(&str, &str) -> String,
    pub waits_for_her: &'static str,
    pub draw: &'static str,
    pub propose: &'static str,
    pub share: &'static str,
    pub floor: &'static str,
    pub steps: &'static str,
    pub day: &'static str,
    pub off: &'static str,
    pub lasts: &'static str,
    pub grace: &'static str,
    pub unsold: &'static str,
    pub fate: fn(Unsold) -> &'static str,
    pub wrong: fn(TermsField) -> &'static str,
    /// Her page.
    pub her_page: &'static str,
    pub her_chat: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub look: &'static str,
    pub her_message: fn(&str, &str) -> String,
    pub arrivals: &'static str,
    pub brought: fn(u32, u32) -> String,
    pub receipt: &'static str,
    pub pieces: &'static str,
    pub no_pieces: &'static str,
    pub more_pieces: fn(usize) -> String,
    /// Pieces that wait.
    pub waiting: &'static str,
    pub waiting_which: fn(Waiting) -> &'static str,
    pub waiting_none: (&'static str, &'static str),
    pub waiting_count: fn(usize) -> String,
    pub standing: fn(Standing) -> &'static str,
    pub left: fn(i32) -> String,
    pub until: fn(&str) -> String,
    pub lowers_to: fn(&str) -> String,
    pub verb: fn(ShelfVerb) -> &'static str,
    pub done: fn(ShelfVerb) -> &'static str,
    pub refused: fn(&str) -> &'static str,
    pub decline: fn(Decline) -> &'static str,
    /// In a piece's drawer.
    pub whose: &'static str,
    pub under: fn(u32, &str) -> String,
    pub least: &'static str,
    pub no_least: &'static str,
    pub shelf: &'static str,
    pub shelf_days: fn(u32, Option<i32>) -> String,
    pub wished: &'static str,
    pub collect: &'static str,
    /// In an arrival.
    pub own: &'static str,
    pub of_whom: &'static str,
}

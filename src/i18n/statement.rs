//! What a consignor reads on her own page: what was agreed, her pieces, her receipts.
mod en;
mod pt_br;

use crate::domain::{
    consignor::{HerPiece, Standing},
    store::Locale,
};

/// This area alone. Not for islands.
pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &pt_br::PT_BR,
        Locale::En => &en::EN,
    }
}

pub struct Words {
    pub title: &'static str,
    pub folio: fn(&str) -> String,
    pub headline: &'static str,
    pub lead: &'static str,
    /// The version that waits for her name.
    pub asks: &'static str,
    pub asks_lead: &'static str,
    pub name: &'static str,
    pub name_wrong: &'static str,
    pub accept: &'static str,
    pub accept_note: &'static str,
    pub accepted: (&'static str, &'static str),
    pub superseded: (&'static str, &'static str),
    pub not_saved: (&'static str, &'static str),
    pub agreed: &'static str,
    pub version: fn(u32) -> String,
    pub by: fn(&str, &str) -> String,
    pub nothing_agreed: &'static str,
    /// Groups of her pieces.
    pub waiting: &'static str,
    pub on_rail: &'static str,
    pub away: &'static str,
    pub drafts: &'static str,
    pub sold: &'static str,
    pub back: &'static str,
    pub nothing: &'static str,
    pub state: fn(&HerPiece) -> String,
    pub until: fn(Standing, &str) -> String,
    pub her_share: fn(&str, &str) -> String,
    pub sold_note: &'static str,
    pub wish: fn(&str) -> String,
    pub wish_verb: &'static str,
    pub unwish_verb: &'static str,
    pub wished: &'static str,
    pub wished_out: &'static str,
    pub wish_saved: (&'static str, &'static str),
    pub wish_late: (&'static str, &'static str),
    /// Receipts.
    pub receipts: &'static str,
    pub receipt: fn(u32, &str) -> String,
    pub counted: fn(u32, u32) -> String,
    pub receipt_title: fn(u32) -> String,
    pub receipt_lead: fn(&str, &str) -> String,
    pub taken: &'static str,
    pub declined: &'static str,
    pub none_taken: &'static str,
    pub under: fn(u32) -> String,
    pub to_page: &'static str,
}

//! What the back office says about collections.
mod en;
mod pt_br;

use super::list::ListWords;
use crate::domain::{
    collection::{Field, Shown},
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
    pub number: &'static str,
    pub title: &'static str,
    pub here: &'static str,
    pub out: &'static str,
    pub sold: &'static str,
    pub share: &'static str,
    pub brought: &'static str,
    /// What counts as brought.
    pub brought_why: &'static str,
    pub days: &'static str,
    pub days_told: fn(u32) -> String,
    /// One that sells too little, one whose pieces are all sold, one that is over, one that waits for its hour.
    pub dead: &'static str,
    pub sold_out: &'static str,
    pub archived: &'static str,
    pub opens_at: fn(&str) -> String,
    pub begin: &'static str,
    pub pieces: &'static str,
    pub in_shop: &'static str,
    pub say: &'static str,
    pub story: &'static str,
    pub arrived: &'static str,
    pub opens: &'static str,
    pub opens_why: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub wrong: fn(Field) -> &'static str,
    pub hung: &'static str,
    pub none_hung: &'static str,
    pub first_hundred: &'static str,
    pub hang: &'static str,
    pub hang_why: &'static str,
    pub code: &'static str,
    pub take_out: &'static str,
    pub cover: &'static str,
    pub is_cover: &'static str,
    pub no_cover: &'static str,
    pub archive: &'static str,
    pub archive_why: &'static str,
    pub leads_to: &'static str,
    pub to_shop: &'static str,
    pub bring_back: &'static str,
    pub no_piece: &'static str,
    pub refused: fn(&str) -> &'static str,
}

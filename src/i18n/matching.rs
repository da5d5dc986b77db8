//! What the back office says about matches.
mod en;
mod pt_br;

use crate::domain::{
    matching::{Dropped, Outcome},
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
    pub title: &'static str,
    pub loading: &'static str,
    /// On a collection, a piece, a client.
    pub open: &'static str,
    pub open_her: &'static str,
    pub choose: &'static str,
    pub in_stock: fn(u32) -> String,
    pub untagged: fn(u32) -> String,
    pub none: (&'static str, &'static str),
    pub sold_out: (&'static str, &'static str),
    pub found: fn(usize) -> String,
    pub points: fn(i32) -> String,
    pub by_tags: fn(i32, &str) -> String,
    pub by_size: fn(i32, &str) -> String,
    pub by_recency: fn(i32, &str) -> String,
    pub no_size: &'static str,
    pub other_size: fn(&str) -> String,
    pub never_bought: &'static str,
    pub contacted_on: fn(&str) -> String,
    pub for_her: &'static str,
    pub in_her_size: &'static str,
    pub nothing_for_her: &'static str,
    pub write: &'static str,
    pub message: fn(&str, &str) -> String,
    pub outcome: fn(Outcome) -> &'static str,
    pub noted: fn(Outcome) -> &'static str,
    pub take_back: &'static str,
    /// Names the list of those about whom something was done in this room.
    pub done: &'static str,
    pub taken_back: &'static str,
    pub bag: &'static str,
    pub see_bag: &'static str,
    pub bag_opened: fn(u32) -> String,
    pub blocked: &'static str,
    pub why_dropped: &'static str,
    pub dropped: fn(Dropped) -> &'static str,
    pub none_dropped: &'static str,
    pub weights: &'static str,
    pub weights_why: &'static str,
    pub weight: [&'static str; 7],
    pub save: &'static str,
    pub saved: &'static str,
    pub edited_meanwhile: &'static str,
    pub as_house: &'static str,
    pub spread: &'static str,
    pub spread_why: &'static str,
    pub each: &'static str,
    pub plan: &'static str,
    pub drafts: fn(usize, usize) -> String,
    pub open_drafts: &'static str,
    pub no_drafts: &'static str,
    pub drafts_opened: fn(usize) -> String,
    pub brought: &'static str,
    pub brought_why: &'static str,
    pub brought_by: fn(u32, u32, u32, u32) -> String,
    pub keys: &'static str,
}

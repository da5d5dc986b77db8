//! What the back office says about the vocabulary, and about words wherever they are chosen.
mod en;
mod pt_br;

use super::list::ListWords;
use crate::domain::{
    store::Locale,
    tag::{Shown, Weight},
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
    pub kind: &'static str,
    pub here: &'static str,
    pub goods: &'static str,
    pub clients: &'static str,
    pub also: &'static str,
    pub retired: &'static str,
    /// Where words are chosen.
    pub words: &'static str,
    pub words_hint: &'static str,
    pub no_word: &'static str,
    pub take_off: &'static str,
    /// Words of a piece that is there already.
    pub change: &'static str,
    pub changed: &'static str,
    pub meanwhile: fn(&str) -> String,
    pub add: &'static str,
    pub name_wrong: &'static str,
    pub pieces: &'static str,
    pub rename: &'static str,
    pub rename_why: &'static str,
    pub save: &'static str,
    pub aliases: &'static str,
    pub aliases_why: &'static str,
    pub formerly: &'static str,
    pub add_alias: &'static str,
    pub drop_alias: &'static str,
    pub retire: &'static str,
    pub retire_why: &'static str,
    pub offer_again: &'static str,
    pub merge: &'static str,
    pub merge_into: &'static str,
    pub merge_none: &'static str,
    /// What becomes of everything that says it: from the weight and both names.
    pub weighed: fn(Weight, &str) -> Vec<String>,
    pub merge_sure: fn(&str, &str) -> String,
    pub merged: &'static str,
    /// What came along, and when.
    pub merged_goods: fn(u32) -> String,
    pub take_back: &'static str,
    /// This one went on in another.
    pub went_on: &'static str,
    pub refused: fn(&str) -> &'static str,
}

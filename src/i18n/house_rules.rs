//! What the back office says about the rules of a house, which an owner sets.
mod en;
mod pt_br;

use crate::domain::{house_rules::Field, store::Locale};

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
    pub ways: &'static str,
    pub ways_lead: &'static str,
    /// Delivered, and fetched.
    pub delivered: &'static str,
    pub fetched: &'static str,
    pub add_delivered: &'static str,
    pub add_fetched: &'static str,
    pub add: &'static str,
    pub added: fn(&str) -> String,
    pub active: &'static str,
    pub not_active: &'static str,
    pub times: &'static str,
    pub times_lead: &'static str,
    pub bags: &'static str,
    pub bags_lead: &'static str,
    pub guarantee: &'static str,
    pub collections: &'static str,
    pub collections_lead: &'static str,
    /// The days of the week from Monday on, short and whole.
    pub days: [(&'static str, &'static str); 7],
    pub label: fn(Field) -> &'static str,
    /// What stands below a field.
    pub hint: fn(Field) -> &'static str,
    pub wrong: fn(Field) -> &'static str,
    pub save: &'static str,
    pub saved: fn(&str) -> String,
    pub rules_saved: &'static str,
    pub leave: &'static str,
    /// Somebody else changed it meanwhile, and the way on.
    pub edited_meanwhile: &'static str,
    pub show_new: &'static str,
    /// Of what was typed and not saved: beside it, the way back to what holds, and when its room is left.
    pub unsaved: &'static str,
    pub discard: &'static str,
    pub kept: &'static str,
}

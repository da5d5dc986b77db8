//! What the back office says about the team and its rooms.
mod en;
mod pt_br;

use crate::domain::{role::Role, store::Locale};

/// This area alone, so that a browser loads no other sentences with it.
pub fn of(locale: Locale) -> &'static Team {
    match locale {
        Locale::PtBr => &pt_br::PT_BR,
        Locale::En => &en::EN,
    }
}

pub struct Team {
    pub title: &'static str,
    pub loading: &'static str,
    pub people: &'static str,
    pub invited: &'static str,
    pub nobody_invited: &'static str,
    pub invite: &'static str,
    pub email: &'static str,
    pub email_wrong: &'static str,
    pub hats_missing: &'static str,
    pub send: &'static str,
    pub sent: fn(&str) -> String,
    pub sent_at: fn(&str) -> String,
    pub until: fn(&str) -> String,
    pub over: &'static str,
    pub by: fn(&str) -> String,
    pub again: &'static str,
    pub withdraw: &'static str,
    pub me: &'static str,
    pub since: &'static str,
    pub seen: &'static str,
    pub never: &'static str,
    pub no_way_in: &'static str,
    pub disabled: &'static str,
    pub disable: &'static str,
    pub disable_why: &'static str,
    pub enable: &'static str,
    pub sessions: &'static str,
    pub no_sessions: &'static str,
    pub counted: fn(u32) -> String,
    pub unknown_device: &'static str,
    pub opened: fn(&str) -> String,
    pub end_one: &'static str,
    pub end_all: &'static str,
    pub wears: &'static str,
    /// Before the last hat of a person is taken: what it means, and the two ways on.
    pub last_hat: fn(&str) -> String,
    pub take_it: &'static str,
    pub keep_it: &'static str,
    /// A hat was taken, from whom; and the verb that gives it back.
    pub taken: fn(&str, &str) -> String,
    pub give_back: &'static str,
    pub what_she_did: &'static str,
    pub close: &'static str,
    pub gone: &'static str,
    /// What a hat opens.
    pub opens: fn(Role) -> &'static str,
    /// What the database answered to a wish.
    pub refused: fn(&str) -> &'static str,
}

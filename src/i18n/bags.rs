//! What the back office says about bags.
mod en;
mod pt_br;

use super::list::ListWords;
use crate::domain::{
    bag::{BagStatus, Condition, Decision, LineStatus, Listed, Method, PartOfDay, Reason},
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
    pub code: &'static str,
    pub client: &'static str,
    pub state: &'static str,
    pub due: &'static str,
    pub pieces: &'static str,
    pub value: &'static str,
    pub attendant: &'static str,
    pub which: fn(Listed) -> &'static str,
    pub status: fn(BagStatus) -> &'static str,
    pub line: fn(LineStatus) -> &'static str,
    pub decision: fn(Decision) -> &'static str,
    pub reason: fn(Reason) -> &'static str,
    pub condition: fn(Condition) -> &'static str,
    pub method: fn(Method) -> &'static str,
    pub overdue: fn(i64) -> String,
    pub limit: &'static str,
    /// What she has of what she may have.
    pub held: fn(&str, &str) -> String,
    /// The same in pieces and bags.
    pub held_counts: &'static str,
    pub opened: &'static str,
    pub contents: &'static str,
    pub nothing_in: &'static str,
    pub tried: fn(u32) -> String,
    pub begin: &'static str,
    pub begin_for: &'static str,
    pub begin_hint: &'static str,
    pub no_client: &'static str,
    pub put_in: &'static str,
    pub scan_out: &'static str,
    pub receive: &'static str,
    pub code_hint: &'static str,
    pub go: &'static str,
    pub take_out: &'static str,
    pub lock: &'static str,
    pub unlock: &'static str,
    pub dispatch: &'static str,
    pub left_why: &'static str,
    pub deliver: &'static str,
    pub bring_back: &'static str,
    pub missing: &'static str,
    pub settle: &'static str,
    pub settle_lead: &'static str,
    /// Sum and way, before the money is taken.
    pub settle_sure: fn(&str, &str) -> String,
    pub settle_yes: &'static str,
    pub settle_no: &'static str,
    pub sales: &'static str,
    pub note_missing: &'static str,
    pub stay_why: fn(usize) -> String,
    pub to_pay: &'static str,
    pub extend: &'static str,
    pub until: &'static str,
    pub why: &'static str,
    pub cancel: &'static str,
    pub assign: &'static str,
    pub courier: &'static str,
    pub nobody: &'static str,
    pub hand_over: &'static str,
    pub other_bag: &'static str,
    pub piece: &'static str,
    pub choose: &'static str,
    pub write_off: &'static str,
    pub lift: &'static str,
    pub lift_most: &'static str,
    pub amount_wrong: &'static str,
    pub condition_note: &'static str,
    /// The bag's page for its client, and what can be done with it.
    pub her_page: &'static str,
    pub her_chat: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub look: &'static str,
    /// Shop and address.
    pub her_message: fn(&str, &str) -> String,
    /// When she wants it to be collected.
    pub collect: &'static str,
    pub part: fn(PartOfDay) -> &'static str,
    /// The slip in the bag, for its client.
    pub slip: &'static str,
    pub slip_for: fn(&str) -> String,
    pub slip_due: fn(&str) -> String,
    pub slip_total: &'static str,
    pub slip_page: &'static str,
    pub taken_out: fn(&str) -> String,
    pub life: &'static str,
    pub told: Told,
}

/// What a verb came to.
pub struct Told {
    pub done: &'static str,
    pub again: &'static str,
    pub tried: fn(u32) -> String,
    pub foreign: fn(&str) -> String,
    pub stranger: &'static str,
    pub unknown: &'static str,
    pub differs: &'static str,
    pub late: &'static str,
    pub settled: fn(&str) -> String,
    pub status: fn(&str) -> String,
    pub in_a_bag: fn(&str) -> String,
    pub not_free: fn(&str) -> String,
    pub over_limit: fn(&str, &str) -> String,
    /// Held, and the most.
    pub too_many_pieces: fn(u32, u32) -> String,
    pub too_many_bags: fn(u32, u32) -> String,
    pub not_in_bag: fn(&str) -> String,
    pub not_scanned: fn(&str) -> String,
    pub total_changed: fn(&str) -> String,
    pub blocked: &'static str,
    pub empty: &'static str,
    /// Another word of the database.
    pub other: fn(&str) -> &'static str,
    pub over_role: fn(&str) -> String,
}

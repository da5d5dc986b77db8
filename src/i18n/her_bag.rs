//! What a client reads about the bag that she has at home.
mod en;
mod pt_br;

use crate::domain::{
    bag::{BagStatus, Decision, LineStatus, PartOfDay, Reason},
    store::Locale,
};

/// This area alone. Not for islands: they take [`sum`].
pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &pt_br::PT_BR,
        Locale::En => &en::EN,
    }
}

pub struct Words {
    pub title: fn(&str) -> String,
    /// The one large word, and the sentence below it.
    pub headline: fn(BagStatus) -> &'static str,
    pub lead: fn(BagStatus) -> &'static str,
    pub until: &'static str,
    pub overdue: &'static str,
    pub pieces: &'static str,
    /// The question about each piece, and her three answers.
    pub question: fn(&str) -> String,
    pub decision: fn(Decision) -> &'static str,
    pub why: &'static str,
    pub no_reason: &'static str,
    pub reason: fn(Reason) -> &'static str,
    pub note: &'static str,
    pub too_long: &'static str,
    /// What became of a piece that is not hers to decide about any more; nothing while it is.
    pub line: fn(LineStatus) -> &'static str,
    pub save: &'static str,
    pub saved: (&'static str, &'static str),
    pub not_saved: (&'static str, &'static str),
    pub whole_bag: fn(&str) -> String,
    pub evidence: &'static str,
    pub collection: &'static str,
    pub collection_lead: &'static str,
    pub day: &'static str,
    pub part: fn(PartOfDay) -> &'static str,
    pub ask: &'static str,
    pub asked: fn(&str, &str) -> String,
    pub asked_notice: (&'static str, &'static str),
    pub day_wrong: &'static str,
    /// In her account.
    pub bags: &'static str,
    pub many: fn(usize) -> String,
}

/// What she keeps comes to this; how many of how many.
pub fn sum(locale: Locale, kept: usize, of: usize) -> String {
    match (locale, kept) {
        (Locale::PtBr, 0) => "Você ainda não fica com nenhuma".to_owned(),
        (Locale::PtBr, _) => format!("Você fica com {kept} de {of}"),
        (Locale::En, 0) => "You keep none yet".to_owned(),
        (Locale::En, _) => format!("You keep {kept} of {of}"),
    }
}

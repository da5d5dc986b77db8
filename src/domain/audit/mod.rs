//! What happened, as an owner reads it: who did it, to what, and how it was before and after.
mod facts;

pub use facts::{Fact, facts};

use super::{
    editorial::{Block, BlockChange, changes},
    id::{EventId, PersonId},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Events of a page of the list.
pub const PAGE: u32 = 50;
/// Characters of a search.
pub const MOST_WORDS: usize = 80;

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditWish {
    pub person: Option<PersonId>,
    pub kind: String,
    pub subject: String,
    /// Everything that happened to this one thing.
    pub thing: Option<Uuid>,
    pub words: String,
}

impl AuditWish {
    /// Whether a word is a kind or a subject at all, and the words have an end.
    pub fn is_sound(&self) -> bool {
        let is_name = |name: &str| name.len() <= 60 && name.chars().all(|letter| letter.is_ascii_lowercase() || "_.".contains(letter));
        is_name(&self.kind) && is_name(&self.subject) && self.words.chars().count() <= MOST_WORDS
    }
}

/// One event in the list. `at` is written in the store's zone and language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    pub id: EventId,
    pub at: String,
    pub kind: String,
    pub subject: String,
    pub thing: Uuid,
    /// What the thing is called; empty when it has no name or is gone.
    pub label: String,
    /// Role or machine that acted.
    pub actor: String,
    pub person: Option<PersonId>,
    pub full_name: String,
}

/// One event with everything that it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditSheet {
    pub row: AuditRow,
    /// Id of the request that did it.
    pub request: String,
    pub facts: Vec<Fact>,
    /// For a page that was published: what differs from what was out before.
    pub page: Option<PageChange>,
}

/// What differs between what was out of a page and what came out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageChange {
    /// The first that was ever out: there is nothing to compare it with.
    pub is_first: bool,
    pub title: Option<(String, String)>,
    pub description: Option<(String, String)>,
    pub blocks: Vec<BlockChange>,
    /// Changes beyond those that are told.
    pub more: usize,
}

/// Changes of blocks that are told of one event.
const MOST_BLOCKS: usize = 20;

impl PageChange {
    /// Title, description and blocks, before and after.
    pub fn between(before: (&str, &str, &[Block]), after: (&str, &str, &[Block])) -> Self {
        let differs = |was: &str, is: &str| (was != is).then(|| (was.to_owned(), is.to_owned()));
        let mut blocks = changes(before.2, after.2);
        let more = blocks.len().saturating_sub(MOST_BLOCKS);
        blocks.truncate(MOST_BLOCKS);
        Self { is_first: false, title: differs(before.0, after.0), description: differs(before.1, after.1), blocks, more }
    }
}

#[cfg(test)]
mod tests;

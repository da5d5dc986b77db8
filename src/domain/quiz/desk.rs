//! What the back office sees of a quiz: a row of the list, and a draft with everything that it takes to try it out.
use super::{Candidate, Graph};
use crate::domain::{conflict::Conflict, id::QuizId};
use serde::{Deserialize, Serialize};

/// A quiz in the list. Counts of sessions are for whoever may know them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizRow {
    pub id: QuizId,
    pub title: String,
    pub slug: String,
    pub live_version: Option<i32>,
    /// The draft says something else than the live version.
    pub is_changed: bool,
    pub started: i64,
    pub finished: i64,
}

/// A draft on the desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuizDraft {
    pub id: QuizId,
    pub graph: Graph,
    /// Counts the saves: who saves an older one is told.
    pub revision: i32,
    pub live_version: Option<i32>,
    /// Words that votes may be on, with the names that people know them by.
    pub words: Vec<(String, String)>,
    pub goods: Vec<Candidate>,
    pub conflicts: Vec<Conflict>,
}

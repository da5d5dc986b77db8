//! Quizzes: what is asked, the session of a link with its answers and picks, and the office's drafts. What an answer means is
//! decided in `domain::quiz`.
mod candidates;
mod desk;
mod sessions;

pub use candidates::{Good, candidates, conflicts, offers, rituals, vocabulary};
pub use desk::{draft, list, publish, save};
pub use sessions::{Pick, Session, answer, finish, live, note, picks, session, start};

use crate::{domain::quiz::Graph, error::AppError};

/// A document of ours: one that can't be read any more is a fault, not an empty quiz.
fn graph(text: &str) -> Result<Graph, AppError> {
    serde_json::from_str(text).map_err(|error| {
        tracing::error!(%error, "a quiz can't be read");
        AppError::Fault
    })
}

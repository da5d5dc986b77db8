//! Quizzes: what is asked, the session of a link with its answers and picks, and the office's drafts. What an answer means is
//! decided in `domain::quiz`.
mod candidates;
mod desk;
mod sessions;

pub use candidates::{Good, candidates, conflicts, offers, rituals, vocabulary};
pub use desk::{draft, list, publish, save};
pub use sessions::{Pick, Session, answer, finish, live, note, picks, session, start};

use super::{tags, tx::Tx};
use crate::{domain::quiz::Graph, error::AppError};

/// A document of ours: one that can't be read any more is a fault, not an empty quiz. It is never changed; words that it says and that
/// are called otherwise by now are read as they are called now.
async fn graph(tx: &mut Tx, text: &str) -> Result<Graph, AppError> {
    let graph: Graph = serde_json::from_str(text).map_err(|error| {
        tracing::error!(%error, "a quiz can't be read");
        AppError::Fault
    })?;
    let words: Vec<String> = graph.words().into_iter().collect();
    let now = tags::canonical(tx, &words).await?;
    Ok(if now.is_empty() { graph } else { graph.called(|word| now.get(word).cloned()) })
}

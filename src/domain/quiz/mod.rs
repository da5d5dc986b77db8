//! A quiz as pure values: a graph of questions whose answers vote, the way through it, and what comes out.
//!
//! The same answers give the same result on every machine, in whatever order the goods are handed in. No chance, no clock; the
//! simulator's dice fall from a number that it is given.
pub mod check;
pub mod desk;
pub mod graph;
pub mod path;
pub mod routine;
pub mod score;
pub mod simulate;
pub mod style;
#[cfg(test)]
mod tests;

pub use graph::{Answer, Candidate, Does, Graph, Note, Outcome, Question, QuizKind, Rule, Vote};
pub use path::{Picked, Walk};
pub use score::{Ranked, Ranking};

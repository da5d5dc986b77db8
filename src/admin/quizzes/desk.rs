//! A quiz on the desk of this tab: the draft as it is typed, what is saved, what is wrong with it. Everything else reads from here.
use super::api::{Published, publish_quiz, save_quiz};
use crate::{
    admin::Seat,
    domain::{
        conflict::Conflict,
        id::QuizId,
        quiz::{Candidate, Graph, Question, check::Fault, desk::QuizDraft},
    },
    error::AppError,
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeSet;

/// What the last save or publication came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    Nothing,
    Saving,
    Saved,
    Publishing,
    Published(Published),
    Failed(AppError),
}

#[derive(Clone, Copy)]
pub struct Desk {
    pub seat: Seat,
    pub id: QuizId,
    pub graph: RwSignal<Graph>,
    kept: RwSignal<(Graph, i32)>,
    pub live: RwSignal<Option<i32>>,
    pub told: RwSignal<Told>,
    /// Words that votes may be on, and their names.
    pub words: StoredValue<Vec<(String, String)>>,
    pub goods: StoredValue<Vec<Candidate>>,
    pub conflicts: StoredValue<Vec<Conflict>>,
    pub faults: Memo<Vec<Fault>>,
    pub is_changed: Memo<bool>,
}

impl Desk {
    pub fn lay(seat: Seat, draft: QuizDraft) -> Self {
        let graph = RwSignal::new(draft.graph.clone());
        let kept = RwSignal::new((draft.graph, draft.revision));
        let known: BTreeSet<String> = draft.words.iter().map(|(word, _)| word.clone()).collect();
        Self {
            seat,
            id: draft.id,
            graph,
            kept,
            live: RwSignal::new(draft.live_version),
            told: RwSignal::new(Told::Nothing),
            words: StoredValue::new(draft.words),
            goods: StoredValue::new(draft.goods),
            conflicts: StoredValue::new(draft.conflicts),
            faults: Memo::new(move |_| graph.with(|graph| graph.faults(&known))),
            is_changed: Memo::new(move |_| graph.with(|graph| kept.with(|kept| kept.0 != *graph))),
        }
    }

    /// Name of a word, or the word itself.
    pub fn word(self, word: &str) -> String {
        self.words.with_value(|words| words.iter().find(|known| known.0 == word).map_or_else(|| word.to_owned(), |known| known.1.clone()))
    }

    /// Change one question, if it is there.
    pub fn change(self, at: usize, by: impl FnOnce(&mut Question)) {
        self.told.set(Told::Nothing);
        self.graph.update(|graph| {
            if let Some(question) = graph.questions.get_mut(at) {
                by(question);
            }
        });
    }

    pub fn save(self) {
        let (draft, revision) = (self.graph.get_untracked(), self.kept.with_untracked(|kept| kept.1));
        self.told.set(Told::Saving);
        spawn_local(async move {
            match save_quiz(self.id, draft.clone(), revision).await {
                Ok(revision) => {
                    self.kept.set((draft, revision));
                    self.told.set(Told::Saved);
                }
                Err(error) => self.told.set(Told::Failed(error)),
            }
        });
    }

    /// Publish what is saved.
    pub fn publish(self) {
        let revision = self.kept.with_untracked(|kept| kept.1);
        self.told.set(Told::Publishing);
        spawn_local(async move {
            match publish_quiz(self.id, revision).await {
                Ok(came) => {
                    if let Published::Version(version) = came {
                        self.live.set(Some(version));
                    }
                    self.told.set(Told::Published(came));
                }
                Err(error) => self.told.set(Told::Failed(error)),
            }
        });
    }
}

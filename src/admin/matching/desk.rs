//! What the parts of a match share: the answer, the weights that are tried, what was said last.
use super::api::ask_match;
use crate::{
    admin::{Seat, list::Turn},
    domain::{
        id::{BagId, CommandId, PersonId},
        matching::{Answer, Match, Outcome, Subject, Weights},
    },
    error::AppError,
};
use leptos::prelude::*;

/// What was done about a client in this room. It is told for as long as the room is open: an answer that comes later leaves her out.
#[derive(Clone, PartialEq, Eq)]
pub struct Done {
    pub contact: CommandId,
    pub client: PersonId,
    pub full_name: String,
    pub deed: Deed,
}

impl Done {
    pub fn of(client: &Match, deed: Deed) -> Self {
        Self { contact: client.next, client: client.client, full_name: client.full_name.clone(), deed }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Noted(Outcome),
    Opened(BagId),
}

#[derive(Clone, Copy)]
pub struct Desk {
    pub seat: Seat,
    pub subject: Subject,
    pub found: RwSignal<Option<Answer>>,
    pub failed: RwSignal<Option<AppError>>,
    /// Other weights than the house's.
    pub tried: RwSignal<Option<Weights>>,
    pub told: RwSignal<String>,
    pub done: RwSignal<Vec<Done>>,
    turn: Turn,
}

impl Desk {
    pub fn of(seat: Seat, subject: Subject) -> Self {
        Self {
            seat,
            subject,
            found: RwSignal::new(None),
            failed: RwSignal::new(None),
            tried: RwSignal::new(None),
            told: RwSignal::new(String::new()),
            done: RwSignal::new(Vec::new()),
            turn: Turn::new(),
        }
    }

    /// Something of the answer that is there.
    pub fn answer<T>(self, part: impl FnOnce(&Answer) -> T) -> Option<T> {
        self.found.with(|found| found.as_ref().map(part))
    }

    /// Keep what was done about somebody, instead of what was before.
    pub fn keep(self, done: Done) {
        self.done.try_update(|all| {
            all.retain(|other| other.client != done.client);
            all.push(done);
        });
    }

    /// What was done about her here.
    pub fn deed(self, client: PersonId) -> Option<Deed> {
        self.done.with(|all| all.iter().find(|done| done.client == client).map(|done| done.deed))
    }

    /// Ask anew; what is shown stays until the answer is there.
    pub fn fetch(self) {
        self.turn.ask(ask_match(self.subject, self.tried.get_untracked()), move |answer| match answer {
            Ok(answer) => {
                self.failed.set(None);
                self.found.set(Some(answer));
            }
            // a slider that was moved too far leaves the answer before
            Err(AppError::Invalid { .. }) => (),
            Err(error) => self.failed.set(Some(error)),
        });
    }

    /// The weights by which the answer came.
    pub fn weights(self) -> Weights {
        self.tried.get().or_else(|| self.answer(|answer| answer.weights)).unwrap_or_default()
    }

    /// What went wrong, in words.
    pub fn complain(self, error: &AppError) {
        let say = self.seat.matching();
        let word = match error {
            AppError::Conflict { reason } if reason == "blocked" => say.blocked,
            AppError::Conflict { reason } if reason == "edited_meanwhile" => say.edited_meanwhile,
            other => (self.seat.say().trouble)(other.status()).0,
        };
        self.told.try_set(word.to_owned());
    }
}

//! The rows of a client's life that are here, what is on its way, and what is being written of her.
use super::Clients;
use crate::{
    admin::{
        clients::api::{MOMENTS, client_life, drop_note, write_note},
        keys,
        list::{Room, Turn},
    },
    domain::{
        client::life::{Moment, Part},
        id::NoteId,
        text,
    },
    error::AppError,
    i18n::clients,
};
use leptos::{prelude::*, task::spawn_local};

/// The rows that are here, and what is being written.
#[derive(Clone, Copy)]
pub struct Stream {
    pub part: RwSignal<Part>,
    pub moments: RwSignal<Option<Vec<Moment>>>,
    pub more: RwSignal<bool>,
    /// Names the note that is written next.
    next: StoredValue<Option<NoteId>>,
    pub note: RwSignal<String>,
    pub told: RwSignal<&'static str>,
    turn: Turn,
}

impl Stream {
    pub fn new() -> Self {
        Self {
            part: RwSignal::new(Part::All),
            moments: RwSignal::new(None),
            more: RwSignal::new(false),
            next: StoredValue::new(None),
            note: RwSignal::new(String::new()),
            told: RwSignal::new(""),
            turn: Turn::new(),
        }
    }

    /// Somebody else is opened.
    pub fn forget(self) {
        self.part.set(Part::All);
        self.moments.set(None);
        self.note.set(String::new());
        self.told.set("");
    }

    /// The rows of a figure, and the way to them.
    pub fn show(self, room: Room<Clients>, part: Part) {
        self.part.set(part);
        self.moments.set(None);
        self.read(room);
        keys::focus("client-life");
    }

    /// The first page.
    pub fn read(self, room: Room<Clients>) {
        self.fetch(room, false);
    }

    /// A page: the first one, or `on` from the last row.
    pub fn fetch(self, room: Room<Clients>, on: bool) {
        let Some(id) = room.open.get_untracked() else { return };
        let after = if on {
            self.moments.with_untracked(|moments| moments.as_ref().and_then(|moments| moments.last().map(|last| last.mark.clone())))
        } else {
            None
        };
        let part = self.part.get_untracked();
        self.turn.ask(client_life(id, part, after), move |answer| match answer {
            Ok((page, next)) => {
                self.next.set_value(Some(next));
                self.more.set(u32::try_from(page.len()).is_ok_and(|count| count >= MOMENTS));
                let mut all = if on { self.moments.get_untracked().unwrap_or_default() } else { Vec::new() };
                all.extend(page);
                self.moments.set(Some(all));
            }
            Err(error) => {
                self.told.set((room.seat.say().trouble)(error.status()).0);
                self.moments.update(|moments| *moments = Some(moments.take().unwrap_or_default()));
            }
        });
    }

    /// Write down what was typed.
    pub fn write(self, room: Room<Clients>) {
        let (Some(id), Some(next)) = (room.open.get_untracked(), self.next.get_value()) else { return };
        let Ok(body) = text::line(&self.note.get_untracked(), 500) else {
            return self.told.set(clients::life(room.seat.locale).write_wrong);
        };
        self.told.set("");
        spawn_local(async move {
            match write_note(id, next, body).await {
                Ok(()) => {
                    self.note.try_set(String::new());
                    self.read(room);
                }
                Err(error) => drop(self.told.try_set((room.seat.say().trouble)(error.status()).0)),
            }
        });
    }

    /// A note that was an error: one's own, or an owner any.
    pub fn take_back(self, room: Room<Clients>, note: NoteId) {
        let Some(id) = room.open.get_untracked() else { return };
        spawn_local(async move {
            match drop_note(id, note).await {
                Ok(()) => self.read(room),
                Err(AppError::Forbidden) => drop(self.told.try_set(clients::life(room.seat.locale).not_yours)),
                Err(error) => drop(self.told.try_set((room.seat.say().trouble)(error.status()).0)),
            }
        });
    }
}

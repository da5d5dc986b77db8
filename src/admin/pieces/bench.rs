//! What the room of pieces works with, in the list and in the drawer: the words of the store, a change on its way, and the offer to take
//! it back.
use super::{
    Pieces,
    api::open_piece,
    edit_api::{edit_piece, piece_words},
};
use crate::{
    admin::{Seat, list::Room},
    domain::{
        editing::{Edit, Edited, PieceField, Why},
        id::PieceId,
        product::Tag,
    },
    error::AppError,
    i18n::editing::{self, Words, written},
};
use leptos::{prelude::*, task::spawn_local};

impl Seat {
    /// The words of work on pieces.
    pub(super) fn editing(self) -> &'static Words {
        editing::of(self.locale)
    }
}

/// Why a change is not made yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Wrong(String),
    /// It stands so by now, as people type it, and who wrote that.
    Meanwhile {
        kept: String,
        now: String,
        by: String,
    },
}

impl Told {
    pub fn sentence(&self, seat: Seat) -> String {
        match self {
            Self::Wrong(words) => words.clone(),
            Self::Meanwhile { now, by, .. } => (seat.editing().meanwhile)(now, by),
        }
    }
}

/// What was typed into a row that could not be saved: its form opens with it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    pub piece: PieceId,
    pub name: String,
    pub size: String,
    pub price: String,
    pub reason: String,
    pub field: PieceField,
    pub told: Told,
}

#[derive(Clone, Copy)]
pub struct Bench {
    pub trial: RwSignal<Option<Trial>>,
    words: RwSignal<Vec<Tag>>,
    asked: StoredValue<bool>,
}

impl Bench {
    /// One for the room.
    pub fn provide() -> Self {
        let bench = Self { trial: RwSignal::new(None), words: RwSignal::new(Vec::new()), asked: StoredValue::new(false) };
        provide_context(bench);
        bench
    }

    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// The words of the store, asked for once.
    pub fn words(self) -> RwSignal<Vec<Tag>> {
        if !self.asked.get_value() {
            self.asked.set_value(true);
            spawn_local(async move {
                match piece_words(String::new()).await {
                    Ok(words) => drop(self.words.try_set(words)),
                    Err(_) => self.asked.try_set_value(false).map_or((), drop),
                }
            });
        }
        self.words
    }
}

/// Change a field. `Err` says why it stays.
pub async fn put(seat: Seat, piece: PieceId, edit: &Edit, why: &Why) -> Result<(), Told> {
    let say = seat.editing();
    match edit_piece(piece, edit.clone(), why.clone()).await {
        Ok(Edited::Done) => Ok(()),
        Ok(Edited::Meanwhile { now, by }) => Err(Told::Meanwhile { now: written(&edit.field, &now, seat.locale), kept: now, by }),
        Ok(Edited::Refused(word)) => Err(Told::Wrong((say.refused)(&word).to_owned())),
        Err(AppError::Invalid { .. }) => Err(Told::Wrong((say.wrong)(&edit.field).to_owned())),
        Err(error) => Err(Told::Wrong((seat.say().trouble)(error.status()).0.to_owned())),
    }
}

/// Say what was changed, and offer the inverse.
pub fn offer(room: Room<Pieces>, piece: PieceId, edits: Vec<Edit>) {
    let (seat, say) = (room.seat, room.seat.editing());
    let said = edits.iter().map(|edit| (say.changed)(&edit.field, &written(&edit.field, &edit.becomes, seat.locale)));
    room.undo.offer(said.collect::<Vec<_>>().join(" "), move || {
        let edits = edits.clone();
        async move {
            for edit in edits.iter().rev() {
                put(seat, piece, &edit.inverse(), &Why::undo()).await.map_err(|told| told.sentence(seat))?;
            }
            read_again(room, piece).await;
            Ok(())
        }
    });
}

/// The row, and the drawer if it shows this piece, as they stand now.
pub async fn read_again(room: Room<Pieces>, piece: PieceId) {
    if room.open.try_get_untracked().flatten() == Some(piece) {
        room.read_again();
    } else if let Ok(sheet) = open_piece(piece).await {
        room.shelf.learn(piece, |row| *row = sheet.row.clone());
    }
}

//! The words of a piece, changed where it hangs: also of one that is shown. What somebody else said meanwhile is told, and hers stay typed.
use super::{
    Pieces,
    api::{describe_piece, open_piece},
};
use crate::admin::prelude::*;
use crate::{
    admin::{list::Room, words::WordField},
    domain::{id::PieceId, product::Tag, stock::PieceSheet, tag::pairs},
    error::AppError,
    i18n::tags,
};
use leptos::{ev, task::spawn_local};

#[derive(Clone, Copy)]
struct Desk {
    room: Room<Pieces>,
    piece: PieceId,
    /// As she saw them, and as she wants them.
    seen: RwSignal<Vec<Tag>>,
    chosen: RwSignal<Vec<Tag>>,
    told: RwSignal<Result<&'static str, String>>,
    busy: RwSignal<bool>,
    again: Callback<()>,
}

impl Desk {
    fn save(self) {
        let say = tags::of(self.room.seat.locale);
        let (seen, words) = (pairs(&self.seen.get_untracked()), pairs(&self.chosen.get_untracked()));
        self.busy.set(true);
        self.told.set(Ok(""));
        spawn_local(async move {
            let wrong = match describe_piece(self.piece, seen, words).await {
                Ok(()) => {
                    self.told.try_set(Ok(say.changed));
                    return self.again.run(());
                }
                Err(AppError::Conflict { reason }) if reason == "edited_meanwhile" => self.look_again().await,
                Err(AppError::Conflict { reason }) => (say.refused)(&reason).to_owned(),
                Err(AppError::Invalid { .. }) => say.no_word.to_owned(),
                Err(error) => (self.room.seat.say().trouble)(error.status()).0.to_owned(),
            };
            self.told.try_set(Err(wrong));
            self.busy.try_set(false);
        });
    }

    /// What stands there now; saved once more, hers have the last word.
    async fn look_again(self) -> String {
        match open_piece(self.piece).await {
            Ok(now) => {
                let names = now.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ");
                self.seen.try_set(now.tags);
                (tags::of(self.room.seat.locale).meanwhile)(&names)
            }
            Err(error) => (self.room.seat.say().trouble)(error.status()).0.to_owned(),
        }
    }
}

/// `again` reads the sheet anew.
pub fn part(room: Room<Pieces>, piece: &PieceSheet, again: Callback<()>) -> Drawn {
    let say = tags::of(room.seat.locale);
    let desk = Desk {
        room,
        piece: piece.row.id,
        seen: RwSignal::new(piece.tags.clone()),
        chosen: RwSignal::new(piece.tags.clone()),
        told: RwSignal::new(Ok("")),
        busy: RwSignal::new(false),
        again,
    };
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        desk.save();
    };
    view! {
        <details class="extend">
            <summary class="drawer__label">{say.change}</summary>
            <form class="till__form" on:submit=send novalidate>
                <WordField seat=room.seat id="piece-words" chosen=desk.chosen/>
                <p><button class="desk-button" disabled=move || desk.busy.get()>{say.save}</button></p>
                <p class="till__told" role="status">{move || desk.told.get().ok()}</p>
                <p class="till__wrong" role="alert">{move || desk.told.get().err()}</p>
            </form>
        </details>
    }
    .drawn()
}

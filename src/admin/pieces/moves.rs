//! What somebody of the shop may say of a piece that lies before her: to the rail, into care, back to its consignor, given away, lost.
//! Only moves that are legal for this hat; the database judges.
use super::{Pieces, api::move_piece, bench::read_again};
use crate::admin::prelude::*;
use crate::{
    admin::{arrivals::publish, keys, list::Room},
    domain::{
        id::PieceId,
        piece::{CareReason, PieceMove, PieceStatus, WriteOffReason},
        stock::PieceSheet,
    },
    error::AppError,
};
use leptos::{ev, task::spawn_local};

#[derive(Clone, Copy)]
struct Desk {
    room: Room<Pieces>,
    piece: PieceId,
    from: PieceStatus,
    busy: RwSignal<bool>,
    told: RwSignal<&'static str>,
    again: Callback<()>,
}

impl Desk {
    fn attempt(self, to: PieceMove) {
        let say = self.room.seat.pieces();
        self.busy.set(true);
        spawn_local(async move {
            // what was never shown is shown by its own verb
            let asked = if self.from == PieceStatus::Draft && to == PieceMove::ToRail {
                publish(self.piece).await
            } else {
                move_piece(self.piece, to.clone()).await
            };
            match asked {
                Ok(()) => {
                    self.offer(&to);
                    self.again.run(());
                    request_animation_frame(|| {
                        keys::focus("drawer-title");
                    });
                }
                Err(AppError::Conflict { reason }) => drop(self.told.try_set((say.refused)(&reason))),
                Err(AppError::Invalid { .. }) => drop(self.told.try_set(say.day_wrong)),
                Err(error) => drop(self.told.try_set((self.room.seat.say().trouble)(error.status()).0)),
            }
            self.busy.try_set(false);
        });
    }
}

impl Desk {
    /// From the rail into care: back to the rail.
    fn offer(self, done: &PieceMove) {
        let (room, piece) = (self.room, self.piece);
        if self.from != PieceStatus::InStock || !matches!(done, PieceMove::ToCare(..)) {
            return;
        }
        room.undo.offer(room.seat.editing().in_care.to_owned(), move || async move {
            move_piece(piece, PieceMove::ToRail).await.map_err(|_| String::new())?;
            read_again(room, piece).await;
            Ok(())
        });
    }
}

/// `again` reads the sheet anew.
pub fn part(room: Room<Pieces>, sheet: &PieceSheet, again: Callback<()>) -> Option<Drawn> {
    let (seat, say, status) = (room.seat, room.seat.pieces(), sheet.row.status);
    let lacks = status == PieceStatus::Draft && !sheet.missing.is_empty();
    let desk = Desk { room, piece: sheet.row.id, from: status, busy: RwSignal::new(false), told: RwSignal::new(""), again };
    let may = |to: PieceStatus| status.can_become(to, seat.role);
    // what a cart or a bag claims is moved by those
    let is_here = matches!(
        status,
        PieceStatus::Draft
            | PieceStatus::InStock
            | PieceStatus::Returned
            | PieceStatus::InCare
            | PieceStatus::WrittenOff
            | PieceStatus::SentBack
            | PieceStatus::Donated
    );
    let button = move |word: &'static str, to: PieceMove| {
        view! { <button class="desk-button" type="button" disabled=move || desk.busy.get() on:click=move |_| desk.attempt(to.clone())>{word}</button> }
    };
    let any = [PieceStatus::InStock, PieceStatus::InCare, PieceStatus::SentBack, PieceStatus::Donated, PieceStatus::WrittenOff];
    (is_here && any.into_iter().any(may)).then(|| {
        view! {
            <section class="drawer__part">
                <h3 class="drawer__label">{say.moves}</h3>
                <p class="till__verbs">
                    {(may(PieceStatus::InStock) && !lacks).then(|| button(say.to_rail, PieceMove::ToRail))}
                    {(status != PieceStatus::Draft && may(PieceStatus::SentBack)).then(|| button(say.send_back, PieceMove::SendBack))}
                    {may(PieceStatus::Donated).then(|| button(say.donate, PieceMove::Donate))}
                </p>
                {may(PieceStatus::InCare).then(|| care(desk))}
                {may(PieceStatus::WrittenOff).then(|| write_off(desk))}
                <p class="till__wrong" role="alert">{move || desk.told.get()}</p>
            </section>
        }
        .drawn()
    })
}

fn care(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.pieces();
    let (reason, due) = (RwSignal::new(CareReason::Wash), RwSignal::new(String::new()));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        desk.attempt(PieceMove::ToCare(reason.get_untracked(), due.get_untracked()));
    };
    let reasons = CareReason::ALL.iter().map(|one| view! { <option value=one.name()>{(say.care)(*one)}</option> }).collect_view();
    view! {
        <details class="extend">
            <summary class="drawer__label">{say.to_care}</summary>
            <form class="till__form" on:submit=send>
                <p class="till__field"><label class="till__label" for="care-why">{say.care_why}</label>
                    <select class="desk-input" id="care-why" on:change=move |event| reason.set(event_target_value(&event).parse().unwrap_or(CareReason::Other))>{reasons}</select></p>
                <p class="till__field"><label class="till__label" for="care-due">{say.care_due}</label>
                    <input class="desk-input" id="care-due" type="date" required on:input=move |event| due.set(event_target_value(&event))/></p>
                <p><button class="desk-button" disabled=move || desk.busy.get()>{say.to_care}</button></p>
            </form>
        </details>
    }
}

fn write_off(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.pieces();
    let reason = RwSignal::new(WriteOffReason::Lost);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        desk.attempt(PieceMove::WriteOff(reason.get_untracked()));
    };
    let reasons = WriteOffReason::ALL.iter().map(|one| view! { <option value=one.name()>{(say.write_off)(*one)}</option> }).collect_view();
    view! {
        <details class="extend">
            <summary class="drawer__label">{say.off}</summary>
            <form class="till__form" on:submit=send>
                <p class="till__field"><label class="till__label" for="off-why">{say.care_why}</label>
                    <select class="desk-input" id="off-why" on:change=move |event| reason.set(event_target_value(&event).parse().unwrap_or(WriteOffReason::Lost))>{reasons}</select></p>
                <p><button class="desk-button" disabled=move || desk.busy.get()>{say.off}</button></p>
            </form>
        </details>
    }
}

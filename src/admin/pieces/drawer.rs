//! One piece beside the list, from the right. Its head is there at once from the row; the rest follows.
use super::{Pieces, api::open_piece, moves, rows::State, sheet, worn};
use crate::admin::prelude::*;
use crate::{
    admin::{
        consignors,
        list::{Inside, Room, Turn, drawer},
        trouble::Trouble,
    },
    domain::stock::PieceSheet,
    error::AppError,
};

type Found = Option<Result<PieceSheet, AppError>>;

#[component]
pub fn PieceDrawer(room: Room<Pieces>) -> impl IntoView {
    let say = &room.seat.pieces().list;
    let found = RwSignal::new(Found::None);
    let turn = Turn::new();
    let again = Callback::new(move |()| fetch(room, found, turn));
    let body = move || match found.get() {
        None => view! { <p class="visually-hidden" role="status">{say.opening}</p> }.drawn(),
        Some(Ok(piece)) => {
            let row = &piece.row;
            let whose = piece.consigned.as_ref().map(|one| consignors::of_piece(room.seat, row.id, row.status, row.price, one, again));
            let moves = moves::part(room, &piece, again);
            let words = worn::part(room, &piece, again);
            sheet::body(room, piece, Some(view! { {whose}{moves} }.drawn()), words)
        }
        Some(Err(error)) => view! { <Trouble seat=room.seat error=error retry=again/> }.drawn(),
    };
    let waits = Signal::derive(move || found.with(Option::is_none));
    drawer(room, Inside { fetch: again, waits, title: ViewFn::from(move || title(room, found)), body: ViewFn::from(move || body) })
}

/// Code and status, from the sheet or from the row.
fn title(room: Room<Pieces>, found: RwSignal<Found>) -> Drawn {
    let from_sheet =
        found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(|sheet| (sheet.row.code.clone(), sheet.row.status)));
    let known = from_sheet.or_else(|| {
        let open = room.open.get();
        room.shelf.rows.with(|rows| rows.iter().find(|row| Some(row.id) == open).map(|row| (row.code.clone(), row.status)))
    });
    match known {
        Some((code, status)) => view! { <span class="drawer__code">{code}</span><State seat=room.seat status=status/> }.drawn(),
        None => room.seat.pieces().name.drawn(),
    }
}

fn fetch(room: Room<Pieces>, found: RwSignal<Found>, turn: Turn) {
    let Some(id) = room.open.get_untracked() else { return };
    // the same piece stays until the answer is there
    if found.with_untracked(|found| !matches!(found, Some(Ok(sheet)) if sheet.row.id == id)) {
        found.set(None);
    }
    turn.ask(open_piece(id), move |answer| {
        if let Ok(sheet) = &answer {
            room.shelf.learn(id, |row| *row = sheet.row.clone());
        }
        found.set(Some(answer));
    });
}

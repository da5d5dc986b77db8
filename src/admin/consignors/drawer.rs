//! One consignor beside the list, from the right.
use super::{Consignors, api::open_consignor, sheet};
use crate::admin::prelude::*;
use crate::{
    admin::{
        list::{Inside, Room, Turn, drawer},
        trouble::Trouble,
    },
    domain::consignor::ConsignorSheet,
    error::AppError,
};

type Found = Option<Result<ConsignorSheet, AppError>>;

#[component]
pub fn ConsignorDrawer(room: Room<Consignors>) -> impl IntoView {
    let say = &room.seat.consignors().list;
    let found = RwSignal::new(Found::None);
    let turn = Turn::new();
    let again = Callback::new(move |()| fetch(room, found, turn, false));
    let anew = Callback::new(move |()| fetch(room, found, turn, true));
    let body = move || match found.get() {
        None => view! { <p class="visually-hidden" role="status">{say.opening}</p> }.drawn(),
        Some(Ok(consignor)) => sheet::body(room, consignor, again),
        Some(Err(error)) => view! { <Trouble seat=room.seat error=error retry=anew/> }.drawn(),
    };
    let waits = Signal::derive(move || found.with(Option::is_none));
    drawer(room, Inside { fetch: anew, waits, title: ViewFn::from(move || title(room, found)), body: ViewFn::from(move || body) })
}

/// Her name, from the sheet or from the row.
fn title(room: Room<Consignors>, found: RwSignal<Found>) -> Drawn {
    let from_sheet = found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(|sheet| sheet.row.full_name.clone()));
    let known = from_sheet.or_else(|| {
        let open = room.open.get();
        room.shelf.rows.with(|rows| rows.iter().find(|row| Some(row.id) == open).map(|row| row.full_name.clone()))
    });
    known.unwrap_or_else(|| room.seat.consignors().name.to_owned()).drawn()
}

/// `anew`: nothing is shown until the answer is there.
fn fetch(room: Room<Consignors>, found: RwSignal<Found>, turn: Turn, anew: bool) {
    let Some(id) = room.open.get_untracked() else { return };
    if anew {
        found.set(None);
    }
    turn.ask(open_consignor(id), move |answer| {
        if let Ok(sheet) = &answer {
            room.shelf.learn(id, |row| *row = sheet.row.clone());
        }
        found.set(Some(answer));
    });
}

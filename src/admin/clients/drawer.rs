//! One client beside the list, from the right. What is being written of her outlives the answers that come meanwhile.
use super::{
    Clients,
    api::{Choices, open_client},
    life::{self, Stream},
    sheet,
};
use crate::admin::prelude::*;
use crate::{
    admin::{
        list::{Inside, Kind, Room, Turn, drawer},
        trouble::Trouble,
    },
    domain::client::ClientSheet,
    error::AppError,
};

type Found = Option<Result<ClientSheet, AppError>>;

#[component]
pub fn ClientDrawer(room: Room<Clients>, choices: RwSignal<Option<Choices>>) -> impl IntoView {
    let say = &room.seat.clients().list;
    let found = RwSignal::new(Found::None);
    let turn = Turn::new();
    let stream = Stream::new();
    let again = Callback::new(move |()| {
        fetch(room, found, turn, false);
        stream.read(room);
    });
    let anew = Callback::new(move |()| {
        fetch(room, found, turn, true);
        stream.forget();
        stream.read(room);
    });
    let body = move || match found.get() {
        None => view! { <p class="visually-hidden" role="status">{say.opening}</p> }.drawn(),
        Some(Ok(client)) => sheet::body(room, client, sheet::Beside { again, choices, stream }),
        Some(Err(error)) => view! { <Trouble seat=room.seat error=error retry=anew/> }.drawn(),
    };
    let is_there = Memo::new(move |_| found.with(|found| matches!(found, Some(Ok(_)))));
    let waits = Signal::derive(move || found.with(Option::is_none));
    let inside = move || {
        let life = move || is_there.get().then(|| life::part(room, stream));
        view! { {body}{life} }.drawn()
    };
    drawer(room, Inside { fetch: anew, waits, title: ViewFn::from(move || title(room, found)), body: ViewFn::from(inside) })
}

/// Her name, from the sheet or from the row.
fn title(room: Room<Clients>, found: RwSignal<Found>) -> Drawn {
    let from_sheet = found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(|sheet| sheet.row.full_name.clone()));
    let known = from_sheet.or_else(|| {
        let open = room.open.get();
        room.shelf.rows.with(|rows| rows.iter().find(|row| Some(row.id) == open).map(|row| row.full_name.clone()))
    });
    known.unwrap_or_else(|| room.seat.clients().name.to_owned()).drawn()
}

/// `anew`: nothing is shown until the answer is there.
fn fetch(room: Room<Clients>, found: RwSignal<Found>, turn: Turn, anew: bool) {
    let Some(id) = room.open.get_untracked() else { return };
    if anew {
        found.set(None);
    }
    turn.ask(open_client(id), move |answer| {
        if let Ok(sheet) = &answer {
            // a record that went on as somebody else leads to her
            if sheet.row.id != id {
                return room.go.run((Clients::address(sheet.row.id) + &room.wish.with_untracked(Clients::query), true));
            }
            room.shelf.learn(id, |row| *row = sheet.row.clone());
        }
        found.set(Some(answer));
    });
}

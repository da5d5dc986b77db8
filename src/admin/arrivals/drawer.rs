//! One arrival beside the list: a piece is taken in, and below it those that wait for something.
use super::{Arrivals, api::open_arrival, drafts, form};
use crate::admin::prelude::*;
use crate::{
    admin::{
        list::{Inside, Room, Turn, drawer},
        trouble::Trouble,
    },
    domain::{intake::ArrivalSheet, money::Currency},
    error::AppError,
};

/// What the parts of the drawer share.
#[derive(Clone, Copy)]
pub struct Desk {
    pub room: Room<Arrivals>,
    pub found: RwSignal<Option<ArrivalSheet>>,
    pub failed: RwSignal<Option<AppError>>,
    turn: Turn,
}

impl Desk {
    /// The store's, by what the drawer has read.
    pub fn currency(self) -> Currency {
        self.found.with(|found| found.as_ref().map_or(Currency::BRL, |sheet| sheet.currency))
    }

    /// Ask anew; what is shown stays until the answer is there.
    pub fn fetch(self) {
        let Some(id) = self.room.open.get_untracked() else { return };
        self.turn.ask(open_arrival(id), move |answer| match answer {
            Ok(sheet) => {
                self.room.shelf.learn(id, |row| *row = sheet.row.clone());
                self.found.set(Some(sheet));
            }
            Err(error) => self.failed.set(Some(error)),
        });
    }
}

#[component]
pub fn ArrivalDrawer(room: Room<Arrivals>) -> impl IntoView {
    let say = room.seat.arrivals();
    let desk = Desk { room, found: RwSignal::new(None), failed: RwSignal::new(None), turn: Turn::new() };
    let anew = Callback::new(move |()| {
        desk.found.set(None);
        desk.failed.set(None);
        desk.fetch();
    });
    let which = Memo::new(move |_| desk.found.with(|found| found.as_ref().map(|sheet| sheet.row.id)));
    let body = move || match desk.failed.get() {
        Some(error) => view! { <Trouble seat=room.seat error=error retry=anew/> }.drawn(),
        None if which.get().is_none() => view! { <p class="visually-hidden" role="status">{say.list.opening}</p> }.drawn(),
        None => view! { <form::TakeIn desk=desk/> {drafts::list(desk)} }.drawn(),
    };
    let waits = Signal::derive(move || which.get().is_none());
    drawer(room, Inside { fetch: anew, waits, title: ViewFn::from(move || title(desk)), body: ViewFn::from(move || body) })
}

fn title(desk: Desk) -> Drawn {
    let say = desk.room.seat.arrivals();
    let open = desk.room.open.get();
    let row = desk.found.with(|found| found.as_ref().map(|sheet| sheet.row.clone()));
    let row = row.or_else(|| desk.room.shelf.rows.with(|rows| rows.iter().find(|row| Some(row.id) == open).cloned()));
    row.map_or_else(|| say.list.title.to_owned(), |row| format!("{} {}, {}", say.number, row.number, row.title)).drawn()
}

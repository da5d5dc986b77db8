//! One collection beside the list, from the right. What is read anew leaves alone what somebody types.
use super::{Collections, api::open_collection, sheet};
use crate::admin::prelude::*;
use crate::{
    admin::{
        list::{Inside, Room, Turn, drawer},
        trouble::Trouble,
    },
    domain::collection::CollectionSheet,
    error::AppError,
};
use leptos::task::spawn_local;

/// What the parts of the drawer share.
#[derive(Clone, Copy)]
pub struct Desk {
    pub room: Room<Collections>,
    pub found: RwSignal<Option<CollectionSheet>>,
    pub told: RwSignal<&'static str>,
    pub busy: RwSignal<bool>,
    failed: RwSignal<Option<AppError>>,
    turn: Turn,
}

impl Desk {
    /// Something of the sheet that is there.
    pub fn of<T>(self, part: impl FnOnce(&CollectionSheet) -> T) -> Option<T> {
        self.found.with(|found| found.as_ref().map(part))
    }

    /// Ask anew; what is shown stays until the answer is there.
    pub async fn fetch(self) {
        let Some(id) = self.room.open.get_untracked() else { return };
        let mine = self.turn.next();
        let answer = open_collection(id).await;
        // the drawer may be closed, or show another collection by now
        if !self.turn.is(mine) {
            return;
        }
        match answer {
            Ok(sheet) => {
                self.room.shelf.learn(id, |row| *row = sheet.row.clone());
                self.found.set(Some(sheet));
            }
            Err(error) => self.failed.set(Some(error)),
        }
    }

    /// Do it, and read everything anew, also where it was refused; what stands against it is told. Whether it was done.
    pub async fn attempt(self, verb: impl Future<Output = Result<(), AppError>>) -> bool {
        let say = self.room.seat.collections();
        self.told.try_set("");
        self.busy.try_set(true);
        let answer = verb.await;
        match &answer {
            Ok(()) => self.fetch().await,
            Err(AppError::Conflict { reason }) => {
                self.told.try_set((say.refused)(reason));
                self.fetch().await;
            }
            Err(AppError::NotFound | AppError::Invalid { .. }) => drop(self.told.try_set(say.no_piece)),
            Err(error) => drop(self.told.try_set((self.room.seat.say().trouble)(error.status()).0)),
        }
        self.busy.try_set(false);
        answer.is_ok()
    }

    pub fn go(self, verb: impl Future<Output = Result<(), AppError>> + 'static) {
        spawn_local(async move {
            self.attempt(verb).await;
        });
    }
}

#[component]
pub fn CollectionDrawer(room: Room<Collections>) -> impl IntoView {
    let say = room.seat.collections();
    let desk = Desk {
        room,
        found: RwSignal::new(None),
        told: RwSignal::new(""),
        busy: RwSignal::new(false),
        failed: RwSignal::new(None),
        turn: Turn::new(),
    };
    let anew = Callback::new(move |()| {
        desk.found.set(None);
        desk.failed.set(None);
        desk.told.set("");
        spawn_local(desk.fetch());
    });
    let which = Memo::new(move |_| desk.of(|sheet| sheet.row.id));
    let body = move || match desk.failed.get() {
        Some(error) => view! { <Trouble seat=room.seat error=error retry=anew/> }.drawn(),
        None if which.get().is_none() => view! { <p class="visually-hidden" role="status">{say.list.opening}</p> }.drawn(),
        None => sheet::body(desk),
    };
    let waits = Signal::derive(move || which.get().is_none());
    drawer(room, Inside { fetch: anew, waits, title: ViewFn::from(move || title(desk)), body: ViewFn::from(move || body) })
}

/// Number and title, from the sheet or from the row.
fn title(desk: Desk) -> Drawn {
    let say = desk.room.seat.collections();
    let open = desk.room.open.get();
    let row = desk.of(|sheet| sheet.row.clone());
    let row = row.or_else(|| desk.room.shelf.rows.with(|rows| rows.iter().find(|row| Some(row.id) == open).cloned()));
    row.map_or_else(|| say.list.title.to_owned(), |row| format!("{} {}, {}", say.number, row.number, row.title)).drawn()
}

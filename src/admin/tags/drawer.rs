//! One word beside the list, from the right.
use super::{Tags, api::open_tag, sheet};
use crate::admin::prelude::*;
use crate::{
    admin::{
        list::{Inside, Room, Turn, drawer},
        trouble::Trouble,
    },
    domain::tag::TagSheet,
    error::AppError,
};
use leptos::task::spawn_local;

type Found = Option<Result<TagSheet, AppError>>;

/// What the parts of the drawer share.
#[derive(Clone, Copy)]
pub struct Desk {
    pub room: Room<Tags>,
    pub told: RwSignal<&'static str>,
    pub busy: RwSignal<bool>,
    again: Callback<()>,
}

impl Desk {
    /// Do it, and read everything anew; what stands against it is told.
    pub fn attempt(self, verb: impl Future<Output = Result<(), AppError>> + 'static) {
        let say = self.room.seat.tags();
        self.told.set("");
        self.busy.set(true);
        spawn_local(async move {
            match verb.await {
                Ok(()) => self.again.run(()),
                Err(AppError::Conflict { reason }) => drop(self.told.try_set((say.refused)(&reason))),
                Err(AppError::Invalid { .. }) => drop(self.told.try_set(say.name_wrong)),
                Err(error) => drop(self.told.try_set((self.room.seat.say().trouble)(error.status()).0)),
            }
            self.busy.try_set(false);
        });
    }
}

#[component]
pub fn TagDrawer(room: Room<Tags>) -> impl IntoView {
    let say = room.seat.tags();
    let (found, turn) = (RwSignal::new(Found::None), Turn::new());
    let anew = Callback::new(move |()| fetch(room, found, turn, true));
    let desk =
        Desk { room, told: RwSignal::new(""), busy: RwSignal::new(false), again: Callback::new(move |()| fetch(room, found, turn, false)) };
    let body = move || match found.get() {
        None => view! { <p class="visually-hidden" role="status">{say.list.opening}</p> }.drawn(),
        Some(Ok(word)) => sheet::body(desk, word),
        Some(Err(error)) => view! { <Trouble seat=room.seat error=error retry=anew/> }.drawn(),
    };
    let waits = Signal::derive(move || found.with(Option::is_none));
    drawer(room, Inside { fetch: anew, waits, title: ViewFn::from(move || title(room, found)), body: ViewFn::from(move || body) })
}

/// Its name, from the sheet or from the row.
fn title(room: Room<Tags>, found: RwSignal<Found>) -> Drawn {
    let from_sheet = found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(|sheet| sheet.row.tag.name.clone()));
    let known = from_sheet.or_else(|| {
        let open = room.open.get();
        room.shelf.rows.with(|rows| rows.iter().find(|row| Some(row.id) == open).map(|row| row.tag.name.clone()))
    });
    known.unwrap_or_else(|| room.seat.tags().name.to_owned()).drawn()
}

/// `anew`: nothing is shown until the answer is there.
fn fetch(room: Room<Tags>, found: RwSignal<Found>, turn: Turn, anew: bool) {
    let Some(id) = room.open.get_untracked() else { return };
    if anew {
        found.set(None);
    }
    turn.ask(open_tag(id), move |answer| {
        if let Ok(sheet) = &answer {
            room.shelf.learn(id, |row| *row = sheet.row.clone());
            // a word that went on in another, or came back, changes lines beside its own
            if !anew {
                room.shelf.again();
            }
        }
        found.set(Some(answer));
    });
}

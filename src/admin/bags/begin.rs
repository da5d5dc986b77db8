//! A new bag: for whom, found by name or phone, and it is open.
use super::{
    Bags,
    api::{begin_bag, clients},
};
use crate::admin::prelude::*;
use crate::{
    admin::{keys, list::Room, list::Turn},
    domain::{
        bag::ClientHit,
        id::{BagId, PersonId},
    },
    error::AppError,
    paths,
};
use leptos::{ev, leptos_dom::helpers::debounce, task::spawn_local};
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(160);

#[derive(Clone, Copy)]
struct Search {
    open: RwSignal<bool>,
    hits: RwSignal<Vec<ClientHit>>,
    next: RwSignal<Option<BagId>>,
    told: RwSignal<String>,
    turn: Turn,
}

impl Search {
    fn ask(self, room: Room<Bags>, words: String) {
        if words.trim().is_empty() {
            self.hits.set(Vec::new());
            return;
        }
        self.turn.ask(clients(words), move |answer| match answer {
            Ok((hits, next)) => {
                self.told.set(if hits.is_empty() { room.seat.bags().no_client.to_owned() } else { String::new() });
                self.next.set(Some(next));
                self.hits.set(hits);
            }
            Err(error) => self.told.set((room.seat.say().trouble)(error.status()).0.to_owned()),
        });
    }

    fn begin(self, room: Room<Bags>, client: PersonId) {
        let Some(next) = self.next.get_untracked() else { return };
        spawn_local(async move {
            match begin_bag(next, client).await {
                Ok(bag) => {
                    self.open.try_set(false);
                    self.hits.try_set(Vec::new());
                    room.shelf.again();
                    room.go.run((paths::admin_bag(bag), false));
                }
                Err(error) => {
                    let word = match &error {
                        AppError::Conflict { reason } if reason == "blocked" => room.seat.bags().told.blocked,
                        other => (room.seat.say().trouble)(other.status()).0,
                    };
                    self.told.try_set(word.to_owned());
                }
            }
        });
    }
}

#[component]
pub fn Begin(room: Room<Bags>) -> impl IntoView {
    let say = room.seat.bags();
    let search = Search {
        open: RwSignal::new(false),
        hits: RwSignal::new(Vec::new()),
        next: RwSignal::new(None),
        told: RwSignal::new(String::new()),
        turn: Turn::new(),
    };
    let turn = move |_| {
        search.open.update(|open| *open = !*open);
        if search.open.get_untracked() {
            request_animation_frame(|| {
                keys::focus("bag-for");
            });
        }
    };
    view! {
        <div class="begin">
            <button class="desk-button" type="button" aria-expanded=move || search.open.get().to_string() on:click=turn>{say.begin}</button>
            <Show when=move || search.open.get()>{field(room, search)}</Show>
        </div>
    }
}

/// Which of the names has the focus.
fn at() -> Option<usize> {
    document().active_element()?.get_attribute("data-hit")?.parse().ok()
}

/// From the field to the first name, from name to name, and back to the field.
fn step(by: i32) {
    let next = match (at(), by > 0) {
        (None, true) => Some(0),
        (Some(place), true) => Some(place + 1),
        (place, false) => place.and_then(|place| place.checked_sub(1)),
    };
    match next {
        Some(place) => drop(keys::focus(&format!("bag-hit-{place}"))),
        None => drop(keys::focus("bag-for")),
    }
}

fn field(room: Room<Bags>, search: Search) -> impl IntoView {
    let say = room.seat.bags();
    let mut look = debounce(PAUSE, move |words: String| search.ask(room, words));
    let on_key = move |event: ev::KeyboardEvent| {
        // arrows and Enter belong to this sheet, and not to the list behind it
        event.stop_propagation();
        match event.key().as_str() {
            "Escape" => search.open.set(false),
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "Enter" if at().is_none() => {
                let first = search.hits.with_untracked(|hits| hits.first().map(|hit| hit.id));
                first.into_iter().for_each(|client| search.begin(room, client));
            }
            _ => return,
        }
        event.prevent_default();
    };
    let one = move |(place, hit): (usize, ClientHit)| {
        let id = hit.id;
        view! {
            <li>
                <button class="begin__hit" type="button" id=format!("bag-hit-{place}") data-hit=place.to_string() on:click=move |_| search.begin(room, id)>
                    <span>{hit.full_name}</span><span class="begin__phone">{hit.phone}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="begin__sheet" on:keydown=on_key>
            <label class="drawer__label" for="bag-for">{say.begin_for}</label>
            <input class="desk-input" id="bag-for" type="search" autocomplete="off" placeholder=say.begin_hint maxlength=crate::admin::list::MOST_WORDS
                on:input=move |event| look(event_target_value(&event))/>
            <ul class="begin__hits" role="list">{move || search.hits.get().into_iter().enumerate().map(one).collect_view()}</ul>
            <p class="drawer__why" role="status">{move || search.told.get()}</p>
        </div>
    }
}

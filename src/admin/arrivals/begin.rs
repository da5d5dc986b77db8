//! A new arrival: its title, whose goods they are unless the shop's own, and it is open.
use super::{Arrivals, api::begin_arrival};
use crate::admin::prelude::*;
use crate::{
    admin::{consignors, keys, list::Room},
    domain::{id::PersonId, intake::MOST_TITLE},
    error::AppError,
    paths,
};
use leptos::{ev, task::spawn_local};

#[component]
pub fn Begin(room: Room<Arrivals>) -> impl IntoView {
    let say = room.seat.arrivals();
    let (open, title, told, busy) = (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(""), RwSignal::new(false));
    let of_whom = RwSignal::new(None::<(PersonId, String)>);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        spawn_local(async move {
            match begin_arrival(title.get_untracked(), of_whom.get_untracked().map(|(id, _)| id)).await {
                Ok(id) => {
                    open.try_set(false);
                    title.try_set(String::new());
                    of_whom.try_set(None);
                    room.shelf.again();
                    room.go.run((paths::admin_arrival(id), false));
                }
                Err(AppError::Invalid { .. }) => drop(told.try_set(say.title_wrong)),
                Err(AppError::Conflict { reason }) => drop(told.try_set((say.refused)(&reason))),
                Err(error) => drop(told.try_set((room.seat.say().trouble)(error.status()).0)),
            }
            busy.try_set(false);
        });
    };
    let turn = move |_| {
        open.update(|open| *open = !*open);
        request_animation_frame(|| {
            keys::focus("arrival-new");
        });
    };
    let chosen = Callback::new(move |hit: consignors::Hit| of_whom.set(Some((hit.id, hit.full_name))));
    let own = room.seat.consignors().own;
    let whose = move || {
        match of_whom.get() {
        None => consignors::of_agreed(room.seat, "arrival-of", chosen).drawn(),
        Some((_, name)) => view! {
            <p class="noted">{name}<button class="noted__off" type="button" aria-label=own title=own on:click=move |_| of_whom.set(None)>"×"</button></p>
        }
        .drawn(),
    }
    };
    view! {
        <div class="begin">
            <button class="desk-button" type="button" aria-expanded=move || open.get().to_string() on:click=turn>{say.begin}</button>
            <Show when=move || open.get()>
                <form class="begin__sheet" on:submit=send novalidate>
                    <label class="drawer__label" for="arrival-new">{say.title}</label>
                    <input class="desk-input" id="arrival-new" autocomplete="off" maxlength=MOST_TITLE prop:value=move || title.get() on:input=move |event| title.set(event_target_value(&event))/>
                    {whose}
                    <p class="till__wrong" role="alert">{move || told.get()}</p>
                    <p class="till__verbs"><button class="desk-button" disabled=move || busy.get()>{say.begin}</button></p>
                </form>
            </Show>
        </div>
    }
}

//! A new collection by hand: its title, and it is there. What comes in of its own accord is begun as an arrival.
use super::{Collections, api::begin_collection};
use crate::admin::prelude::*;
use crate::{
    admin::{keys, list::Room},
    domain::collection::{Field, MOST_TITLE},
    error::AppError,
    paths,
};
use leptos::{ev, task::spawn_local};

#[component]
pub fn Begin(room: Room<Collections>) -> impl IntoView {
    let say = room.seat.collections();
    let (open, title, told, busy) = (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(""), RwSignal::new(false));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        told.set("");
        spawn_local(async move {
            match begin_collection(title.get_untracked()).await {
                Ok(id) => {
                    open.try_set(false);
                    title.try_set(String::new());
                    room.shelf.again();
                    room.go.run((paths::admin_collection(id), false));
                }
                Err(AppError::Invalid { .. }) => drop(told.try_set((say.wrong)(Field::Title))),
                Err(error) => drop(told.try_set((room.seat.say().trouble)(error.status()).0)),
            }
            busy.try_set(false);
        });
    };
    let turn = move |_| {
        open.update(|open| *open = !*open);
        request_animation_frame(|| {
            keys::focus("collection-new");
        });
    };
    view! {
        <div class="begin">
            <button class="desk-button" type="button" aria-expanded=move || open.get().to_string() on:click=turn>{say.begin}</button>
            <Show when=move || open.get()>
                <form class="begin__sheet" on:submit=send novalidate>
                    <label class="drawer__label" for="collection-new">{say.title}</label>
                    <input class="desk-input" id="collection-new" autocomplete="off" maxlength=MOST_TITLE prop:value=move || title.get() on:input=move |event| title.set(event_target_value(&event))/>
                    <p class="till__wrong" role="alert">{move || told.get()}</p>
                    <p class="till__verbs"><button class="desk-button" disabled=move || busy.get()>{say.begin}</button></p>
                </form>
            </Show>
        </div>
    }
}

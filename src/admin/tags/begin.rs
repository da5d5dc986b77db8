//! A new word: its kind, its name, what it is called in the other language.
use super::{Tags, api::add_tag, sheet::field};
use crate::admin::prelude::*;
use crate::{
    admin::{keys, list::Room},
    domain::listing::FACETS,
    error::AppError,
    i18n::product::facet,
    paths,
};
use leptos::{ev, task::spawn_local};

#[component]
pub fn Begin(room: Room<Tags>) -> impl IntoView {
    let say = room.seat.tags();
    let (open, told, busy) = (RwSignal::new(false), RwSignal::new(""), RwSignal::new(false));
    let (name, also, kind) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        told.set("");
        let (said_kind, said_name, said_also) = (kind.get_untracked(), name.get_untracked(), also.get_untracked());
        spawn_local(async move {
            match add_tag(said_kind, said_name, said_also).await {
                Ok(id) => {
                    open.try_set(false);
                    name.try_set(String::new());
                    also.try_set(String::new());
                    room.shelf.again();
                    room.go.run((paths::admin_tag(id), false));
                }
                Err(AppError::Conflict { reason }) => drop(told.try_set((say.refused)(&reason))),
                Err(AppError::Invalid { .. }) => drop(told.try_set(say.name_wrong)),
                Err(error) => drop(told.try_set((room.seat.say().trouble)(error.status()).0)),
            }
            busy.try_set(false);
        });
    };
    let turn = move |_| {
        open.update(|open| *open = !*open);
        // the kind of the list is the kind of the word, unless somebody says otherwise
        kind.set(
            room.wish.with_untracked(|wish| wish.kind.clone()).unwrap_or_else(|| FACETS.first().copied().unwrap_or_default().to_owned()),
        );
        request_animation_frame(|| {
            keys::focus("new-tag-kind");
        });
    };
    let options = move || {
        FACETS
            .map(|one| view! { <option value=one selected=move || kind.with(|kind| kind == one)>{facet(room.seat.locale)(one)}</option> })
            .into_iter()
            .collect_view()
    };
    view! {
        <div class="begin">
            <button class="desk-button" type="button" aria-expanded=move || open.get().to_string() on:click=turn>{say.add}</button>
            <Show when=move || open.get()>
                <form class="begin__sheet" on:submit=send novalidate>
                    <p class="till__field">
                        <label class="till__label" for="new-tag-kind">{say.kind}</label>
                        <select class="desk-input" id="new-tag-kind" on:change=move |event| kind.set(event_target_value(&event))>{options}</select>
                    </p>
                    {field("new-tag-name", say.name, name)}
                    {field("new-tag-also", say.also, also)}
                    <p class="till__wrong" role="alert">{move || told.get()}</p>
                    <p class="till__verbs"><button class="desk-button" disabled=move || busy.get()>{say.add}</button></p>
                </form>
            </Show>
        </div>
    }
}

//! Somebody of the team leaves, or is away: an owner gives all her clients to somebody else.
use super::{
    Clients,
    api::{Choices, entrust_clients},
};
use crate::admin::prelude::*;
use crate::{admin::list::Room, domain::id::PersonId, i18n::clients};
use leptos::{ev, task::spawn_local};

#[component]
pub fn Entrust(room: Room<Clients>, from: PersonId, choices: RwSignal<Option<Choices>>) -> impl IntoView {
    let say = clients::filters(room.seat.locale);
    let (told, to, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<PersonId>), RwSignal::new(false));
    let floor = move || choices.with(|all| all.as_ref().map(|all| all.floor.clone()).unwrap_or_default());
    let name = move || floor().into_iter().find(|(id, _)| *id == from).map(|(_, name)| name).unwrap_or_default();
    let options = move || {
        let others = floor().into_iter().filter(|(id, _)| *id != from);
        others.map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()
    };
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        spawn_local(async move {
            match entrust_clients(from, to.get_untracked()).await {
                Ok(many) => {
                    told.try_set((say.entrusted)(many));
                    room.shelf.again();
                }
                Err(error) => drop(told.try_set((room.seat.say().trouble)(error.status()).0.to_owned())),
            }
            busy.try_set(false);
        });
    };
    view! {
        <form class="measure" on:submit=send>
            <label class="till__label" for="entrust-to">{move || (say.entrust)(&name())}</label>
            <select class="desk-input" id="entrust-to" on:change=move |event| to.set(event_target_value(&event).parse().ok())><option value="">{say.nobody}</option>{options}</select>
            <button class="desk-button" disabled=move || busy.get()>{say.entrust_to}</button>
            <p class="drawer__why" role="status">{move || told.get()}</p>
        </form>
    }
}

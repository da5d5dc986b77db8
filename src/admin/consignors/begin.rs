//! A new consignor: a client who is found, or somebody anew. Whoever is known by phone or address already is the one.
use super::{
    Consignors,
    api::{add_consignor, make_consignor},
    pick::{self, Hit},
};
use crate::admin::prelude::*;
use crate::{
    admin::{clients::contact, keys, list::Room},
    domain::{client::Contact, id::PersonId},
    error::AppError,
    paths,
};
use leptos::{ev, task::spawn_local};

#[component]
pub fn Add(room: Room<Consignors>) -> impl IntoView {
    let say = room.seat.consignors();
    let open = RwSignal::new(false);
    let form = contact::Form::new(room.seat, &Contact::default());
    let attempt = move |verb: std::pin::Pin<Box<dyn Future<Output = Result<PersonId, AppError>>>>| {
        form.busy.set(true);
        spawn_local(async move {
            match verb.await {
                Ok(id) => {
                    open.try_set(false);
                    form.empty();
                    room.shelf.again();
                    room.go.run((paths::admin_consignor(id), false));
                }
                Err(error) => form.refused(&error),
            }
            form.busy.try_set(false);
        });
    };
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.judged("new-consignor") else { return };
        attempt(Box::pin(add_consignor(typed)));
    };
    let chosen = Callback::new(move |hit: Hit| attempt(Box::pin(async move { make_consignor(hit.id).await.map(|()| hit.id) })));
    let turn = move |_| {
        open.update(|open| *open = !*open);
        request_animation_frame(|| {
            keys::focus("consignor-from");
        });
    };
    view! {
        <div class="begin">
            <button class="desk-button" type="button" aria-expanded=move || open.get().to_string() on:click=turn>{say.add}</button>
            <Show when=move || open.get()>
                <form class="begin__sheet" on:submit=send novalidate>
                    {pick::of_clients(room.seat, "consignor-from", chosen)}
                    {contact::fields(form, "new-consignor")}
                    <p class="till__verbs"><button class="desk-button" disabled=move || form.busy.get()>{say.add}</button></p>
                </form>
            </Show>
        </div>
    }
}

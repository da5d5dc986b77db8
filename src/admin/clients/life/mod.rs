//! What happened between a client and the shop, in one stream; each figure above it shows its own rows here. And what the team writes down.
mod rows;
mod stream;

pub use stream::Stream;

use super::Clients;
use crate::admin::prelude::*;
use crate::{admin::list::Room, domain::client::life::Part, i18n::clients};
use leptos::ev;

pub fn part(room: Room<Clients>, stream: Stream) -> impl IntoView {
    let say = clients::life(room.seat.locale);
    let choose = move |event: ev::Event| {
        stream.part.set(event_target_value(&event).parse().unwrap_or(Part::All));
        stream.read(room);
    };
    let parts = move || {
        let now = stream.part.get();
        Part::ALL.iter().map(|part| view! { <option value=part.name() selected=*part == now>{(say.part)(*part)}</option> }).collect_view()
    };
    let shown = move || match stream.moments.get() {
        None => view! { <p class="drawer__why" role="status">{say.loading}</p> }.drawn(),
        Some(moments) if moments.is_empty() => view! { <p class="drawer__why">{say.nothing}</p> }.drawn(),
        Some(moments) => {
            let each = moments.into_iter().map(|moment| rows::one(room, stream, moment)).collect_view();
            view! { <ol class="steps" role="list">{each}</ol> }.drawn()
        }
    };
    let more = move || {
        stream.more.get().then(
            || view! { <p><button class="desk-button" type="button" on:click=move |_| stream.fetch(room, true)>{say.more}</button></p> },
        )
    };
    view! {
        <section class="drawer__part" aria-labelledby="client-life">
            <h3 class="drawer__label" id="client-life" tabindex="-1">{say.title}</h3>
            {writing(room, stream)}
            <select class="desk-input" id="client-part" aria-label=say.title on:change=choose>{parts}</select>
            {shown}{more}
        </section>
    }
}

fn writing(room: Room<Clients>, stream: Stream) -> impl IntoView {
    let say = clients::life(room.seat.locale);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        stream.write(room);
    };
    view! {
        <form class="measure" on:submit=send novalidate>
            <input class="desk-input measure__wide" id="client-note" autocomplete="off" maxlength="500" aria-label=say.write placeholder=say.write_hint aria-describedby="client-note-error"
                prop:value=move || stream.note.get() on:input=move |event| stream.note.set(event_target_value(&event))/>
            <button class="desk-button">{say.write}</button>
            <p class="till__wrong" id="client-note-error" role="alert">{move || stream.told.get()}</p>
        </form>
    }
}

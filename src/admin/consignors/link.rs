//! Her page: opened in the shop's WhatsApp with the sentence written, copied, or looked at. What happens in the chat is not known here.
use super::{Consignors, api::link_consignor};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, list::Room},
    domain::{consignor::StatementLink, id::PersonId},
};
use leptos::task::spawn_local;

pub fn part(room: Room<Consignors>, id: PersonId) -> impl IntoView {
    let (seat, say) = (room.seat, room.seat.consignors());
    let found = RwSignal::new(None::<StatementLink>);
    let wrong = RwSignal::new("");
    let ask = move |_| {
        spawn_local(async move {
            match link_consignor(id).await {
                Ok(link) => drop(found.try_set(Some(link))),
                Err(error) => drop(wrong.try_set((seat.say().trouble)(error.status()).0)),
            }
        });
    };
    let shown = move || match found.get() {
        None => view! { <button class="desk-button" type="button" id="statement-page" on:click=ask>{say.her_page}</button> }.drawn(),
        Some(link) => ways(seat, link),
    };
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.her_page}</h3>
            <div class="her-link">{shown}</div>
            <p class="till__wrong" role="alert">{move || wrong.get()}</p>
        </section>
    }
}

fn ways(seat: Seat, link: StatementLink) -> Drawn {
    let say = seat.consignors();
    let copied = RwSignal::new(false);
    let page = link.page.clone();
    let copy = move |_| {
        let page = page.clone();
        spawn_local(async move {
            let written = wasm_bindgen_futures::JsFuture::from(window().navigator().clipboard().write_text(&page)).await;
            // a browser that keeps the clipboard to itself leaves the field
            copied.try_set(written.is_ok());
        });
    };
    let chat = link
        .chat
        .map(|address| view! { <a class="desk-button" id="statement-chat" href=address target="_blank" rel="noopener">{say.her_chat}</a> });
    view! {
        <input class="desk-input" id="statement-link" readonly value=link.page.clone() aria-label=say.her_page/>
        {chat}
        <button class="desk-button" type="button" on:click=copy>{move || if copied.get() { say.copied } else { say.copy }}</button>
        <a class="desk-button" href=link.page target="_blank" rel="noopener">{say.look}</a>
    }
    .drawn()
}

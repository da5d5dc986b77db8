//! The page of a consignor, and the ways to it.
use super::{Consignors, api::link_consignor};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, her_page, list::Room},
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
    let said = her_page::Said { page: say.her_page, chat: say.her_chat, copy: say.copy, copied: say.copied, look: say.look };
    her_page::ways("statement", said, link.page, link.chat)
}

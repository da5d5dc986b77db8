//! The page of a bag for its client: opened in the shop's WhatsApp with the sentence written, copied, or looked at. What happens in the
//! chat is not known here.
use super::{api::her_page, desk::Desk};
use crate::admin::prelude::*;
use crate::domain::bag::BagLink;
use leptos::task::spawn_local;

pub fn part(desk: Desk) -> impl IntoView {
    let (seat, say) = (desk.room.seat, desk.room.seat.bags());
    let found = RwSignal::new(None::<BagLink>);
    let wrong = RwSignal::new("");
    // another bag is open by now
    let which = Memo::new(move |_| desk.sheet().map(|sheet| sheet.row.id));
    Effect::new(move |_| {
        which.track();
        found.set(None);
        wrong.set("");
    });
    let ask = move |_| {
        let Some(id) = which.get_untracked() else { return };
        spawn_local(async move {
            match her_page(id).await {
                Ok(link) if which.try_get_untracked().flatten() == Some(id) => drop(found.try_set(Some(link))),
                Ok(_) => {}
                Err(error) => drop(wrong.try_set((seat.say().trouble)(error.status()).0)),
            }
        });
    };
    let shown = move || match found.get() {
        None => view! { <button class="desk-button" type="button" id="her-page" on:click=ask>{say.her_page}</button> }.drawn(),
        Some(link) => ways(desk, link),
    };
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.her_page}</h3>
            <div class="her-link">{shown}</div>
            <p class="till__wrong" role="alert">{move || wrong.get()}</p>
        </section>
    }
}

fn ways(desk: Desk, link: BagLink) -> Drawn {
    let say = desk.room.seat.bags();
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
        .map(|address| view! { <a class="desk-button" id="her-chat" href=address target="_blank" rel="noopener">{say.her_chat}</a> });
    view! {
        <input class="desk-input" id="her-link" readonly value=link.page.clone() aria-label=say.her_page/>
        {chat}
        <button class="desk-button" type="button" on:click=copy>{move || if copied.get() { say.copied } else { say.copy }}</button>
        <a class="desk-button" href=link.page target="_blank" rel="noopener">{say.look}</a>
    }
    .drawn()
}

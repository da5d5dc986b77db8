//! The page of a bag for its client, and the ways to it.
use super::{api, desk::Desk};
use crate::admin::{her_page, prelude::*};
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
            match api::her_page(id).await {
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
    let said = her_page::Said { page: say.her_page, chat: say.her_chat, copy: say.copy, copied: say.copied, look: say.look };
    her_page::ways("her", said, link.page, link.chat)
}

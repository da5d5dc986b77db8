//! The end of a collection: its page leaves the lists, and its address leads to another one or to the whole shop. Or it is brought back.
use super::{api::archive_collection, drawer::Desk};
use crate::admin::prelude::*;
use leptos::ev;

pub fn part(desk: Desk) -> Drawn {
    let say = desk.room.seat.collections();
    let is_over = Memo::new(move |_| desk.of(|sheet| sheet.row.archived).unwrap_or_default());
    let successor = RwSignal::new(String::new());
    let archive = move |over: bool| {
        let chosen = successor.get_untracked().parse().ok().filter(|_| over);
        if let Some((id, seen)) = untrack(move || desk.of(|sheet| (sheet.row.id, sheet.version))) {
            desk.go(archive_collection(id, seen, over, chosen));
        }
    };
    let options = move || {
        let others = desk.of(|sheet| sheet.others.clone()).unwrap_or_default();
        others.into_iter().map(|(id, title)| view! { <option value=id.to_string()>{title}</option> }).collect_view()
    };
    let leads = move || desk.of(|sheet| sheet.successor.clone().map_or_else(|| say.to_shop.to_owned(), |(_, title)| title));
    let choose = move |event: ev::Event| successor.set(event_target_value(&event));
    let body = move || {
        if is_over.get() {
            view! {
                <p>{say.leads_to}": "{leads}</p>
                <p><button class="desk-button" type="button" disabled=move || desk.busy.get() on:click=move |_| archive(false)>{say.bring_back}</button></p>
            }
            .drawn()
        } else {
            view! {
                <p class="drawer__why">{say.archive_why}</p>
                <p class="till__field">
                    <label class="till__label" for="collection-successor">{say.leads_to}</label>
                    <select class="desk-input" id="collection-successor" on:change=choose><option value="">{say.to_shop}</option>{options}</select>
                </p>
                <p><button class="desk-button" type="button" disabled=move || desk.busy.get() on:click=move |_| archive(true)>{say.archive}</button></p>
            }
            .drawn()
        }
    };
    view! { <section class="drawer__part"><h3 class="drawer__label">{say.archive}</h3>{body}</section> }.drawn()
}

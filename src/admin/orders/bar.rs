//! Above the list: what it shows, and the words one looks for. Both live in the address.
use super::Room;
use super::api::MOST_WORDS;
use crate::{
    admin::{
        keys,
        sign::{Drawing, Sign},
    },
    domain::order::OrderStatus,
};
use leptos::{ev, leptos_dom::helpers::debounce, prelude::*};
use std::time::Duration;

/// Statuses as they stand in the bar: what waits for somebody comes first.
pub const SHOWN: [OrderStatus; 5] =
    [OrderStatus::NeedsDecision, OrderStatus::Pending, OrderStatus::Paid, OrderStatus::Failed, OrderStatus::Cancelled];
/// Long enough for the next letter, short enough to feel immediate.
const PAUSE: Duration = Duration::from_millis(160);

#[component]
pub fn OrdersBar(room: Room) -> impl IntoView {
    let say = &room.seat.say().orders;
    let filter = move |status: Option<OrderStatus>, word: &'static str| {
        let href = move || room.list_address(&room.wish.with(|wish| wish.with_status(status)));
        let current = move || room.wish.with(|wish| wish.status == status).then_some("true");
        view! { <a class="filter" href=href aria-current=current data-state=status.map(OrderStatus::name)>{word}</a> }
    };
    let each = SHOWN.iter().map(|status| filter(Some(*status), (room.seat.say().status)(*status))).collect_view();
    view! {
        <header class="orders__bar">
            <h1 class="orders__title" id="orders-title" tabindex="-1">{say.title}</h1>
            <nav class="orders__filters" aria-label=say.filter>{filter(None, say.all)}{each}</nav>
            <Search room=room/>
        </header>
    }
}

#[component]
fn Search(room: Room) -> impl IntoView {
    let say = &room.seat.say().orders;
    let typed = RwSignal::new(room.wish.with_untracked(|wish| wish.words.clone()));
    // words that this field put into the address; others came by a link or the back button
    let sent = StoredValue::new(typed.get_untracked());
    Effect::new(move |_| {
        let words = room.wish.with(|wish| wish.words.clone());
        if sent.with_value(|sent| *sent != words) {
            sent.set_value(words.clone());
            typed.set(words);
        }
    });
    let mut look = debounce(PAUSE, move |words: String| {
        let wish = room.wish.with_untracked(|wish| wish.with_words(&words));
        if room.wish.with_untracked(|now| *now != wish) {
            sent.set_value(wish.words.clone());
            room.go.run((room.address_of(&wish), true));
        }
    });
    let on_input = move |event| {
        let words = event_target_value(&event);
        typed.set(words.clone());
        look(words);
    };
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        // rows that stand there now may be on their way out: the list takes the focus when it has answered
        let wish = room.wish.with_untracked(|wish| wish.with_words(&typed.get_untracked()));
        if room.wish.with_untracked(|now| *now != wish) {
            sent.set_value(wish.words.clone());
            room.go.run((room.list_address(&wish), true));
        }
        room.awaited.set(Some(wish));
    };
    view! {
        <form class="seek" role="search" on:submit=on_submit>
            <Drawing sign=Sign::Search/>
            <input
                class="seek__words" id="orders-words" type="search" name="q" maxlength=MOST_WORDS autocomplete="off" spellcheck="false"
                aria-label=say.search placeholder=say.search_hint prop:value=move || typed.get() on:input=on_input
            />
            <kbd class="seek__key" aria-hidden="true" on:click=move |_| { keys::focus("orders-words"); }>"/"</kbd>
        </form>
    }
}

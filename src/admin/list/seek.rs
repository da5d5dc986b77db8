//! The words that one looks for. They live in the address; the list follows them while they are typed.
use super::{Kind, MOST_WORDS, Room};
use crate::admin::prelude::*;
use crate::admin::{
    keys,
    sign::{Drawing, Sign},
};
use leptos::{ev, leptos_dom::helpers::debounce};
use std::time::Duration;

/// Long enough for the next letter, short enough to feel immediate.
const PAUSE: Duration = Duration::from_millis(160);

#[component]
pub fn Seek<K: Kind>(room: Room<K>) -> impl IntoView {
    let say = K::say(room.seat.locale);
    let typed = RwSignal::new(room.wish.with_untracked(|wish| K::words(wish).to_owned()));
    // words that this field put into the address; others came by a link or the back button
    let sent = StoredValue::new(typed.get_untracked());
    Effect::new(move |_| {
        let words = room.wish.with(|wish| K::words(wish).to_owned());
        if sent.with_value(|sent| *sent != words) {
            sent.set_value(words.clone());
            typed.set(words);
        }
    });
    let changed = move |words: &str| {
        let wish = room.wish.with_untracked(|wish| K::with_words(wish, words));
        let is_new = room.wish.with_untracked(|now| *now != wish);
        if is_new {
            sent.set_value(K::words(&wish).to_owned());
        }
        (wish, is_new)
    };
    let mut look = debounce(PAUSE, move |words: String| {
        if let (wish, true) = changed(&words) {
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
        let (wish, is_new) = changed(&typed.get_untracked());
        if is_new {
            room.go.run((room.list_address(&wish), true));
        }
        room.awaited.set(Some(wish));
    };
    let words_id = room.words_id();
    view! {
        <form class="seek" role="search" on:submit=on_submit>
            <Drawing sign=Sign::Search/>
            <input
                class="seek__words" id=room.words_id() type="search" name="q" maxlength=MOST_WORDS autocomplete="off" spellcheck="false"
                aria-label=say.search placeholder=say.search_hint prop:value=move || typed.get() on:input=on_input
            />
            <kbd class="seek__key" aria-hidden="true" on:click=move |_| { keys::focus(&words_id); }>"/"</kbd>
        </form>
    }
}

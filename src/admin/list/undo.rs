//! Taking back: after a change that has an inverse, ten seconds in which a button or Ctrl-Z makes that. The inverse is a change like any
//! other, and stands in the history as one.
use super::Room;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat, keys,
        sign::{Drawing, Sign},
    },
    i18n::frame,
};
use leptos::{ev, leptos_dom::helpers::set_timeout, task::spawn_local};
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

/// How long a change can be taken back, and how long that it was is said.
const PATIENCE: Duration = Duration::from_secs(10);
const SAID: Duration = Duration::from_secs(4);

/// `Err` says why it could not be taken back; empty when nobody knows.
type Taking = Pin<Box<dyn Future<Output = Result<(), String>>>>;

#[derive(Clone)]
struct Offer {
    said: String,
    back: Option<Arc<dyn Fn() -> Taking + Send + Sync>>,
}

/// The one offer of the office. It outlives the room in which the change was made.
#[derive(Clone, Copy)]
pub struct Undo {
    seat: Seat,
    offer: RwSignal<Option<Offer>>,
    /// Somebody is on it, by pointer or focus: it waits.
    held: RwSignal<bool>,
    turn: StoredValue<u32>,
}

impl Undo {
    /// Made by the office, for all rooms.
    pub fn provide(seat: Seat) -> Self {
        let undo = Self { seat, offer: RwSignal::new(None), held: RwSignal::new(false), turn: StoredValue::new(0) };
        provide_context(undo);
        undo
    }

    /// The offer of this office.
    pub fn here(seat: Seat) -> Self {
        use_context().unwrap_or_else(|| Self::provide(seat))
    }

    /// Say what was done, and offer to take it back by `back`.
    pub fn offer<F>(self, said: String, back: impl Fn() -> F + Send + Sync + 'static)
    where
        F: Future<Output = Result<(), String>> + 'static,
    {
        self.show(Offer { said, back: Some(Arc::new(move || Box::pin(back()) as Taking)) }, PATIENCE);
    }

    /// Say something that can't be taken back.
    pub fn say(self, said: String) {
        self.show(Offer { said, back: None }, SAID);
    }

    fn show(self, offer: Offer, patience: Duration) {
        let Some(mine) = self.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        }) else {
            return;
        };
        self.offer.try_set(Some(offer));
        self.wait(mine, patience);
    }

    /// Until its time is over; as long as somebody is on it, a little more.
    fn wait(self, mine: u32, patience: Duration) {
        set_timeout(
            move || {
                if self.turn.try_get_value() != Some(mine) {
                    return;
                }
                if self.held.try_get_untracked() == Some(true) {
                    self.wait(mine, SAID);
                } else {
                    self.offer.try_set(None);
                }
            },
            patience,
        );
    }

    fn take_back(self) {
        let say = frame::of(self.seat.locale);
        let Some(back) = self.offer.get_untracked().and_then(|offer| offer.back) else { return };
        self.say(say.undoing.to_owned());
        spawn_local(async move {
            let said = match back().await {
                Ok(()) => say.undone.to_owned(),
                Err(why) => (say.not_undone)(&why),
            };
            self.say(said);
        });
    }
}

/// Where it is said, over every room.
#[component]
pub fn UndoBar(undo: Undo) -> impl IntoView {
    let say = frame::of(undo.seat.locale);
    let keyboard = window_event_listener(ev::keydown, move |event| {
        let is_undo =
            (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key() && event.key().eq_ignore_ascii_case("z");
        let offers = undo.offer.with_untracked(|offer| offer.as_ref().is_some_and(|offer| offer.back.is_some()));
        // inside a field it takes back what was typed there
        if is_undo && offers && !keys::is_typing() && !keys::is_covered() {
            event.prevent_default();
            undo.take_back();
        }
    });
    on_cleanup(move || keyboard.remove());
    let said = move || undo.offer.with(|offer| offer.as_ref().map(|offer| offer.said.clone()));
    let offers = move || undo.offer.with(|offer| offer.as_ref().is_some_and(|offer| offer.back.is_some()));
    let dismiss = move |_| undo.offer.set(None);
    view! {
        <div
            class="undo" data-open=move || said().map(|_| "") on:pointerenter=move |_| undo.held.set(true) on:pointerleave=move |_| undo.held.set(false)
            on:focusin=move |_| undo.held.set(true) on:focusout=move |_| undo.held.set(false)
        >
            <p class="undo__said" role="status">{said}</p>
            <Show when=offers>
                <button class="desk-button desk-button--small" id="undo" type="button" aria-keyshortcuts="Control+Z" on:click=move |_| undo.take_back()>
                    {say.undo}<kbd class="key" aria-hidden="true">"Ctrl Z"</kbd>
                </button>
                <button class="drawer__tool" type="button" title=say.dismiss aria-label=say.dismiss on:click=dismiss><Drawing sign=Sign::Close/></button>
            </Show>
        </div>
    }
}

impl<K: super::Kind> Room<K> {
    /// What is in the drawer was changed from elsewhere: it is read anew, and the focus stays where it is.
    pub fn read_again(self) {
        self.stays.try_set_value(true);
        self.stale.try_update(|stale| *stale = stale.wrapping_add(1));
    }
}

//! What the last change of the bag came to, as a sentence at the head of the page.
use crate::{
    domain::{cart::Put, store::Locale},
    i18n::words,
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

/// What is told above the bag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CartNotice {
    Put(Put),
    /// More than one of a unique piece was wanted.
    OnlyOne,
    /// The quantity was no number that we take.
    Quantity,
    /// A checkout was begun with nothing in the bag.
    Emptied,
    /// The same goods are wanted by too many at once.
    Busy,
}

pub(super) fn told(notice: CartNotice, locale: Locale) -> AnyView {
    let say = &words(locale).cart;
    let (tone, sentence) = match notice {
        CartNotice::Put(Put::Added) => (Tone::Good, (say.put)(Put::Added)),
        CartNotice::Put(came) => (Tone::Bad, (say.put)(came)),
        CartNotice::OnlyOne => (Tone::Warn, say.only_one),
        CartNotice::Quantity => (Tone::Warn, say.bad_quantity),
        CartNotice::Emptied => (Tone::Warn, say.emptied),
        CartNotice::Busy => (Tone::Warn, say.busy),
    };
    view! { <Notice tone=tone title=sentence/> }.into_any()
}

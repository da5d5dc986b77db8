//! What the last change of the bag came to, as a sentence at the head of the page.
use super::Frame;
use crate::{
    domain::{cart::Put, id::VariantId, store::Locale},
    i18n::words,
    paths,
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

/// What is told above the bag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CartNotice {
    Put(Put),
    /// Something was taken out, and may be put back as it was.
    Removed {
        variant: VariantId,
        quantity: u32,
        name: String,
    },
    /// More than one of a unique piece was wanted.
    OnlyOne,
    /// The quantity was no number that we take.
    Quantity,
    /// A checkout was begun with nothing in the bag.
    Emptied,
    /// The same goods are wanted by too many at once.
    Busy,
}

pub(super) fn told(notice: CartNotice, locale: Locale, frame: Frame) -> AnyView {
    let say = &words(locale).cart;
    let (tone, sentence) = match notice {
        CartNotice::Put(Put::Added) => (Tone::Good, (say.put)(Put::Added)),
        CartNotice::Put(came) => (Tone::Bad, (say.put)(came)),
        CartNotice::Removed { variant, quantity, name } => return removed(variant, quantity, &name, locale, frame),
        CartNotice::OnlyOne => (Tone::Warn, say.only_one),
        CartNotice::Quantity => (Tone::Warn, say.bad_quantity),
        CartNotice::Emptied => (Tone::Warn, say.emptied),
        CartNotice::Busy => (Tone::Warn, say.busy),
    };
    view! { <Notice tone=tone title=sentence/> }.into_any()
}

fn removed(variant: VariantId, quantity: u32, name: &str, locale: Locale, frame: Frame) -> AnyView {
    let say = &words(locale).cart;
    let (told, of) = ((say.removed)(name), format!(" {name}"));
    view! {
        <Notice tone=Tone::Good title=told>
            <form method="post" action=paths::CART>
                {frame.mark()}
                <input r#type="hidden" name="variant" value=variant.to_string()/>
                <input r#type="hidden" name="quantity" value=quantity/>
                <button class="button button--line button--small" data-undo="">{say.undo}<span class="visually-hidden">{of}</span></button>
            </form>
        </Notice>
    }
    .into_any()
}

//! What public/live.js needs to keep an open page true: the parts that may be replaced, and a voice for those who do not see them change.
use crate::{
    domain::{
        product::{Availability, ProductSheet},
        store::StoreFace,
    },
    i18n::{live, words},
};
use leptos::prelude::*;

/// A part that is replaced when the product's state changes. It has no box of its own.
pub fn part(name: &'static str, view: AnyView) -> AnyView {
    view! { <div class="live-part" data-live-part=name>{view}</div> }.into_any()
}

/// Says politely what has changed, and nothing before that.
pub fn voice() -> impl IntoView {
    view! { <p class="visually-hidden" role="status" data-live-voice=""></p> }
}

/// What is said when an open page comes to this state.
pub fn said(face: &StoreFace, sheet: &ProductSheet) -> &'static str {
    let say = &words(face.locale).product.state;
    match sheet.card.availability {
        Availability::Available => live::free_again(face.locale),
        Availability::Held => say.held.0,
        Availability::Away => say.away.0,
        Availability::Sold => say.sold.0,
        Availability::Out | Availability::Draft => say.out.0,
    }
}

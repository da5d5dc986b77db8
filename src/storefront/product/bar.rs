//! The buy form again, at the lower edge of the screen once the form has left it: price, chosen size, what is left, the hold. It stands
//! in the page's flow, so that nothing moves when it comes. CSS shows it and follows the choice; where CSS can't, shop.js does.
use super::buy::differ;
use crate::{
    domain::{
        product::{Availability, ProductSheet, Variant},
        store::StoreFace,
    },
    i18n::words,
    ui::{
        badge::{Badge, Tone},
        price::Price,
    },
};
use leptos::prelude::*;

/// Nothing for what is gone for good.
pub fn bar(face: &StoreFace, sheet: &ProductSheet) -> Option<AnyView> {
    let card = &sheet.card;
    let inside = match card.availability {
        Availability::Available => buyable(face, sheet),
        Availability::Held | Availability::Away | Availability::Out if card.unique => waited_for(face, sheet),
        _ => return None,
    };
    let view = view! {
        <div class="buy-bar">
            <span class="buy-bar__title">{card.name.clone()}</span>
            {inside}
        </div>
    };
    Some(view.into_any())
}

fn buyable(face: &StoreFace, sheet: &ProductSheet) -> AnyView {
    let say = &words(face.locale).product;
    let one = sheet.variants.len() < 2;
    let choices = sheet.variants.iter().map(|variant| choice(face, sheet, variant, one)).collect_view();
    view! {
        <span class="buy-bar__choices">{choices}</span>
        <button class="button button--small" form="buy">{say.add}</button>
    }
    .into_any()
}

/// What one variant costs, its size or volume, and how few are left. The style shows that of the chosen one.
fn choice(face: &StoreFace, sheet: &ProductSheet, variant: &Variant, one: bool) -> AnyView {
    let say = &words(face.locale).product;
    let label = (!variant.label.is_empty()).then(|| view! { <span class="buy-bar__label">{variant.label.clone()}</span> });
    let few = variant.low.then(|| view! { <Badge tone=Tone::Warn text=(say.left)(variant.free)/> });
    let was = if differ(&sheet.variants) { variant.compare_at } else { sheet.card.compare_at };
    view! { <span class="buy-bar__choice" data-one=one.then_some("")><Price amount=variant.price was=was locale=face.locale/>{label}{few}</span> }.into_any()
}

fn waited_for(face: &StoreFace, sheet: &ProductSheet) -> AnyView {
    let say = words(face.locale);
    let state = match sheet.card.availability {
        Availability::Held => say.product.held,
        Availability::Away => say.product.away,
        _ => say.product.out,
    };
    let left = sheet.back.as_ref().and_then(|back| back.at.as_ref()).map(|at| super::wait::left(face, at.epoch_s));
    let (put, cart) = (&say.product.put, &say.cart);
    view! {
        <span class="buy-bar__choices" data-others=""><span class="buy-bar__choice" data-one=""><Badge tone=Tone::Warn text=state.to_owned()/>{left}</span></span>
        <a class="button button--small" href="#wait" data-others="">{say.waiting.invite}</a>
        // for her in whose bag it lies: shop.js finds out
        <span class="buy-bar__choices" data-mine="" hidden=true>
            <span class="buy-bar__choice" data-one="">{cart.kept_for}" "<time class="notice__count" role="timer"></time></span>
        </span>
        <a class="button button--small" href=crate::paths::CART data-mine="" hidden=true>{put.to_cart}</a>
    }
    .into_any()
}

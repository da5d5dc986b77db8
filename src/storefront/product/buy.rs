//! May it be had? A form where it may, a sentence and a way on where it may not. The bar below repeats it (bar.rs).
use super::wait::{self, WaitNotice};
use crate::{
    domain::{
        cart::Put,
        product::{Availability, ProductSheet, Variant},
        store::StoreFace,
        wait::WaitForm,
    },
    i18n::{amount, product::Outcomes, words},
    paths,
    storefront::voice,
    ui::{
        badge::{Badge, Tone},
        notice::Notice,
    },
};
use leptos::prelude::*;

/// Value of `data-state`: the availability, or `low` where few are left.
pub fn state(sheet: &ProductSheet) -> &'static str {
    match sheet.card.availability {
        Availability::Available if sheet.variants.iter().any(|variant| variant.low) => "low",
        other => other.name(),
    }
}

/// What stands small beside the price: the volume that it buys. A unique piece has its size elsewhere.
pub fn unit(sheet: &ProductSheet) -> String {
    let priced = sheet.variants.iter().find(|variant| variant.price == sheet.card.price);
    priced.filter(|_| !sheet.card.unique).map(|variant| variant.label.clone()).unwrap_or_default()
}

pub fn buy(face: &StoreFace, sheet: &ProductSheet, notice: Option<Put>, waiting: Option<(WaitForm, WaitNotice)>) -> AnyView {
    let say = &words(face.locale).product.state;
    let told = notice.map(|put| outcome(face, put));
    // she asked for a place and needs none
    let answer = match (&waiting, sheet.card.availability) {
        (Some((_, WaitNotice::NotJoined(came))), Availability::Available | Availability::Sold) => Some(wait::not_joined(face, *came)),
        _ => None,
    };
    let panel = match sheet.card.availability {
        Availability::Available => form(face, sheet),
        Availability::Sold => sold(face, !sheet.sisters.is_empty()),
        _ if sheet.card.unique => wait::out(face, sheet, notice.is_some(), waiting),
        _ if notice.is_some() => ().into_any(),
        _ => shut(say.out),
    };
    view! { {told}{answer}{panel} }.into_any()
}

fn form(face: &StoreFace, sheet: &ProductSheet) -> AnyView {
    let say = &words(face.locale).product;
    let promise = if sheet.card.unique { say.promise_unique } else { voice::of(face.theme).promise };
    let few = sheet.variants.iter().find(|variant| variant.low).map(|variant| (say.left)(variant.free));
    let aside = (!differ(&sheet.variants)).then(|| amount::money(sheet.card.price, face.locale));
    view! {
        <form class="buy" id="buy" method="post" action=paths::CART>
            <input type="hidden" name="quantity" value="1"/>
            {choice(face, &sheet.variants)}
            {few.map(|few| view! { <Badge tone=Tone::Warn text=few/> })}
            <div class="buy__row">
                <button class="button button--wide">{say.add}{aside.map(|price| view! { <span class="button__aside">{price}</span> })}</button>
            </div>
            <p class="buy__promise">{promise}</p>
        </form>
    }
    .into_any()
}

/// One variant needs no question. Of several, the first that can be had is chosen.
fn choice(face: &StoreFace, variants: &[Variant]) -> AnyView {
    let say = &words(face.locale).product;
    if let [only] = variants {
        return view! { <input type="hidden" name="variant" value=only.id.to_string()/> }.into_any();
    }
    let first = variants.iter().position(|variant| variant.free > 0);
    let priced = differ(variants);
    let options = variants.iter().enumerate().map(|(place, variant)| {
        let (gone, chosen) = (variant.free == 0, first == Some(place));
        let price = priced.then(|| amount::money(variant.price, face.locale));
        view! {
            <label class="choice__option">
                <input type="radio" name="variant" value=variant.id.to_string() required checked=chosen disabled=gone/>
                <span class="choice__word">
                    {variant.label.clone()}
                    {price.map(|price| view! { <span class="choice__price">{price}</span> })}
                    {gone.then(|| view! { <span class="visually-hidden">{say.none_left}</span> })}
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="choice">
            <legend class="choice__legend">{say.variant}</legend>
            <div class="choice__options">{options.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn shut((title, text): (&'static str, &'static str)) -> AnyView {
    view! {
        <div class="buy" id="buy">
            // a state of the shop, not an answer to something done: it need not interrupt
            <div class="notice" data-tone=Tone::Bad.name() role="status">
                <p class="notice__title">{title}</p>
                <p class="notice__text">{text}</p>
            </div>
        </div>
    }
    .into_any()
}

fn sold(face: &StoreFace, has_sisters: bool) -> AnyView {
    let say = &words(face.locale).product;
    let (title, text) = say.state.sold;
    let (href, word) = if has_sisters { ("#sisters", say.see_sisters) } else { (paths::SHOP, say.all) };
    view! {
        <div class="buy" id="buy">
            <p class="product__sold">{title}</p>
            <p class="buy__promise">{text}</p>
            <div class="buy__row"><a class="button" href=href>{word}</a></div>
        </div>
    }
    .into_any()
}

fn outcome(face: &StoreFace, put: Put) -> AnyView {
    let say: &Outcomes = &words(face.locale).product.put;
    let (tone, (title, text)) = match put {
        Put::Added => (Tone::Good, say.added),
        Put::Held => (Tone::Warn, say.held),
        Put::Away => (Tone::Warn, say.away),
        Put::TooManyHolds => (Tone::Warn, say.too_many),
        Put::Sold => (Tone::Bad, say.sold),
        Put::OutOfStock => (Tone::Bad, say.out),
        Put::Unknown => (Tone::Bad, say.unknown),
    };
    if matches!(put, Put::Added | Put::TooManyHolds) {
        view! { <Notice tone=tone title=title text=text><a class="link" href=paths::CART>{say.to_cart}</a></Notice> }.into_any()
    } else {
        view! { <Notice tone=tone title=title text=text/> }.into_any()
    }
}

/// Whether the variants have more than one price.
pub(super) fn differ(variants: &[Variant]) -> bool {
    variants.windows(2).any(|pair| matches!(pair, [a, b] if a.price != b.price))
}

//! Facets with counts: every word is a link. The price is a small form, which keeps everything else.
use super::{fits::fits, swatch::swatch, tools::kept};
use crate::{
    domain::{
        listing::{Facet, FacetWord, Listing, Shelf},
        money::Money,
        store::StoreFace,
    },
    i18n::words,
    paths,
    ui::icon::{Icon, Sign},
};
use leptos::prelude::*;

/// Facets that stand open; the others wait, so that the list stays in sight.
const OPEN: usize = 4;

/// `goods` is what leaving the filters would show, as a phrase.
pub fn filters(face: &StoreFace, shelf: &Shelf, goods: &str) -> AnyView {
    let all = words(face.locale);
    let say = &all.shop;
    let facets = shelf.facets.iter().enumerate().map(|(place, facet)| values(face, &shelf.listing, facet, place < OPEN)).collect_view();
    view! {
        <aside class="filters sheet" id="filters" popover="auto" aria-label=say.filter>
            <div class="sheet__head">
                <span class="sheet__title">{say.filter}</span>
                <button class="icon-button" type="button" popovertarget="filters" popovertargetaction="hide" aria-label=all.house.close><Icon sign=Sign::Close/></button>
            </div>
            {fits(face, shelf)}
            {facets}
            {price(face, shelf)}
            <button class="button button--wide filters__done" type="button" popovertarget="filters" popovertargetaction="hide">{(say.show)(goods)}</button>
        </aside>
    }
    .into_any()
}

fn values(face: &StoreFace, listing: &Listing, facet: &Facet, open: bool) -> AnyView {
    let class = if facet.kind == "size" { "facet__values facet__values--sizes" } else { "facet__values" };
    let open = open || facet.words.iter().any(|word| word.chosen);
    let items = facet.words.iter().map(|word| value(listing, &facet.kind, word)).collect_view();
    view! {
        <details class="facet" open=open>
            <summary class="facet__head">{(words(face.locale).shop.facet)(&facet.kind)}</summary>
            <ul class=class>{items}</ul>
        </details>
    }
    .into_any()
}

fn value(listing: &Listing, kind: &str, word: &FacetWord) -> AnyView {
    let href = paths::shop(&listing.toggled(kind, &word.slug).query());
    let colour = (kind == "colour").then(|| swatch(&word.slug)).flatten();
    view! {
        <li>
            <a class="facet__value" href=href rel="nofollow" aria-current=word.chosen.then_some("true")>
                {colour.map(|colour| view! { <span class="facet__swatch" style=format!("--swatch:{colour}")></span> })}
                <span class="facet__word">{word.name.clone()}</span>
                <span class="facet__count">{word.count}</span>
            </a>
        </li>
    }
    .into_any()
}

fn price(face: &StoreFace, shelf: &Shelf) -> AnyView {
    let say = &words(face.locale).shop;
    let listing = &shelf.listing;
    let asked = listing.price_from.is_some() || listing.price_to.is_some();
    let field = |id: &'static str, label: &'static str, value: Option<u32>, hint: Option<String>| {
        view! {
            <div class="field">
                <label class="field__label" for=id>{label}</label>
                <input class="field__input" id=id name=id type="text" inputmode="numeric" maxlength="7" value=value.map(|n| n.to_string()) placeholder=hint/>
            </div>
        }
    };
    view! {
        <details class="facet" open=asked>
            <summary class="facet__head">{say.price}</summary>
            <form class="facet__range" method="get" action=paths::SHOP>
                {kept(listing, &["from", "to"])}
                {field("from", say.price_from, listing.price_from, shelf.cheapest.map(whole_below))}
                {field("to", say.price_to, listing.price_to, shelf.dearest.map(whole_above))}
                <button class="link" type="submit">{say.apply}</button>
            </form>
        </details>
    }
    .into_any()
}

/// Whole units, rounded so that the cheapest stays inside.
fn whole_below(price: Money) -> String {
    price.minor.div_euclid(100).to_string()
}

/// Whole units, rounded so that the dearest stays inside.
fn whole_above(price: Money) -> String {
    price.minor.saturating_add(99).div_euclid(100).to_string()
}

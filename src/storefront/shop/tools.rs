//! Above the pictures: what to look for, the door to the filters, the order.
use super::chips::chosen;
use crate::{
    domain::{
        listing::{FACETS, Listing, Shelf, Sort},
        store::StoreFace,
    },
    i18n::words,
    paths,
    storefront::voice,
    ui::icon::{Icon, Sign},
};
use leptos::prelude::*;

pub fn tools(face: &StoreFace, shelf: &Shelf) -> AnyView {
    let all = words(face.locale);
    let say = &all.shop;
    let search = all.house.search;
    let listing = &shelf.listing;
    view! {
        <div class="listing__tools">
            <form class="search" role="search" method="get" action=paths::SHOP>
                <label class="visually-hidden" for="q">{search}</label>
                <input class="search__input" id="q" name="q" type="search" maxlength="80" autocomplete="off" value=listing.words.clone() placeholder=voice::of(face.theme).shop_placeholder/>
                {kept(listing, &["q"])}
                <button class="icon-button search__go" aria-label=search><Icon sign=Sign::Search/></button>
            </form>
            <button class="listing__filter" type="button" popovertarget="filters">{(say.filter_with)(chosen(listing))}</button>
            {order(face, listing)}
        </div>
    }
    .into_any()
}

fn order(face: &StoreFace, listing: &Listing) -> AnyView {
    let say = &words(face.locale).shop;
    let choices = listing.sorts().map(|sort| {
        let there = Listing { sort, after: None, ..listing.clone() };
        let current = (sort == listing.sort).then_some("true");
        view! { <li><a class="menu__item" rel="nofollow" href=paths::shop(&there.query()) aria-current=current>{(say.sort)(sort)}</a></li> }
    });
    view! {
        <details class="menu">
            <summary class="menu__head"><span class="visually-hidden">{say.sort_by}" "</span>{(say.sort)(listing.sort)}</summary>
            <ul class="menu__list">{choices.collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// The rest of a listing as hidden fields, so that a form changes only its own part. The page it was on is not kept.
pub fn kept(listing: &Listing, without: &[&str]) -> AnyView {
    let mut fields: Vec<(&'static str, String)> = Vec::new();
    if !listing.words.is_empty() {
        fields.push(("q", listing.words.clone()));
    }
    for kind in FACETS {
        let slugs: Vec<&str> = listing.choices.iter().filter_map(|choice| choice.strip_prefix(kind)?.strip_prefix(':')).collect();
        if !slugs.is_empty() {
            fields.push((kind, slugs.join(",")));
        }
    }
    fields.extend(listing.price_from.map(|price| ("from", price.to_string())));
    fields.extend(listing.price_to.map(|price| ("to", price.to_string())));
    fields.extend(listing.body.known().map(|(area, cm)| (area.name(), cm.to_string())));
    if listing.sort != listing.usual_sort() && listing.sort != Sort::Best {
        fields.push(("sort", listing.sort.name().into()));
    }
    fields
        .into_iter()
        .filter(|(name, _)| !without.contains(name))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view()
        .into_any()
}

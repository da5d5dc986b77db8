//! What narrows the shop now, each with the way to undo it.
use crate::{
    domain::{
        fit::Body,
        listing::{Listing, Shelf},
        money::Money,
        store::StoreFace,
    },
    i18n::{amount, words},
    paths,
};
use leptos::prelude::*;

/// How many things narrow this listing.
pub fn chosen(listing: &Listing) -> usize {
    listing.without_one().len()
}

pub fn chips(face: &StoreFace, shelf: &Shelf) -> Option<AnyView> {
    let say = &words(face.locale).shop;
    if !shelf.listing.is_narrowed() {
        return None;
    }
    let chips = undoable(face, shelf).into_iter().map(|(word, without)| {
        view! {
            <li>
                <a class="chip" rel="nofollow" href=paths::shop(&without.query())>
                    <span class="visually-hidden">{say.remove}" "</span>{word}<span class="chip__cross" aria-hidden="true"></span>
                </a>
            </li>
        }
    });
    let view = view! {
        <ul class="listing__chips chips" aria-label=say.active>
            {chips.collect_view()}
            <li><a class="chip chip--clear" href=paths::SHOP>{say.clear}</a></li>
        </ul>
    };
    Some(view.into_any())
}

/// Each choice in words, and the listing without it.
pub fn undoable(face: &StoreFace, shelf: &Shelf) -> Vec<(String, Listing)> {
    let say = &words(face.locale).shop;
    let listing = &shelf.listing;
    let first = Listing { after: None, ..listing.clone() };
    let price = |units: u32| amount::money(Money::new(i64::from(units) * 100, face.currency), face.locale);
    let mut found = Vec::new();
    if !listing.words.is_empty() {
        found.push(((say.chip_words)(&listing.words), Listing { words: String::new(), ..first.clone() }));
    }
    for choice in &listing.choices {
        if let Some((kind, slug)) = choice.split_once(':') {
            found.push((name(shelf, kind, slug, (say.facet)(kind)), listing.toggled(kind, slug)));
        }
    }
    if let Some(units) = listing.price_from {
        found.push(((say.chip_from)(&price(units)), Listing { price_from: None, ..first.clone() }));
    }
    if let Some(units) = listing.price_to {
        found.push(((say.chip_to)(&price(units)), Listing { price_to: None, ..first.clone() }));
    }
    if listing.body.is_known() {
        found.push((measured(face, listing), Listing { body: Body::default(), ..first }));
    }
    found
}

/// Her measures in one chip.
fn measured(face: &StoreFace, listing: &Listing) -> String {
    let all = words(face.locale);
    let parts: Vec<String> = listing.body.known().map(|(area, cm)| format!("{} {cm}", (all.product.area)(area).to_lowercase())).collect();
    (all.shop.chip_body)(&parts.join(", "))
}

/// A size needs its kind beside it; other words speak for themselves. A word that no product has is shown by its address.
fn name(shelf: &Shelf, kind: &str, slug: &str, facet: &str) -> String {
    let known = shelf.facets.iter().find(|f| f.kind == kind).and_then(|f| f.words.iter().find(|w| w.slug == slug));
    let word = known.map_or_else(|| slug.replace('-', " "), |word| word.name.clone());
    if kind == "size" { format!("{facet} {word}") } else { word }
}

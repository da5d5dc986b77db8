//! The small print that is worth reading: where it belongs, and a list of facts made of the product's own words.
use super::measures;
use crate::{
    domain::{
        listing::{FACETS, Listing},
        product::{ProductSheet, Tag},
        store::StoreFace,
    },
    i18n::words,
    paths,
};
use leptos::prelude::*;

/// Above the name: its kind as a link, its arrival, whether there is only one.
pub fn folio(face: &StoreFace, sheet: &ProductSheet) -> AnyView {
    let say = &words(face.locale).product;
    let kind = sheet.tags.iter().find(|tag| tag.kind == "category").map(|tag| {
        view! { <span><a href=paths::shop(&Listing::default().toggled(&tag.kind, &tag.slug).query())>{tag.name.clone()}</a></span> }
    });
    let arrival = sheet.collection.as_ref().map(|collection| (say.collection)(collection.number, &collection.title));
    view! {
        <p class="product__folio">
            {kind}
            {arrival.map(|arrival| view! { <span>{arrival}</span> })}
            {sheet.card.unique.then(|| view! { <span>{say.unique}</span> })}
        </p>
    }
    .into_any()
}

/// The size of a unique piece, said proudly: there is one, and it is hers or not.
pub fn size(face: &StoreFace, sheet: &ProductSheet) -> Option<AnyView> {
    let sizes = Some(sheet.card.sizes.clone()).filter(|sizes| sheet.card.unique && !sizes.is_empty())?;
    let word = words(face.locale).product.facts.size;
    Some(view! { <p class="product__size"><span class="product__size-word">{word}</span>" "{sizes}</p> }.into_any())
}

pub fn facts(face: &StoreFace, sheet: &ProductSheet) -> Option<AnyView> {
    let say = &words(face.locale).product.facts;
    let mut facts: Vec<(&'static str, String)> = Vec::new();
    facts.push((say.condition, sheet.condition_note.clone()));
    if sheet.card.brand != face.name {
        facts.push((say.brand, sheet.card.brand.clone()));
    }
    // kind and size are said above
    for kind in FACETS.into_iter().filter(|kind| !matches!(*kind, "category" | "size")) {
        facts.push(((say.tag)(kind), named(&sheet.tags, kind)));
    }
    facts.extend(measures::undrawn(face, &sheet.measures));
    facts.retain(|(_, text)| !text.is_empty());
    let lines =
        facts.iter().map(|(name, text)| view! { <div class="product__fact"><dt>{*name}</dt><dd>{text.clone()}</dd></div> }).collect_view();
    (!facts.is_empty()).then(|| view! { <dl class="product__facts">{lines}</dl> }.into_any())
}

fn named(tags: &[Tag], kind: &str) -> String {
    tags.iter().filter(|tag| tag.kind == kind).map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ")
}

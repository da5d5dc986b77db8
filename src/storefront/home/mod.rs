//! The first page: one sentence and one picture, what is new, the house's own words. Its blocks are fixed until houses edit them.
mod blocks;
mod hero;

use super::{
    grid::{Laying, all_of, shelf},
    layout::Shell,
    share, structured, voice,
};
use crate::{
    app::{Dress, Head, Preload},
    domain::{
        listing::Facet,
        product::{Picture, ProductCard},
        store::StoreFace,
    },
    paths,
    ui::picture::MOST,
};
use leptos::prelude::*;

/// The page's head.
pub fn head(face: &StoreFace, hero: Option<Picture>) -> Head {
    let voice = voice::of(face.theme);
    Head {
        title: format!("{}: {}", face.name, face.tagline),
        description: voice.hero.lead.into(),
        canonical: paths::HOME.into(),
        card: Some(share::of_house(face, hero.as_ref())),
        structured: vec![structured::house(face), structured::site(face)],
        preload: hero.map(|picture| Preload { picture, sizes: MOST, by_day: None }),
        dress: Dress::Home,
        ..Head::default()
    }
}

/// `total` counts what may be bought now; `facets` are those of the whole shop.
#[component]
pub fn HomePage(face: StoreFace, hero: Option<Picture>, newest: Vec<ProductCard>, facets: Vec<Facet>, total: u32) -> impl IntoView {
    let voice = voice::of(face.theme);
    let more = all_of(&face, total);
    let first = newest.first().cloned();
    let shown: Vec<ProductCard> = newest.iter().take(voice.window.shows).cloned().collect();
    // the block with one picture shows a product that the window above it does not, if there is one
    let featured = newest.get(voice.window.shows).or(newest.last()).cloned();
    let laying = Laying { travels: true, ..Laying::default() };
    view! {
        <Shell face=face.clone() here=paths::HOME tint=Some(voice.hero.hue)>
            {hero::hero(&face, hero, first, total)}
            {if shown.is_empty() { blocks::nothing(&face) } else { shelf(&face, voice.window.title, voice.window.lead, more, shown, laying) }}
            {blocks::index(&face, facets)}
            {featured.map(|product| blocks::feature(&face, product))}
            {blocks::quote(&face)}
            {blocks::steps(&face)}
        </Shell>
    }
}

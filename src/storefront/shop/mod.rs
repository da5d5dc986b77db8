//! The shop: search, facets with counts, price, order, pages. Every choice is an address, so it works without a script and can
//! be sent to a friend. What the URL means is `domain::listing`; which products it finds is the server's.
mod chips;
mod empty;
mod filters;
mod fits;
mod pager;
mod said;
mod swatch;
mod tools;

use super::{
    grid::{Laying, grid},
    layout::Shell,
    share, structured, voice,
};
use crate::{
    app::{Dress, Head},
    domain::{listing::Shelf, store::StoreFace},
    i18n::words,
    paths,
};
use leptos::prelude::*;

/// The page's head. A narrowed listing is for people: machines index the whole shop and each product.
pub fn head(face: &StoreFace, shelf: &Shelf) -> Head {
    let voice = voice::of(face.theme);
    let say = &words(face.locale).shop;
    let way = [(face.name.as_str(), paths::HOME), (voice.shop_title, paths::SHOP)];
    let addresses: Vec<String> = shelf.cards.iter().map(|card| paths::product(&card.slug)).collect();
    let goods: Vec<(&str, &str)> =
        shelf.cards.iter().zip(&addresses).map(|(card, address)| (card.name.as_str(), address.as_str())).collect();
    Head {
        title: format!("{} · {}", voice.shop_title, face.name),
        description: (say.described)(voice.shop_title, &(voice.goods)(shelf.total)),
        canonical: paths::SHOP.into(),
        noindex: shelf.listing.is_narrowed() || shelf.listing.after.is_some(),
        card: shelf.cards.first().map(|card| share::of_product(face, card)),
        structured: vec![structured::list(voice.shop_title, paths::SHOP, &goods), structured::breadcrumbs(&way)],
        dress: Dress::Shop,
        ..Head::default()
    }
}

#[component]
pub fn ShopPage(face: StoreFace, shelf: Shelf) -> impl IntoView {
    let voice = voice::of(face.theme);
    let goods = (voice.goods)(shelf.total);
    let back = paths::shop(&shelf.listing.query());
    let tools = tools::tools(&face, &shelf);
    let filters = filters::filters(&face, &shelf, &goods);
    let chips = chips::chips(&face, &shelf);
    let said = said::said(&face, &shelf);
    let found = if shelf.total == 0 { empty::empty(&face, shelf) } else { found(&face, &goods, shelf) };
    view! {
        <Shell face=face here=paths::SHOP back=back>
            <div class="listing">
                <header class="listing__head">
                    <h1 class="listing__title">{voice.shop_title}</h1>
                    <p class="listing__count" role="status">{goods}</p>
                </header>
                {filters}
                {tools}
                {chips}
                {said}
                {found}
            </div>
        </Shell>
    }
}

fn found(face: &StoreFace, goods: &str, shelf: Shelf) -> AnyView {
    let title = format!("{}: {goods}", voice::of(face.theme).shop_title);
    let pager = pager::pager(face, &shelf);
    let laying = Laying { eager: 3, travels: true, class: "listing__grid" };
    view! {
        <h2 class="visually-hidden">{title}</h2>
        {grid(shelf.cards, face.locale, laying)}
        {pager}
    }
    .into_any()
}

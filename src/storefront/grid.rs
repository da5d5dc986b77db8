//! Products in rows: the card and the grid that home, shop and product pages share.
use crate::{
    domain::{
        product::{Availability, ProductCard},
        store::{Locale, StoreFace},
    },
    i18n::words,
    paths,
    ui::{
        badge::Tone,
        picture::{Photo, THIRD},
        price::Price,
    },
};
use leptos::prelude::*;
/// How a grid is laid.
#[derive(Debug, Clone, Copy, Default)]
pub struct Laying {
    /// So many pictures at the head are fetched at once.
    pub eager: usize,
    /// Cards pass their picture on to the next page. Off where the page itself already shows one of these products large.
    pub travels: bool,
    pub class: &'static str,
}

/// A list of cards.
pub fn grid(cards: Vec<ProductCard>, locale: Locale, laying: Laying) -> AnyView {
    // four stand in one row where there is room, instead of three and a lonely one
    let columns = matches!(cards.len(), 4 | 8).then_some("4");
    let cells =
        cards.into_iter().enumerate().map(|(place, product)| card(product, locale, place < laying.eager, laying.travels)).collect_view();
    let class = if laying.class.is_empty() { "grid".to_owned() } else { format!("grid {}", laying.class) };
    view! { <ul class=class data-columns=columns>{cells}</ul> }.into_any()
}

/// A titled grid with a way to the whole shop.
pub fn shelf(face: &StoreFace, title: &'static str, lead: &'static str, more: String, cards: Vec<ProductCard>, laying: Laying) -> AnyView {
    view! {
        <section class="section shelf" aria-label=title>
            <header class="section__head">
                <h2 class="section__title">{title}</h2>
                {(!lead.is_empty()).then(|| view! { <p class="section__lead">{lead}</p> })}
                <a class="link link--strong section__more" href=paths::SHOP>{more}</a>
            </header>
            {grid(cards, face.locale, laying)}
        </section>
    }
    .into_any()
}

fn card(product: ProductCard, locale: Locale, eager: bool, travels: bool) -> AnyView {
    let name = if travels { format!(";--vt:p-{}", product.slug) } else { String::new() };
    let picture = product.picture;
    let state = badge(product.availability, locale)
        .map(|(tone, word)| view! { <span class="product-card__state badge" data-tone=tone.name()>{word}</span> });
    // what there is only one of is not rendered ahead: see the rules of speculation
    let kind = if product.unique { "unique" } else { "counted" };
    // what tells garments apart is the size; what tells formulas apart is what they do
    let (mark, meta) = if product.unique { (product.sizes, product.tagline) } else { (product.tagline, product.sizes) };
    let fits = (!product.room.is_empty())
        .then(|| view! { <span class="product-card__fits">{(words(locale).shop.fits.room)(&product.room)}</span> });
    view! {
        <li class="grid__cell">
            <article class="product-card" data-state=product.availability.name() data-product=product.slug.clone() data-kind=kind data-tint="" style=format!("--hue:{}{name}", product.hue)>
                <div class="product-card__body">
                    <span class="product-card__mark">{mark}</span>
                    <h3 class="product-card__title"><a class="product-card__link" href=paths::product(&product.slug)>{product.name}</a></h3>
                    <span class="product-card__price"><Price amount=product.price was=product.compare_at locale=locale/></span>
                    <span class="product-card__meta">{meta}</span>
                    {fits}
                    {state}
                </div>
                <div class="product-card__frame">
                    {picture.map(|picture| view! { <Photo picture=picture sizes=THIRD class="product-card__picture" eager=eager/> })}
                </div>
            </article>
        </li>
    }
    .into_any()
}

/// What a card says of a product that can't simply be bought.
fn badge(availability: Availability, locale: Locale) -> Option<(Tone, &'static str)> {
    let say = &words(locale).product;
    match availability {
        Availability::Available | Availability::Draft => None,
        Availability::Held => Some((Tone::Warn, say.held)),
        Availability::Away => Some((Tone::Warn, say.away)),
        Availability::Out => Some((Tone::Bad, say.out)),
        Availability::Sold => Some((Tone::Bad, say.sold)),
    }
}

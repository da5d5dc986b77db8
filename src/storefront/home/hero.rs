//! The first screen: a sentence, a picture, one way in.
use crate::{
    domain::{
        product::{Picture, ProductCard},
        store::StoreFace,
    },
    i18n::{amount, words},
    paths,
    storefront::voice,
    ui::picture::{MOST, Photo},
};
use leptos::prelude::*;

/// `newest` is the product that the small note points at.
pub fn hero(face: &StoreFace, picture: Option<Picture>, newest: Option<ProductCard>, total: u32) -> AnyView {
    let voice = voice::of(face.theme);
    let hero = &voice.hero;
    let folio = (hero.folio)(&(voice.goods)(total)).into_iter().map(|words| view! { <span>{words}</span> }).collect_view();
    // the space keeps the lines apart where they are read as one sentence
    let lines = hero.lines.iter().map(|line| view! { <span class="hero__line">{*line}</span>" " }).collect_view();
    view! {
        <section class="hero" data-tint="" style=format!("--hue:{}", hero.hue)>
            <p class="hero__folio">{folio}</p>
            <h1 class="hero__title">{lines}</h1>
            <figure class="hero__picture">{picture.map(|picture| view! { <Photo picture=picture sizes=MOST eager=true/> })}</figure>
            <div class="hero__words">
                <p class="hero__lead voice">{hero.lead}</p>
                <div class="hero__actions">
                    <a class="button" href=paths::SHOP>{hero.go}</a>
                    <a class="link link--strong" href=format!("#{}", hero.also_to)>{hero.also}</a>
                </div>
            </div>
            {newest.map(|product| note(face, product))}
        </section>
    }
    .into_any()
}

fn note(face: &StoreFace, product: ProductCard) -> AnyView {
    let price = amount::money(product.price, face.locale);
    let (title, text) = if product.unique {
        (format!("{}, {}", product.name, product.sizes), (words(face.locale).home.only_one)(&price))
    } else {
        (product.name, price)
    };
    view! {
        <a class="hero__note" href=paths::product(&product.slug)>
            <strong>{title}</strong>
            {text}
        </a>
    }
    .into_any()
}

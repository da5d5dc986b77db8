//! The blocks between hero and footer: an index of words, one idea with a picture, a quote, three steps.
use crate::{
    domain::{
        listing::{Facet, Listing},
        product::ProductCard,
        store::StoreFace,
    },
    i18n::words,
    paths,
    storefront::voice::{self, anchor},
    ui::picture::{HALF, Photo},
};
use leptos::prelude::*;

/// The words of the house's own facet, set large; nothing when no product has one.
pub fn index(face: &StoreFace, facets: Vec<Facet>) -> Option<AnyView> {
    let voice = voice::of(face.theme);
    let (index, goods) = (&voice.index, voice.goods);
    let facet = facets.into_iter().find(|facet| facet.kind == index.kind)?;
    let items = facet.words.into_iter().map(|word| {
        let href = paths::shop(&Listing::default().toggled(index.kind, &word.slug).query());
        view! { <li><a class="index__item" href=href><span class="index__word">{word.name}</span><span class="index__count">{goods(word.count)}</span></a></li> }
    });
    let view = view! {
        <section class="section index" id=anchor::INDEX aria-labelledby="index-title">
            <header class="section__head">
                <h2 class="section__title" id="index-title">{index.title}</h2>
                <p class="section__lead">{index.lead}</p>
            </header>
            <ul class="index__list">{items.collect_view()}</ul>
        </section>
    };
    Some(view.into_any())
}

/// In place of the window when there is nothing to show.
pub fn nothing(face: &StoreFace) -> AnyView {
    let (title, text) = words(face.locale).home.nothing;
    view! { <section class="section empty"><h2 class="empty__title">{title}</h2><p class="empty__text">{text}</p></section> }.into_any()
}

/// One idea beside the second picture of a product that shows it.
pub fn feature(face: &StoreFace, product: ProductCard) -> AnyView {
    let feature = &voice::of(face.theme).feature;
    let picture = product.second_picture.or(product.picture);
    view! {
        <section class="feature" id=anchor::FEATURE aria-labelledby="feature-title">
            <div class="feature__picture">{picture.map(|picture| view! { <Photo picture=picture sizes=HALF/> })}</div>
            <div class="feature__words">
                <h2 class="feature__title" id="feature-title">{feature.title}</h2>
                <p class="feature__text">{feature.text}</p>
                <a class="button button--line" href=paths::product(&product.slug)>{feature.go}<span class="visually-hidden">{format!(": {}", product.name)}</span></a>
            </div>
        </section>
    }
    .into_any()
}

pub fn quote(face: &StoreFace) -> AnyView {
    let quote = &voice::of(face.theme).quote;
    view! {
        <figure class="quote">
            <blockquote class="quote__text">{quote.text}</blockquote>
            <figcaption class="quote__by">{quote.by}</figcaption>
        </figure>
    }
    .into_any()
}

pub fn steps(face: &StoreFace) -> AnyView {
    let steps = &voice::of(face.theme).steps;
    let list = steps.steps.iter().map(|step| {
        view! {
            <li class="steps__step">
                <span class="steps__when">{step.when}</span>
                <h3 class="steps__title">{step.title}</h3>
                <p class="steps__text">{step.text}</p>
            </li>
        }
    });
    view! {
        <section class="section steps" id=anchor::STEPS aria-labelledby="steps-title">
            <header class="section__head">
                <h2 class="section__title" id="steps-title">{steps.title}</h2>
                {(!steps.lead.is_empty()).then(|| view! { <p class="section__lead">{steps.lead}</p> })}
            </header>
            <ol class="steps__list">{list.collect_view()}</ol>
        </section>
    }
    .into_any()
}

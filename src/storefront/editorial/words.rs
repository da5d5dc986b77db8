//! Blocks of words alone: somebody's voice, the words of a facet set large, steps in their order.
use super::{Place, text};
use crate::{
    domain::{
        editorial::{Index, Quote, Steps, plain},
        listing::{Facet, Listing},
        store::StoreFace,
    },
    paths,
    storefront::voice,
};
use leptos::prelude::*;

pub fn quote(quote: Quote) -> AnyView {
    view! {
        <figure class="quote">
            <blockquote class="quote__text">{text::line(&quote.text)}</blockquote>
            {(!quote.by.is_empty()).then(|| view! { <figcaption class="quote__by">{text::line(&quote.by)}</figcaption> })}
        </figure>
    }
    .into_any()
}

/// Nothing when no product has a word of this facet.
pub fn index(face: &StoreFace, index: Index, facet: Option<Facet>, place: Place) -> AnyView {
    let Some(facet) = facet else { return ().into_any() };
    let goods = voice::of(face.theme).goods;
    let items = facet.words.into_iter().map(|word| {
        let href = paths::shop(&Listing::default().toggled(&facet.kind, &word.slug).query());
        view! { <li><a class="index__item" href=href><span class="index__word">{word.name}</span><span class="index__count">{goods(word.count)}</span></a></li> }
    });
    view! {
        <section class="section index" id=place.anchor aria-label=plain(&index.title)>
            <header class="section__head">
                <h2 class="section__title">{text::line(&index.title)}</h2>
                {(!index.lead.is_empty()).then(|| view! { <p class="section__lead">{text::line(&index.lead)}</p> })}
            </header>
            <ul class="index__list">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

pub fn steps(steps: Steps, place: Place) -> AnyView {
    let list = steps.steps.iter().map(|step| {
        view! {
            <li class="steps__step">
                <span class="steps__when">{text::line(&step.when)}</span>
                <h3 class="steps__title">{text::line(&step.title)}</h3>
                <p class="steps__text">{text::line(&step.text)}</p>
            </li>
        }
    });
    view! {
        <section class="section steps" id=place.anchor aria-label=plain(&steps.title)>
            <header class="section__head">
                <h2 class="section__title">{text::line(&steps.title)}</h2>
                {(!steps.lead.is_empty()).then(|| view! { <p class="section__lead">{text::line(&steps.lead)}</p> })}
            </header>
            <ol class="steps__list">{list.collect_view()}</ol>
        </section>
    }
    .into_any()
}

//! A style with a name, and goods of her size that fit it; the whole listing is one link away.
use crate::{
    domain::{listing::Listing, product::ProductCard, quiz::Outcome, store::StoreFace},
    i18n::words,
    paths,
    storefront::grid::{Laying, grid},
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

/// A result of a style quiz.
#[derive(Debug, Clone, PartialEq)]
pub struct Wardrobe {
    pub outcome: Outcome,
    /// Why this one, as a sentence.
    pub because: String,
    pub pieces: Vec<ProductCard>,
    /// How many of the first choices somebody else has by now.
    pub gone: usize,
    /// Everything that fits, and how much that is.
    pub listing: Listing,
    pub count: u32,
}

pub(super) fn wardrobe(face: &StoreFace, shown: Wardrobe) -> AnyView {
    let say = &words(face.locale).quiz;
    let gone = (shown.gone > 0).then(|| view! { <Notice tone=Tone::Warn title=(say.gone_since)(shown.gone)/> });
    let all = (shown.count > 0).then(|| {
        view! { <a class="link link--strong section__more" href=paths::shop(&shown.listing.query())>{(say.see_all)(shown.count)}</a> }
    });
    let laying = Laying { travels: true, eager: 2, ..Laying::default() };
    let pieces = if shown.pieces.is_empty() {
        view! { <p class="result__lead">{say.no_pieces}</p> }.into_any()
    } else {
        grid(shown.pieces, face.locale, laying)
    };
    view! {
        <header class="result__head">
            <p class="result__kind">{say.style}</p>
            <h1 class="result__title">{shown.outcome.title}</h1>
            <p class="result__lead">{shown.outcome.text}</p>
            <p class="result__because">{shown.because}</p>
        </header>
        <div class="result__told">{gone}</div>
        <section class="section">
            <header class="section__head"><h2 class="section__title">{say.pieces}</h2>{all}</header>
            {pieces}
        </section>
    }
    .into_any()
}

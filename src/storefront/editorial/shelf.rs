//! Products in rows, with a title and the way to where there are more.
use super::{Place, text};
use crate::{
    domain::{
        editorial::{Grid, ShownBlock, ShownPage, Source, plain},
        product::ProductCard,
        store::StoreFace,
    },
    i18n::words,
    paths,
    storefront::{
        grid::{Laying, grid as rows},
        voice,
    },
};
use leptos::prelude::*;

/// How much of the page's collection is there, and how much has gone.
pub fn kept(page: &ShownPage) -> Option<(u32, u32)> {
    page.blocks.iter().find_map(|block| match block {
        ShownBlock::Grid { grid: Grid { source: Source::Collection { .. }, .. }, found, gone, .. } => Some((*found, *gone)),
        _ => None,
    })
}

/// `found` counts what it could show, `gone` what has found somebody.
pub fn shelf(face: &StoreFace, grid: Grid, cards: Vec<ProductCard>, found: u32, gone: u32, place: Place) -> AnyView {
    let say = &words(face.locale).editorial;
    if cards.is_empty() {
        let (title, said) = say.nothing;
        return view! { <section class="section empty"><h2 class="empty__title">{title}</h2><p class="empty__text">{said}</p></section> }
            .into_any();
    }
    let goods = (voice::of(face.theme).goods)(found);
    let is_collection = matches!(grid.source, Source::Collection { .. });
    let more = match &grid.source {
        Source::Listing { query } => Some((paths::shop(query), (voice::of(face.theme).more)(&goods))),
        Source::Collection { .. } => Some((paths::COLLECTIONS.to_owned(), say.to_collections.to_owned())),
        Source::Hand { .. } => None,
    };
    let over = (is_collection && found == 0 && gone > 0).then(|| {
        let (title, said) = say.all_gone;
        view! { <p class="section__lead"><strong>{title}</strong>" "{said}</p> }
    });
    let laying = Laying { travels: place.travels, ..Laying::default() };
    view! {
        <section class="section shelf" aria-label=plain(&grid.title)>
            <header class="section__head">
                <h2 class="section__title">{text::line(&grid.title)}</h2>
                {(!grid.lead.is_empty()).then(|| view! { <p class="section__lead">{text::line(&grid.lead)}</p> })}
                {over}
                {more.map(|(to, word)| view! { <a class="link link--strong section__more" href=to>{word}</a> })}
            </header>
            {rows(cards, face.locale, laying)}
        </section>
    }
    .into_any()
}

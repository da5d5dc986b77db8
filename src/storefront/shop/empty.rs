//! Nothing found, said well: why, the nearest ways on with what they show, and meanwhile what came in last.
use super::chips::undoable;
use crate::{
    domain::{listing::Shelf, store::StoreFace},
    i18n::words,
    paths,
    storefront::{
        grid::{Laying, grid},
        voice,
    },
};
use leptos::prelude::*;

pub fn empty(face: &StoreFace, shelf: Shelf) -> AnyView {
    let say = &words(face.locale).shop;
    let goods = voice::of(face.theme).goods;
    let named = undoable(face, &shelf);
    let ways = shelf.ways_on.iter().filter_map(|way| {
        let (word, _) = named.iter().find(|(_, without)| without.query() == way.listing.query())?;
        let (href, text) = (paths::shop(&way.listing.query()), (say.without)(word, &goods(way.count)));
        Some(view! { <li><a class="link" rel="nofollow" href=href>{text}</a></li> })
    });
    let ways = ways.collect_view();
    let has_ways = !shelf.ways_on.is_empty();
    let instead = (!shelf.instead.is_empty()).then(|| {
        view! {
            <h2 class="listing__instead">{say.meanwhile}</h2>
            {grid(shelf.instead.clone(), face.locale, Laying { eager: 0, travels: true, class: "listing__grid" })}
        }
    });
    view! {
        <div class="empty">
            <h2 class="empty__title">{say.none_title}</h2>
            <p class="empty__text">{say.none_text}</p>
            {has_ways.then(|| view! { <ul class="listing__ways">{ways}</ul> })}
            <div class="empty__actions"><a class="button" href=paths::SHOP>{say.none_all}</a></div>
        </div>
        {instead}
    }
    .into_any()
}

//! All collections, newest first: numbers like the spines of magazines.
use crate::{
    app::{Dress, Head},
    domain::store::StoreFace,
    i18n::words,
    paths,
    storefront::{layout::Shell, voice},
};
use leptos::prelude::*;

/// A line of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCollection {
    pub slug: String,
    pub number: u32,
    pub title: String,
    pub there: u32,
}

pub fn collections_head(face: &StoreFace, count: u32) -> Head {
    let say = &words(face.locale).editorial;
    Head {
        title: format!("{} · {}", say.collections, face.name),
        description: format!("{}: {}", face.name, (say.collections_lead)(count)),
        canonical: paths::COLLECTIONS.into(),
        dress: Dress::Home,
        ..Head::default()
    }
}

#[component]
pub fn CollectionsPage(face: StoreFace, collections: Vec<ListedCollection>) -> impl IntoView {
    let say = &words(face.locale).editorial;
    let goods = voice::of(face.theme).goods;
    let count = u32::try_from(collections.len()).unwrap_or(0);
    let lines = collections.into_iter().map(|collection| {
        let there = if collection.there == 0 { say.none_left.to_owned() } else { (say.there)(&goods(collection.there)) };
        view! {
            <li>
                <a class="spine" href=paths::collection(&collection.slug) data-gone=(collection.there == 0).then_some("")>
                    <span class="spine__number">{collection.number}</span>
                    <span class="spine__title">{collection.title}</span>
                    <span class="spine__there">{there}</span>
                </a>
            </li>
        }
    });
    let lines = lines.collect_view();
    view! {
        <Shell face=face here=paths::SHOP back=paths::COLLECTIONS>
            <section class="section">
                <header class="section__head">
                    <h1 class="section__title">{say.collections}</h1>
                    <p class="section__lead">{(say.collections_lead)(count)}</p>
                </header>
                <ol class="spines__list" role="list">{lines}</ol>
            </section>
        </Shell>
    }
}

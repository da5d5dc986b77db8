//! All collections, newest first: the newest that has something to show as a cover, the others like the spines of magazines.
use crate::{
    app::{Dress, Head},
    domain::{product::Picture, store::StoreFace},
    i18n::words,
    paths,
    storefront::{layout::Shell, voice},
    ui::picture::{HALF, Photo},
};
use leptos::prelude::*;

/// A line of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCollection {
    pub slug: String,
    pub number: u32,
    pub title: String,
    pub there: u32,
    /// What hangs first in it; of the newest only.
    pub picture: Option<Picture>,
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
    let count = u32::try_from(collections.len()).unwrap_or(0);
    let (covers, spines): (Vec<_>, Vec<_>) = collections.into_iter().partition(|one| one.picture.is_some());
    let covers = covers.into_iter().map(|one| cover(&face, one)).collect_view();
    let spines = spines.into_iter().map(|one| spine(&face, one)).collect_view();
    view! {
        <Shell face=face here=paths::SHOP back=paths::COLLECTIONS>
            <section class="section">
                <header class="section__head">
                    <h1 class="section__title">{say.collections}</h1>
                    <p class="section__lead">{(say.collections_lead)(count)}</p>
                </header>
            </section>
            {covers}
            <section class="section">
                <h2 class="visually-hidden">{say.before}</h2>
                <ol class="spines__list" role="list">{spines}</ol>
            </section>
        </Shell>
    }
}

/// How much of it can be had, as a phrase.
fn there(face: &StoreFace, there: u32) -> String {
    let say = &words(face.locale).editorial;
    if there == 0 { say.none_left.to_owned() } else { (say.there)(&(voice::of(face.theme).goods)(there)) }
}

fn cover(face: &StoreFace, one: ListedCollection) -> AnyView {
    let label = one.title.clone();
    let picture = one.picture.map(|picture| view! { <Photo picture=picture sizes=HALF eager=true silent=true/> });
    view! {
        <section class="feature" aria-label=label>
            <div class="feature__picture">{picture}</div>
            <div class="feature__words">
                <p class="spine__number">{one.number}</p>
                <h2 class="feature__title">{one.title}</h2>
                <p class="feature__text">{there(face, one.there)}</p>
                <a class="button" href=paths::collection(&one.slug)>{words(face.locale).editorial.see_collection}</a>
            </div>
        </section>
    }
    .into_any()
}

fn spine(face: &StoreFace, one: ListedCollection) -> AnyView {
    view! {
        <li>
            <a class="spine" href=paths::collection(&one.slug) data-gone=(one.there == 0).then_some("")>
                <span class="spine__number">{one.number}</span>
                <span class="spine__title">{one.title}</span>
                <span class="spine__there">{there(face, one.there)}</span>
            </a>
        </li>
    }
    .into_any()
}

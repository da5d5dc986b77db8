//! Pages made of blocks: home, collections, looks. What they say is data of the house (`domain::editorial`), arranged here; what
//! they refer to was looked up by the server. Every text is drawn as text: no block carries markup.
mod collections;
mod cover;
mod look;
mod shelf;
mod story;
mod text;
mod words;

pub use collections::{CollectionsPage, ListedCollection, collections_head};
pub use look::Missed;

use super::{islands::EditWay, layout::Shell, share, structured, voice::anchor};
use crate::{
    app::{Dress, Head, Preload},
    domain::{
        editorial::{PageKind, ShownBlock, ShownPage, plain},
        store::StoreFace,
    },
    i18n::words,
    paths,
    ui::picture::{HALF, MOST},
};
use leptos::prelude::*;

/// The page's head.
pub fn head(face: &StoreFace, page: &ShownPage) -> Head {
    let cover = page.cover().cloned();
    let is_wide = matches!(page.blocks.first(), Some(ShownBlock::Hero { hero, .. }) if hero.masthead.is_empty());
    let sizes = if is_wide { MOST } else { HALF };
    let lead = page.blocks.iter().find_map(|block| match block {
        ShownBlock::Hero { hero, .. } if !hero.lead.is_empty() => Some(plain(&hero.lead)),
        ShownBlock::Story { story, .. } if !story.text.is_empty() => Some(plain(&story.text)),
        ShownBlock::Look { look, .. } if !look.text.is_empty() => Some(plain(&look.text)),
        _ => None,
    });
    let title = match page.key.kind {
        PageKind::Home if page.title.is_empty() => format!("{}: {}", face.name, face.tagline),
        PageKind::Home => page.title.clone(),
        _ => format!("{} · {}", name(page), face.name),
    };
    let said = if page.description.is_empty() { lead.unwrap_or_else(|| face.tagline.clone()) } else { page.description.clone() };
    Head {
        title,
        description: said.chars().take(300).collect(),
        canonical: paths::page(&page.key),
        card: Some(share::of_house(face, cover.as_ref().filter(|_| page.key.kind == PageKind::Home))),
        structured: machines(face, page),
        preload: cover.map(|picture| Preload { picture, sizes, by_day: None }),
        dress: Dress::Home,
        ..Head::default()
    }
}

/// What the page is called: its title, else its headline.
fn name(page: &ShownPage) -> String {
    if !page.title.is_empty() {
        return page.title.clone();
    }
    let headline = page.blocks.iter().find_map(|block| match block {
        ShownBlock::Hero { hero, .. } => Some(plain(&hero.lines.join(" "))),
        ShownBlock::Look { look, .. } => Some(plain(&look.title)),
        _ => None,
    });
    headline.unwrap_or_default()
}

/// What machines are told: of home the house and its search, of other pages the way to them and what they list.
fn machines(face: &StoreFace, page: &ShownPage) -> Vec<serde_json::Value> {
    if page.key.kind == PageKind::Home {
        return vec![structured::house(face), structured::site(face)];
    }
    let (name, address) = (name(page), paths::page(&page.key));
    let cards = page.blocks.iter().flat_map(|block| match block {
        ShownBlock::Grid { cards, .. } => cards.iter().collect::<Vec<_>>(),
        ShownBlock::Look { lines, .. } => lines.iter().map(|line| &line.card).collect(),
        _ => Vec::new(),
    });
    let goods: Vec<(String, String)> = cards.map(|card| (card.name.clone(), paths::product(&card.slug))).collect();
    let goods: Vec<(&str, &str)> = goods.iter().map(|(name, address)| (name.as_str(), address.as_str())).collect();
    let way = [(face.name.as_str(), paths::HOME), (name.as_str(), address.as_str())];
    vec![structured::list(&name, &address, &goods), structured::breadcrumbs(&way)]
}

/// What a block needs to know of the page around it.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Its headline is the page's.
    is_first_headline: bool,
    /// Its anchor, when it is the first of its kind.
    anchor: Option<&'static str>,
    /// Its pictures travel on to the next page: those of one block only, since each picture may have its name but once on a page.
    travels: bool,
}

/// `missed`: what came of putting a look into the bag. `is_preview`: the page is not out yet.
#[component]
pub fn EditorialPage(
    face: StoreFace,
    page: ShownPage,
    #[prop(optional_no_strip)] missed: Option<Missed>,
    is_preview: bool,
) -> impl IntoView {
    let say = &words(face.locale).editorial;
    let (here, back) = if page.key.kind == PageKind::Home { (paths::HOME, String::new()) } else { (paths::SHOP, paths::page(&page.key)) };
    let tint = page.hue();
    let headline = page.blocks.iter().position(|block| matches!(block, ShownBlock::Hero { .. } | ShownBlock::Look { .. }));
    let travelling = page.blocks.iter().position(|block| matches!(block, ShownBlock::Grid { .. } | ShownBlock::Look { .. }));
    let unnamed = headline.is_none().then(|| view! { <h1 class="visually-hidden">{name(&page)}</h1> });
    let kept = shelf::kept(&page);
    let key = page.key.to_string();
    let mut anchors = vec![anchor::INDEX, anchor::FEATURE, anchor::STEPS];
    let blocks = page.blocks.into_iter().enumerate().map(|(n, block)| {
        let wanted = match &block {
            ShownBlock::Index { .. } => Some(anchor::INDEX),
            ShownBlock::Story { .. } => Some(anchor::FEATURE),
            ShownBlock::Steps(_) => Some(anchor::STEPS),
            _ => None,
        };
        let free = wanted.filter(|wanted| anchors.contains(wanted));
        anchors.retain(|anchor| Some(*anchor) != free);
        let place = Place { is_first_headline: headline == Some(n), anchor: free, travels: travelling == Some(n) };
        drawn(&face, block, place, page.total, kept, missed.as_ref())
    });
    let blocks = blocks.collect_view();
    let told = is_preview.then(|| view! { <p class="preview-note" role="status">{say.preview}</p> });
    let way = (!is_preview).then(|| view! { <EditWay locale=face.locale page=key/> });
    view! {
        {told}
        <Shell face=face here=here tint=tint back=back>
            {unnamed}
            {blocks}
            {way}
        </Shell>
    }
}

fn drawn(face: &StoreFace, block: ShownBlock, place: Place, total: u32, kept: Option<(u32, u32)>, missed: Option<&Missed>) -> AnyView {
    match block {
        ShownBlock::Hero { hero, picture, .. } if !hero.masthead.is_empty() => cover::masthead(face, hero, picture, place, kept),
        ShownBlock::Hero { hero, picture, newest } => cover::hero(face, hero, picture, newest, place, total),
        ShownBlock::Story { story, picture, product } => story::story(story, picture, product, place),
        ShownBlock::Look { look, lines } => look::look(face, look, lines, place, missed),
        ShownBlock::Grid { grid, cards, found, gone } => shelf::shelf(face, grid, cards, found, gone, place),
        ShownBlock::Quote(quote) => words::quote(quote),
        ShownBlock::Index { index, facet } => words::index(face, index, facet, place),
        ShownBlock::Steps(steps) => words::steps(steps, place),
    }
}

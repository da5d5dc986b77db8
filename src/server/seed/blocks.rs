//! Short hands for writing pages: a block per line, as an editor would fill it in.
use crate::domain::{
    editorial::{Block, Grid, Index, PictureRef, Quote, Source, Step, Steps, Story, Way},
    id::ProductId,
};
use uuid::Uuid;

pub fn way(word: &str, to: &str) -> Option<Way> {
    Some(Way { word: word.into(), to: to.into() })
}

pub fn house(place: &str) -> Option<PictureRef> {
    Some(PictureRef::House { place: place.into() })
}

pub fn of(product: Uuid, position: u8) -> Option<PictureRef> {
    Some(PictureRef::Product { product: ProductId(product), position })
}

pub fn newest(title: &str, lead: &str, shows: u8) -> Block {
    Block::Grid(Grid { title: title.into(), lead: lead.into(), shows, ..Grid::default() })
}

pub fn listing(title: &str, lead: &str, query: &str, shows: u8) -> Block {
    Block::Grid(Grid { title: title.into(), lead: lead.into(), source: Source::Listing { query: query.into() }, shows })
}

pub fn collection(title: &str, lead: &str, slug: &str) -> Block {
    Block::Grid(Grid { title: title.into(), lead: lead.into(), source: Source::Collection { slug: slug.into() }, shows: 24 })
}

pub fn story(title: &str, text: &str, picture: Option<PictureRef>, go: Option<Way>) -> Block {
    Block::Story(Story { title: title.into(), text: text.into(), picture, go })
}

pub fn quote(text: &str, by: &str) -> Block {
    Block::Quote(Quote { text: text.into(), by: by.into() })
}

pub fn index(facet: &str, title: &str, lead: &str) -> Block {
    Block::Index(Index { facet: facet.into(), title: title.into(), lead: lead.into() })
}

pub fn look(title: &str, text: &str, page: &str, products: &[Uuid]) -> Block {
    let products = products.iter().map(|id| ProductId(*id)).collect();
    Block::Look(crate::domain::editorial::Look { title: title.into(), text: text.into(), products, page: page.into() })
}

/// When, title, text.
pub fn steps(title: &str, lead: &str, steps: [(&str, &str, &str); 3]) -> Block {
    let steps = steps.map(|(when, title, text)| Step { when: when.into(), title: title.into(), text: text.into() }).into();
    Block::Steps(Steps { title: title.into(), lead: lead.into(), steps })
}

/// At most so many letters, for the sentence that search engines show.
pub fn shortened(text: &str) -> String {
    text.chars().take(crate::domain::editorial::MOST_DESCRIPTION).collect()
}

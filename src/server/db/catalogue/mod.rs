//! What the shop window shows: shelves with facets, product pages. Read as a visitor: drafts and archived goods are not there.
mod cards;
mod facets;
mod feed;
mod ingredients;
mod map;
mod sheet;
mod shelf;
mod shots;
mod state;
mod ways;
mod words;

pub use cards::{card_of_slug, cards_of, name_of_variant, newest, sisters, slug_of_variant, standing};
pub use feed::{Offered, offered};
pub use map::{Entry, entries, last_change, parts};
pub use sheet::sheet;
pub use shelf::shelf;
pub use shots::{Shot, Shots};
pub use state::states;

use crate::domain::product::{Picture, Scene};

/// A picture from its row.
pub fn picture(key: String, width: i32, height: i32, thumbhash: &str, alt: String) -> Picture {
    Picture {
        placeholder: crate::server::photos::placeholder(thumbhash),
        key,
        width: u32::try_from(width).unwrap_or(1),
        height: u32::try_from(height).unwrap_or(1),
        alt,
        scene: Scene::Any,
        others: Vec::new(),
    }
}

/// Two pictures of a product, the second with the first where it is the same by day.
pub fn in_both_lights(first: Option<Picture>, second: Option<Picture>) -> (Option<Picture>, Option<Picture>) {
    match (first, second) {
        (Some(night), Some(day)) if night.scene == Scene::Dark && day.scene == Scene::Light => {
            (Some(Picture { others: vec![day], ..night }), None)
        }
        both => both,
    }
}

/// The same, in the light that its row names.
pub fn in_scene(picture: Picture, scene: &str) -> Picture {
    Picture { scene: scene.parse().unwrap_or(Scene::Any), ..picture }
}

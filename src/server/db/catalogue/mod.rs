//! What the shop window shows: shelves with facets, product pages. Read as a visitor: drafts and archived goods are not there.
mod cards;
mod facets;
mod sheet;
mod shelf;

pub use cards::{cards_of, newest, sisters, slug_of_variant, slugs_on_show};
pub use sheet::sheet;
pub use shelf::shelf;

use crate::domain::product::Picture;

/// A picture from its row.
pub fn picture(key: String, width: i32, height: i32, thumbhash: &str, alt: String) -> Picture {
    Picture {
        placeholder: crate::server::photos::placeholder(thumbhash),
        key,
        width: u32::try_from(width).unwrap_or(1),
        height: u32::try_from(height).unwrap_or(1),
        alt,
    }
}

//! A product: whether it may be had, its facts, its measures, its formula. Also the state on its card in a grid.
pub mod area;
mod en;
mod facet;
mod pt_br;

pub use en::EN;
pub use facet::facet;
pub use pt_br::PT_BR;

use crate::domain::product::MeasureArea;

pub struct Product {
    pub gallery: &'static str,
    /// Look closer at one picture of so many.
    pub zoom: fn(usize, usize) -> String,
    pub unique: &'static str,
    /// A numbered arrival, from its number and title.
    pub collection: fn(u32, &str) -> String,
    pub add: &'static str,
    pub variant: &'static str,
    /// After the label of a variant that can't be had.
    pub none_left: &'static str,
    /// Few units left.
    pub left: fn(u32) -> String,
    pub promise_unique: &'static str,
    /// States on a card.
    pub held: &'static str,
    pub away: &'static str,
    pub out: &'static str,
    pub sold: &'static str,
    pub state: States,
    pub put: Outcomes,
    pub facts: Facts,
    pub measures: &'static str,
    pub measures_lead: &'static str,
    pub area: fn(MeasureArea) -> &'static str,
    pub story: &'static str,
    pub description: &'static str,
    pub ingredients: fn(usize) -> String,
    pub ingredients_lead: &'static str,
    /// So many of one part, from number and label.
    pub part: fn(u32, &str) -> String,
    pub usage: &'static str,
    /// Usage of a unique piece: how to wash it.
    pub care: &'static str,
    pub kit: &'static str,
    /// Head of the page for search engines, from name and price.
    pub described: fn(&str, &str) -> String,
    pub sisters: &'static str,
    pub see_sisters: &'static str,
    pub all: &'static str,
}

/// What the page says in place of the buy button: a title and a sentence.
pub struct States {
    pub held: (&'static str, &'static str),
    pub away: (&'static str, &'static str),
    pub out: (&'static str, &'static str),
    pub sold: (&'static str, &'static str),
}

/// What putting it into the bag came to, when the page is shown again: a title and a sentence.
pub struct Outcomes {
    pub added: (&'static str, &'static str),
    pub held: (&'static str, &'static str),
    pub sold: (&'static str, &'static str),
    pub away: (&'static str, &'static str),
    pub out: (&'static str, &'static str),
    pub too_many: (&'static str, &'static str),
    pub unknown: (&'static str, &'static str),
    pub to_cart: &'static str,
    /// For a held piece: it may be in the reader's own bag.
    pub yours: &'static str,
}

/// Names of the lines in the list of facts.
pub struct Facts {
    pub tag: fn(&str) -> &'static str,
    pub size: &'static str,
    pub condition: &'static str,
    pub brand: &'static str,
}

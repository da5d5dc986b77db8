//! The blocks themselves, as they are stored: words of the house and references by id, nothing that was looked up.
use crate::domain::{id::ProductId, piece::states, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// One idea of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    Hero(Hero),
    Story(Story),
    Look(Look),
    Grid(Grid),
    Quote(Quote),
    Index(Index),
    Steps(Steps),
}

states! {
    /// The kinds of blocks.
    BlockKind {
        Hero = "hero", Story = "story", Look = "look", Grid = "grid", Quote = "quote", Index = "index", Steps = "steps",
    }
}

/// The first screen. With a `masthead` ("127") it is set like the cover of that number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hero {
    pub masthead: String,
    /// Small print; `{goods}` stands for how many things there are.
    pub folio: Vec<String>,
    pub lines: Vec<String>,
    pub lead: String,
    pub picture: Option<PictureRef>,
    pub go: Option<Way>,
    pub also: Option<Way>,
    /// Degrees; the light of the page.
    pub hue: u16,
    /// Whether a small note points at the newest thing.
    pub newest: bool,
}

/// One idea with a picture. A way without an address leads to the product in the picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Story {
    pub title: String,
    pub text: String,
    pub picture: Option<PictureRef>,
    pub go: Option<Way>,
}

/// Several pieces worn together, or steps of a ritual. `page` is the slug of the look's own page, when it has one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    pub title: String,
    pub text: String,
    pub products: Vec<ProductId>,
    pub page: String,
}

/// Products in rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grid {
    pub title: String,
    pub lead: String,
    pub source: Source,
    pub shows: u8,
}

impl Default for Grid {
    fn default() -> Self {
        Self { title: String::new(), lead: String::new(), source: Source::default(), shows: 6 }
    }
}

/// Which products a grid shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Source {
    /// A saved listing: the query of its address. Empty shows the newest.
    Listing { query: String },
    /// Picked by hand, in this order; what can't be had is left out.
    Hand { products: Vec<ProductId> },
    /// Everything that came with a collection.
    Collection { slug: String },
}

impl Default for Source {
    fn default() -> Self {
        Self::Listing { query: String::new() }
    }
}

/// Somebody's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quote {
    pub text: String,
    pub by: String,
}

/// The words of one facet, set large.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Index {
    pub facet: String,
    pub title: String,
    pub lead: String,
}

impl Default for Index {
    fn default() -> Self {
        Self { facet: "category".into(), title: String::new(), lead: String::new() }
    }
}

/// A few steps in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Steps {
    pub title: String,
    pub lead: String,
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    pub when: String,
    pub title: String,
    pub text: String,
}

/// A word that leads somewhere in the house: a path, a place on the page (`#index`), or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Way {
    pub word: String,
    pub to: String,
}

/// A picture that is there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum PictureRef {
    /// Of the house itself.
    House {
        place: String,
    },
    Product {
        product: ProductId,
        position: u8,
    },
    /// The second picture of what arrived as the last but so many: always another product.
    Newest {
        place: u8,
    },
}

impl Block {
    pub fn kind(&self) -> BlockKind {
        match self {
            Self::Hero(_) => BlockKind::Hero,
            Self::Story(_) => BlockKind::Story,
            Self::Look(_) => BlockKind::Look,
            Self::Grid(_) => BlockKind::Grid,
            Self::Quote(_) => BlockKind::Quote,
            Self::Index(_) => BlockKind::Index,
            Self::Steps(_) => BlockKind::Steps,
        }
    }

    /// A new one, with as many places to write as it usually has.
    pub fn blank(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Hero => Self::Hero(Hero { lines: vec![String::new()], hue: 60, ..Hero::default() }),
            BlockKind::Story => Self::Story(Story::default()),
            BlockKind::Look => Self::Look(Look::default()),
            BlockKind::Grid => Self::Grid(Grid::default()),
            BlockKind::Quote => Self::Quote(Quote::default()),
            BlockKind::Index => Self::Index(Index::default()),
            BlockKind::Steps => Self::Steps(Steps { steps: vec![Step::default(); 3], ..Steps::default() }),
        }
    }

    /// As it is stored: without the empty lines that typing leaves.
    pub fn tidied(mut self) -> Self {
        if let Self::Hero(hero) = &mut self {
            hero.lines.retain(|line| !line.trim().is_empty());
            hero.folio.retain(|line| !line.trim().is_empty());
        }
        if let Self::Steps(steps) = &mut self {
            steps.steps.retain(|step| *step != Step::default());
        }
        self
    }

    /// The picture of a block that has one.
    pub fn picture(&self) -> Option<&PictureRef> {
        match self {
            Self::Hero(hero) => hero.picture.as_ref(),
            Self::Story(story) => story.picture.as_ref(),
            _ => None,
        }
    }

    /// Where its picture is kept, if this kind has one.
    pub fn picture_mut(&mut self) -> Option<&mut Option<PictureRef>> {
        match self {
            Self::Hero(hero) => Some(&mut hero.picture),
            Self::Story(story) => Some(&mut story.picture),
            _ => None,
        }
    }

    /// Products that were picked by hand.
    pub fn products(&self) -> &[ProductId] {
        match self {
            Self::Look(look) => &look.products,
            Self::Grid(Grid { source: Source::Hand { products }, .. }) => products,
            _ => &[],
        }
    }

    pub fn products_mut(&mut self) -> Option<&mut Vec<ProductId>> {
        match self {
            Self::Look(look) => Some(&mut look.products),
            Self::Grid(Grid { source: Source::Hand { products }, .. }) => Some(products),
            _ => None,
        }
    }
}

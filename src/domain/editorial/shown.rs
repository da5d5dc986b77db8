//! A page as a visitor is shown it: each block with the goods, pictures and counts that it refers to, looked up.
use super::{
    block::{Grid, Hero, Index, Look, Quote, Steps, Story},
    page::PageKey,
};
use crate::domain::{
    id::VariantId,
    listing::Facet,
    product::{Picture, ProductCard},
};
use serde::{Deserialize, Serialize};

/// A whole page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPage {
    pub key: PageKey,
    pub title: String,
    pub description: String,
    pub blocks: Vec<ShownBlock>,
    /// How many things may be bought now in the whole shop.
    pub total: u32,
}

/// A block with what it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShownBlock {
    Hero {
        hero: Hero,
        picture: Option<Picture>,
        newest: Option<ProductCard>,
    },
    /// `product` is the one in the picture.
    Story {
        story: Story,
        picture: Option<Picture>,
        product: Option<ProductCard>,
    },
    Look {
        look: Look,
        lines: Vec<LookLine>,
    },
    /// `found` counts what the grid could show; `gone` what of it has found somebody.
    Grid {
        grid: Grid,
        cards: Vec<ProductCard>,
        found: u32,
        gone: u32,
    },
    Quote(Quote),
    Index {
        index: Index,
        facet: Option<Facet>,
    },
    Steps(Steps),
}

/// A place of a look that still has something in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookLine {
    /// What was meant to stand here, when it is gone and a sister stands in for it.
    pub instead_of: Option<String>,
    pub card: ProductCard,
    /// What the button puts into the bag: the first of it that is there.
    pub variant: Option<VariantId>,
    /// Its size or volume.
    pub label: String,
}

impl ShownPage {
    /// The picture that the eye meets first: that of the first block, if it has one.
    pub fn cover(&self) -> Option<&Picture> {
        match self.blocks.first()? {
            ShownBlock::Hero { picture, .. } => picture.as_ref(),
            ShownBlock::Look { lines, .. } => lines.first().and_then(|line| line.card.picture.as_ref()),
            _ => None,
        }
    }

    /// The light of the page, degrees.
    pub fn hue(&self) -> Option<u16> {
        self.blocks.iter().find_map(|block| match block {
            ShownBlock::Hero { hero, .. } => Some(hero.hue),
            ShownBlock::Look { lines, .. } => lines.first().map(|line| line.card.hue),
            _ => None,
        })
    }
}

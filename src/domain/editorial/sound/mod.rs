//! Whether blocks may be stored, and if not, which field of which block and why. The same bounds as `app.are_blocks`.
use super::block::{Block, PictureRef, Source, Way};
use crate::domain::listing::FACETS;
use serde::{Deserialize, Serialize};

pub const MOST_BLOCKS: usize = 24;
pub const MOST_TITLE: usize = 120;
pub const MOST_DESCRIPTION: usize = 300;

/// Why a block can't be stored; the catalogues hold the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockFault {
    TooLong,
    TooMany,
    Missing,
    /// An address that leads out of the house, or is none.
    BadWay,
    /// A picture, number or name that can't be.
    BadValue,
}

/// The first thing that is wrong: block (from 0), field, why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsound {
    pub block: usize,
    pub field: String,
    pub why: BlockFault,
}

type Judged = Result<(), (&'static str, BlockFault)>;

/// Check all blocks of a page.
pub fn check(blocks: &[Block]) -> Result<(), Unsound> {
    if blocks.len() > MOST_BLOCKS {
        return Err(Unsound { block: MOST_BLOCKS, field: "blocks".into(), why: BlockFault::TooMany });
    }
    for (block, judged) in blocks.iter().map(judge).enumerate() {
        judged.map_err(|(field, why)| Unsound { block, field: field.into(), why })?;
    }
    Ok(())
}

fn judge(block: &Block) -> Judged {
    match block {
        Block::Hero(hero) => {
            words("masthead", &hero.masthead, 40)?;
            list("folio", &hero.folio, 4, 80)?;
            if hero.lines.is_empty() {
                return Err(("lines", BlockFault::Missing));
            }
            list("lines", &hero.lines, 4, 60)?;
            words("lead", &hero.lead, 400)?;
            picture(hero.picture.as_ref())?;
            way("go", hero.go.as_ref())?;
            way("also", hero.also.as_ref())?;
            if hero.hue < 360 { Ok(()) } else { Err(("hue", BlockFault::BadValue)) }
        }
        Block::Story(story) => {
            words("title", &story.title, 120)?;
            words("text", &story.text, 2000)?;
            picture(story.picture.as_ref())?;
            way("go", story.go.as_ref())
        }
        Block::Look(look) => {
            words("title", &look.title, 120)?;
            words("text", &look.text, 2000)?;
            most("products", look.products.len(), 8)?;
            if look.page.is_empty() || is_slug(&look.page) { Ok(()) } else { Err(("page", BlockFault::BadValue)) }
        }
        Block::Grid(grid) => {
            words("title", &grid.title, 120)?;
            words("lead", &grid.lead, 400)?;
            if !(1..=24).contains(&grid.shows) {
                return Err(("shows", BlockFault::BadValue));
            }
            source(&grid.source)
        }
        Block::Quote(quote) => words("text", &quote.text, 400).and_then(|()| words("by", &quote.by, 160)),
        Block::Index(index) => {
            words("title", &index.title, 120)?;
            words("lead", &index.lead, 400)?;
            if FACETS.contains(&index.facet.as_str()) { Ok(()) } else { Err(("facet", BlockFault::BadValue)) }
        }
        Block::Steps(steps) => {
            words("title", &steps.title, 120)?;
            words("lead", &steps.lead, 400)?;
            most("steps", steps.steps.len(), 6)?;
            steps.steps.iter().try_for_each(|step| {
                words("when", &step.when, 40)?;
                words("title", &step.title, 80)?;
                words("text", &step.text, 400)
            })
        }
    }
}

fn words(field: &'static str, text: &str, most: usize) -> Judged {
    if text.chars().count() > most {
        return Err((field, BlockFault::TooLong));
    }
    // the database refuses nothing else of what the editor can type: tabs and new lines are words
    let strange = |c: char| c == '\u{7f}' || (c < ' ' && c != '\n' && c != '\t');
    if text.chars().any(strange) { Err((field, BlockFault::BadValue)) } else { Ok(()) }
}

fn list(field: &'static str, items: &[String], most_items: usize, longest: usize) -> Judged {
    most(field, items.len(), most_items)?;
    items.iter().try_for_each(|item| words(field, item, longest))
}

fn most(field: &'static str, count: usize, most: usize) -> Judged {
    if count > most { Err((field, BlockFault::TooMany)) } else { Ok(()) }
}

fn way(field: &'static str, way: Option<&Way>) -> Judged {
    let Some(way) = way else { return Ok(()) };
    words(field, &way.word, 80)?;
    words(field, &way.to, 400)?;
    if is_way(&way.to) { Ok(()) } else { Err((field, BlockFault::BadWay)) }
}

/// A path of this house, a place on the page, or nothing. Never another host: `//elsewhere` is one to a browser.
fn is_way(to: &str) -> bool {
    if let Some(place) = to.strip_prefix('#') {
        return place.len() <= 41
            && place.starts_with(|c: char| c.is_ascii_lowercase())
            && place.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    }
    let rest = match to.strip_prefix('/') {
        None => return to.is_empty(),
        Some(rest) => rest,
    };
    !rest.starts_with('/') && !rest.chars().any(|c| c == '\\' || c.is_whitespace() || c.is_control())
}

fn picture(picture: Option<&PictureRef>) -> Judged {
    let sound = match picture {
        None => true,
        Some(PictureRef::House { place }) => {
            (1..=40).contains(&place.len()) && place.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
        }
        Some(PictureRef::Product { position, .. }) => (1..=99).contains(position),
        Some(PictureRef::Newest { place }) => (1..=24).contains(place),
    };
    if sound { Ok(()) } else { Err(("picture", BlockFault::BadValue)) }
}

fn source(source: &Source) -> Judged {
    match source {
        Source::Listing { query } => {
            words("query", query, 400)?;
            if query.chars().any(|c| c.is_whitespace() || c == '#') { Err(("query", BlockFault::BadWay)) } else { Ok(()) }
        }
        Source::Hand { products } => most("products", products.len(), 24),
        Source::Collection { slug } => {
            if is_slug(slug) {
                Ok(())
            } else {
                Err(("slug", BlockFault::BadValue))
            }
        }
    }
}

/// As the database has them: 1 to 80 lower-case letters, digits and hyphens.
pub(in crate::domain::editorial) fn is_slug(slug: &str) -> bool {
    (1..=80).contains(&slug.len())
        && !slug.starts_with('-')
        && slug.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}

#[cfg(test)]
mod tests;

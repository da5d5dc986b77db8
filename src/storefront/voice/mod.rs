//! What a house says of itself, in its own language and nobody else's: nav, hero, blocks of the first page, the footer's last
//! word. Content, not interface: whatever every store must say stands in `i18n`.
mod amora;
mod orvale;

use crate::domain::store::Theme;

/// A link of the bar: its word, and a place on the site.
pub struct Entry {
    pub word: &'static str,
    pub path: &'static str,
    /// Block of that page; empty for its top.
    pub anchor: &'static str,
}

impl Entry {
    pub fn href(&self) -> String {
        if self.anchor.is_empty() { self.path.into() } else { format!("{}#{}", self.path, self.anchor) }
    }

    /// Whether a page that belongs to `here` is this entry's own.
    pub fn is_at(&self, here: &str) -> bool {
        self.anchor.is_empty() && self.path == here
    }
}

/// The first screen.
pub struct Hero {
    /// Degrees; the light of the first page.
    pub hue: u16,
    /// Small print above the headline; gets the number of goods as a phrase.
    pub folio: fn(&str) -> Vec<String>,
    pub lines: [&'static str; 2],
    pub lead: &'static str,
    pub go: &'static str,
    /// A second way, to a block of this page.
    pub also: &'static str,
    pub also_to: &'static str,
}

/// The newest goods.
pub struct Window {
    pub title: &'static str,
    pub lead: &'static str,
    /// Link to the whole shop, with the number of goods as a phrase.
    pub more: fn(&str) -> String,
    pub shows: usize,
}

/// Words of one facet, set large.
pub struct Index {
    /// Kind of the facet.
    pub kind: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
}

/// One idea with a picture.
pub struct Feature {
    pub title: &'static str,
    pub text: &'static str,
    pub go: &'static str,
}

pub struct Quote {
    pub text: &'static str,
    pub by: &'static str,
}

pub struct Step {
    pub when: &'static str,
    pub title: &'static str,
    pub text: &'static str,
}

pub struct Steps {
    pub title: &'static str,
    pub lead: &'static str,
    pub steps: [Step; 3],
}

pub struct Voice {
    /// The name as it is drawn in the bar.
    pub word: &'static str,
    pub nav: [Entry; 4],
    pub say: &'static str,
    pub legal: &'static str,
    pub mail: &'static str,
    pub shop_title: &'static str,
    pub shop_placeholder: &'static str,
    /// So many of its goods, as a phrase.
    pub goods: fn(u32) -> String,
    /// Below the button of counted goods.
    pub promise: &'static str,
    pub hero: Hero,
    pub window: Window,
    pub index: Index,
    pub feature: Feature,
    pub quote: Quote,
    pub steps: Steps,
}

/// The copy of a house.
pub fn of(theme: Theme) -> &'static Voice {
    match theme {
        Theme::Amora => &amora::VOICE,
        Theme::Orvale => &orvale::VOICE,
    }
}

/// Anchors of the blocks of the first page.
pub mod anchor {
    pub const INDEX: &str = "index";
    pub const FEATURE: &str = "feature";
    pub const STEPS: &str = "steps";
}

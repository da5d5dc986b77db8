//! What a house says of itself on every page, in its own language and nobody else's: nav, footer, what it calls its goods. Whatever
//! every store must say stands in `i18n`; what a page says is data (`domain::editorial`).
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

pub struct Voice {
    /// The name as it is drawn in the bar.
    pub word: &'static str,
    pub nav: [Entry; 3],
    pub say: &'static str,
    /// What stands on the card under which the house itself is shared, and its light in degrees.
    pub headline: &'static str,
    pub hue: u16,
    pub legal: &'static str,
    pub mail: &'static str,
    pub shop_title: &'static str,
    pub shop_placeholder: &'static str,
    /// So many of its goods, as a phrase.
    pub goods: fn(u32) -> String,
    /// Below the button of counted goods.
    pub promise: &'static str,
    /// Link to the whole shop, with the number of goods as a phrase.
    pub more: fn(&str) -> String,
}

/// The copy of a house.
pub fn of(theme: Theme) -> &'static Voice {
    match theme {
        Theme::Amora => &amora::VOICE,
        Theme::Orvale => &orvale::VOICE,
    }
}

/// Anchors of blocks: the first of its kind on a page has one.
pub mod anchor {
    pub const INDEX: &str = "index";
    pub const FEATURE: &str = "feature";
    pub const STEPS: &str = "steps";
}

//! A listing as its URL says it: search, facets, price, sort, place to go on from. What the URL holds, the page shows.
//!
//! Parsing never fails: what can't be understood is left out, so that an old or mistyped link still shows the shop.
use super::{money::Money, product::ProductCard};
use serde::{Deserialize, Serialize};

/// Facets in the order in which pages show them.
pub const FACETS: [&str; 10] = ["category", "size", "colour", "print", "occasion", "fit", "fabric", "concern", "skin", "texture"];
const MOST_WORDS: usize = 80;
const MOST_CHOICES: usize = 24;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Sort {
    #[default]
    Newest,
    PriceUp,
    PriceDown,
}

impl Sort {
    pub const ALL: [Self; 3] = [Self::Newest, Self::PriceUp, Self::PriceDown];

    /// Word in the URL.
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::PriceUp => "price-up",
            Self::PriceDown => "price-down",
        }
    }
}

/// What a visitor asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Listing {
    pub words: String,
    /// `kind:slug` pairs, sorted, without repetition.
    pub choices: Vec<String>,
    /// Whole currency units, as people type them.
    pub price_from: Option<u32>,
    pub price_to: Option<u32>,
    pub sort: Sort,
    /// Where the page before ended; opaque.
    pub after: Option<String>,
}

impl Listing {
    /// From decoded `name=value` pairs of a query string.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut listing = Self::default();
        for (name, value) in pairs {
            match name {
                "q" => {
                    listing.words = value
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                        .chars()
                        .filter(|c| !c.is_control())
                        .take(MOST_WORDS)
                        .collect()
                }
                "from" => listing.price_from = value.trim().parse().ok().filter(|n| *n > 0),
                "to" => listing.price_to = value.trim().parse().ok().filter(|n| *n > 0),
                "sort" => listing.sort = Sort::ALL.into_iter().find(|s| s.name() == value).unwrap_or_default(),
                "after" => listing.after = Some(value.to_owned()).filter(|v| !v.is_empty() && v.len() <= 80),
                kind if FACETS.contains(&kind) => {
                    for slug in value.split(',').filter(|slug| is_slug(slug)) {
                        listing.choices.push(format!("{kind}:{slug}"));
                    }
                }
                _ => {}
            }
        }
        listing.choices.sort();
        listing.choices.dedup();
        listing.choices.truncate(MOST_CHOICES);
        listing
    }

    /// The query string of this listing, in one canonical order; empty for the whole shop.
    pub fn query(&self) -> String {
        let mut parts = Vec::new();
        if !self.words.is_empty() {
            parts.push(format!("q={}", escape(&self.words)));
        }
        for kind in FACETS {
            let chosen: Vec<&str> = self.choices.iter().filter_map(|c| c.strip_prefix(kind)?.strip_prefix(':')).collect();
            if !chosen.is_empty() {
                parts.push(format!("{kind}={}", chosen.join(",")));
            }
        }
        parts.extend(self.price_from.map(|n| format!("from={n}")));
        parts.extend(self.price_to.map(|n| format!("to={n}")));
        if self.sort != Sort::default() {
            parts.push(format!("sort={}", self.sort.name()));
        }
        parts.extend(self.after.as_ref().map(|after| format!("after={}", escape(after))));
        parts.join("&")
    }

    pub fn has(&self, kind: &str, slug: &str) -> bool {
        self.choices.iter().any(|c| c.strip_prefix(kind).and_then(|rest| rest.strip_prefix(':')) == Some(slug))
    }

    /// The same listing with one choice put in or taken out, from its first page.
    pub fn toggled(&self, kind: &str, slug: &str) -> Self {
        let choice = format!("{kind}:{slug}");
        let mut next = Self { after: None, ..self.clone() };
        if self.has(kind, slug) {
            next.choices.retain(|c| *c != choice);
        } else {
            next.choices.push(choice);
            next.choices.sort();
        }
        next
    }

    /// Whether anything narrows the shop.
    pub fn is_narrowed(&self) -> bool {
        !self.words.is_empty() || !self.choices.is_empty() || self.price_from.is_some() || self.price_to.is_some()
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.len() <= 60 && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Percent-encoding of a value in a query string (RFC 3986: unreserved characters stay).
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// One word of a facet, and how many products it would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetWord {
    pub slug: String,
    pub name: String,
    pub count: u32,
    pub chosen: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    pub kind: String,
    pub words: Vec<FacetWord>,
}

/// A page of the listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    pub listing: Listing,
    pub cards: Vec<ProductCard>,
    pub total: u32,
    pub facets: Vec<Facet>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    pub cheapest: Option<Money>,
    pub dearest: Option<Money>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(query: &str) -> Listing {
        let pairs: Vec<(String, String)> = query.split('&').filter_map(|p| p.split_once('=')).map(|(a, b)| (a.into(), b.into())).collect();
        Listing::parse(pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())))
    }

    #[test]
    fn a_url_says_what_the_page_shows() {
        let listing = parse("size=50,52&colour=wine&sort=price-up&from=100");
        assert_eq!(listing.query(), "size=50,52&colour=wine&from=100&sort=price-up");
        assert!(listing.has("size", "50") && !listing.has("size", "5"));
        assert_eq!(listing.toggled("size", "50").query(), "size=52&colour=wine&from=100&sort=price-up");
    }

    #[test]
    fn nonsense_is_left_out() {
        assert_eq!(parse("sort=up&from=-1&size=<b>,50&to=9999999999999&page=3").query(), "size=50");
    }

    proptest! {
        #[test]
        fn any_listing_survives_its_own_url(words in "[a-zA-Zéã ]{0,30}", slugs in prop::collection::vec("[a-z0-9-]{1,12}", 0..6), from in prop::option::of(1u32..100000)) {
            let joined = slugs.join(",");
            let from_text = from.map(|n| n.to_string()).unwrap_or_default();
            let first = Listing::parse([("q", words.as_str()), ("colour", joined.as_str()), ("from", from_text.as_str())]);
            let again = parse(&first.query().replace("%20", " "));
            prop_assert_eq!(&again.choices, &first.choices);
            prop_assert_eq!(again.price_from, first.price_from);
        }
    }
}

//! A listing as its URL says it: search, facets, price, sort, place to go on from. What the URL holds, the page shows.
//!
//! Parsing never fails: what can't be understood is left out, so that an old or mistyped link still shows the shop.
use super::{fit::Body, money::Money, product::ProductCard};
use serde::{Deserialize, Serialize};

/// Facets in the order in which pages show them.
pub const FACETS: [&str; 10] = ["category", "size", "colour", "print", "occasion", "fit", "fabric", "concern", "skin", "texture"];
const MOST_WORDS: usize = 80;
const MOST_CHOICES: usize = 24;
/// Characters of a measure that is none, and how many of them are told.
const MOST_MISTYPED: usize = 12;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Sort {
    /// Nearest to the words; without words, the newest.
    Best,
    #[default]
    Newest,
    PriceUp,
    PriceDown,
}

impl Sort {
    pub const ALL: [Self; 4] = [Self::Best, Self::Newest, Self::PriceUp, Self::PriceDown];

    /// Word in the URL.
    pub fn name(self) -> &'static str {
        match self {
            Self::Best => "best",
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
    /// Measures that goods must fit.
    pub body: Body,
    /// What was typed for an area and is no measure: told beside its field, in the order of the areas.
    pub mistyped: Vec<(String, String)>,
    pub sort: Sort,
    /// Where the page before ended; opaque.
    pub after: Option<String>,
}

impl Listing {
    /// From decoded `name=value` pairs of a query string.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut listing = Self::default();
        let mut sort = None;
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
                "sort" => sort = Sort::ALL.into_iter().find(|s| s.name() == value),
                "bust" | "waist" | "hip" => {
                    if !listing.body.set(name, value) {
                        listing.mistyped.push((name.to_owned(), value.chars().take(MOST_MISTYPED).collect()));
                        listing.mistyped.truncate(MOST_MISTYPED);
                    }
                }
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
        listing.sort = sort.unwrap_or(listing.usual_sort());
        listing
    }

    /// How it is sorted when nobody says.
    pub fn usual_sort(&self) -> Sort {
        if self.words.is_empty() { Sort::Newest } else { Sort::Best }
    }

    /// The orders that make sense for it.
    pub fn sorts(&self) -> impl Iterator<Item = Sort> {
        let has_words = !self.words.is_empty();
        Sort::ALL.into_iter().filter(move |sort| *sort != Sort::Best || has_words)
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
        parts.extend(self.body.known().map(|(area, cm)| format!("{}={cm}", area.name())));
        parts.extend(self.mistyped.iter().map(|(area, typed)| format!("{area}={}", escape(typed))));
        if self.sort != self.usual_sort() && (self.sort != Sort::Best || !self.words.is_empty()) {
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

    /// The same listing without each of the things that narrow it, one at a time, from its first page: words, choices, price, measures.
    pub fn without_one(&self) -> Vec<Self> {
        let first = Self { after: None, ..self.clone() };
        let mut found = Vec::new();
        if !self.words.is_empty() {
            found.push(Self { words: String::new(), ..first.clone() });
        }
        found.extend(self.choices.iter().filter_map(|choice| choice.split_once(':')).map(|(kind, slug)| first.toggled(kind, slug)));
        if self.price_from.is_some() {
            found.push(Self { price_from: None, ..first.clone() });
        }
        if self.price_to.is_some() {
            found.push(Self { price_to: None, ..first.clone() });
        }
        if self.body.is_known() {
            found.push(Self { body: Body::default(), ..first });
        }
        found
    }

    /// Whether anything narrows the shop.
    pub fn is_narrowed(&self) -> bool {
        !self.words.is_empty() || !self.choices.is_empty() || self.price_from.is_some() || self.price_to.is_some() || self.body.is_known()
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

/// How the typed words were understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Understood {
    /// What was looked for, when that is not what was typed: a misspelt word was mended.
    pub instead: Option<String>,
    /// What may have been meant, when what was typed finds little.
    pub perhaps: Option<String>,
    /// Nothing has all the words; these have some of them.
    pub partly: bool,
}

/// A way on from a listing that shows nothing: the listing without one thing, and what that would show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayOn {
    pub listing: Listing,
    pub count: u32,
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
    pub understood: Understood,
    /// Where nothing is shown: the nearest listings that show something, fullest first.
    pub ways_on: Vec<WayOn>,
    /// Where nothing is shown: what may please all the same.
    pub instead: Vec<ProductCard>,
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

    #[test]
    fn words_are_sorted_by_nearness_unless_somebody_says_otherwise() {
        assert_eq!((parse("q=linho").sort, parse("q=linho").query().as_str()), (Sort::Best, "q=linho"));
        assert_eq!(parse("q=linho&sort=newest").query(), "q=linho&sort=newest");
        assert_eq!((parse("sort=best").query().as_str(), parse("sort=best").sorts().count()), ("", 3));
        let without = Listing { words: String::new(), ..parse("q=linho&size=52") };
        assert_eq!(without.query(), "size=52");
    }

    #[test]
    fn measures_stand_in_the_url() {
        assert_eq!(
            parse("hip=120&bust=112,5&waist=7&size=52").query(),
            "size=52&bust=113&hip=120&waist=7",
            "what is no measure stays, to be told"
        );
        assert!(parse("hip=120").is_narrowed());
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

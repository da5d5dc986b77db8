//! A page and its revisions: what they are called, how they stand, how they may move, what an editor is told of them.
use super::{block::Block, sound::is_slug};
use crate::domain::{piece::states, product::Availability, role::Role, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

states! {
    /// What a page is about.
    PageKind { Home = "home", Collection = "collection", Look = "look" }
}

states! {
    /// How a revision stands: the same words as in `law.transitions`, machine `page`.
    RevisionStatus { Draft = "draft", Scheduled = "scheduled", Published = "published", Retired = "retired" }
}

impl RevisionStatus {
    /// Whether a person in this role may move a revision so. The clock has its own rows in the law.
    pub fn can_become(self, next: Self, role: Role) -> bool {
        use RevisionStatus as S;
        let moves = matches!(
            (self, next),
            (S::Draft, S::Scheduled | S::Published | S::Retired) | (S::Scheduled, S::Draft) | (S::Published, S::Retired)
        );
        moves && matches!(role, Role::Attendant | Role::Owner)
    }
}

/// The name of a page: `home`, `collection/…`, `look/…`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PageKey {
    pub kind: PageKind,
    pub slug: String,
}

impl PageKey {
    /// The page of a look with this name.
    pub fn look_named(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let plain = name.chars().map(|c| match c {
            'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
            'é' | 'ê' | 'è' => 'e',
            'í' => 'i',
            'ó' | 'ô' | 'õ' | 'ö' => 'o',
            'ú' | 'ü' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            c if c.is_ascii_alphanumeric() => c,
            _ => ' ',
        });
        let slug = plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join("-");
        Self::new(PageKind::Look, &slug)
    }

    pub fn home() -> Self {
        Self { kind: PageKind::Home, slug: PageKind::Home.name().into() }
    }

    /// A page of another kind; nothing when the slug can't be one.
    pub fn new(kind: PageKind, slug: &str) -> Option<Self> {
        let fits = if kind == PageKind::Home { slug == PageKind::Home.name() } else { is_slug(slug) };
        fits.then(|| Self { kind, slug: slug.into() })
    }
}

impl fmt::Display for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PageKind::Home => f.write_str(self.kind.name()),
            kind => write!(f, "{}/{}", kind.name(), self.slug),
        }
    }
}

impl FromStr for PageKey {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        match text.split_once('/') {
            None if text == PageKind::Home.name() => Ok(Self::home()),
            Some((kind, slug)) if kind != PageKind::Home.name() => Self::new(kind.parse()?, slug).ok_or(UnknownName),
            _ => Err(UnknownName),
        }
    }
}

impl TryFrom<String> for PageKey {
    type Error = UnknownName;
    fn try_from(text: String) -> Result<Self, UnknownName> {
        text.parse()
    }
}

impl From<PageKey> for String {
    fn from(key: PageKey) -> Self {
        key.to_string()
    }
}

/// What somebody saw when she began to write: whoever saves over another word is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    pub number: i32,
    pub version: i32,
}

/// What may be done with a page besides writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    Publish,
    /// At a date and time on the shop's own clock, `2026-11-24T09:00`.
    Schedule(String),
    Unschedule,
    Discard,
    Unpublish,
    /// A new draft with the words of an earlier revision.
    Revert(i32),
}

/// A line of the list of pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRow {
    pub key: PageKey,
    pub title: String,
    pub is_live: bool,
    /// How its open revision stands, if there is one.
    pub open: Option<RevisionStatus>,
    /// On the shop's clock; empty when nobody wrote it yet.
    pub changed_at: String,
}

/// A page in the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSheet {
    pub key: PageKey,
    /// Nothing as long as nobody wrote this page; what is shown then was composed by the program.
    pub base: Option<Base>,
    pub status: RevisionStatus,
    pub is_live: bool,
    pub title: String,
    pub description: String,
    pub blocks: Vec<Block>,
    /// When it will be published, on the shop's clock, as written and as an input takes it.
    pub publish_at: Option<String>,
    /// Newest first.
    pub revisions: Vec<RevisionRow>,
    pub pictures: Vec<HousePicture>,
    /// What the blocks refer to.
    pub goods: Vec<Found>,
    /// Now, on the shop's clock, as an input of date and time takes it.
    pub now: String,
}

/// An earlier word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionRow {
    pub number: i32,
    pub status: RevisionStatus,
    pub by: String,
    pub at: String,
}

/// A picture of the house that blocks may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HousePicture {
    pub place: String,
    pub key: String,
    pub alt: String,
}

/// A product as an editor picks it, with its pictures: position and key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub id: crate::domain::id::ProductId,
    pub name: String,
    pub sizes: String,
    pub availability: Availability,
    pub pictures: Vec<(u8, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_called_as_it_is_addressed() {
        assert_eq!(PageKey::look_named(" Praia sem pressa, às 9! ").map(|key| key.slug), Some("praia-sem-pressa-as-9".into()));
        assert_eq!(PageKey::look_named("!?"), None);
    }

    #[test]
    fn a_page_has_one_name() {
        for name in ["home", "look/tarde-de-linho", "collection/colecao-127-manha"] {
            assert_eq!(name.parse::<PageKey>().map(|key| key.to_string()), Ok(name.to_owned()));
        }
        for wrong in ["", "home/home", "look", "look/", "look/-a", "look/A b", "page/x", "look/a/b", "home/x"] {
            assert_eq!(wrong.parse::<PageKey>(), Err(UnknownName), "{wrong}");
        }
    }
}

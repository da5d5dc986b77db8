//! Many pieces at once: which, what is to become of them, and how that would look before anything is done.
use super::{
    editing::{MOST_TOGETHER, PieceField, Why},
    id::{BagId, CollectionId, PieceId},
    repricing::Repricing,
    text,
};
use serde::{Deserialize, Serialize};

/// Pieces of a list, as many as one command may change, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllOf {
    pub pieces: Vec<PieceId>,
    pub count: u32,
}

/// What is to become of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Together {
    Price(Repricing),
    Tag {
        kind: String,
        slug: String,
        on: bool,
    },
    Collection(CollectionId),
    /// From the rail into care; why and until when say so.
    Care,
    /// Drafts that lack nothing onto the rail.
    Publish,
}

impl Together {
    /// The field that changes.
    pub fn field(&self) -> PieceField {
        match self {
            Self::Price(_) => PieceField::Price,
            Self::Tag { kind, slug, .. } => PieceField::Tag { kind: kind.clone(), slug: slug.clone() },
            Self::Collection(_) => PieceField::Collection,
            Self::Care | Self::Publish => PieceField::Status,
        }
    }

    /// What a field that stands so becomes; `None` where nothing sensible would.
    pub fn becomes(&self, seen: &str) -> Option<String> {
        match self {
            Self::Price(repricing) => repricing.of(seen.parse().ok()?).map(|minor| minor.to_string()),
            Self::Tag { on, .. } => Some(if *on { "on" } else { "off" }.into()),
            Self::Collection(id) => Some(id.to_string()),
            Self::Care => matches!(seen, "in_stock" | "returned").then(|| "in_care".into()),
            Self::Publish => (seen == "draft").then(|| "in_stock".into()),
        }
    }

    pub fn is_bounded(&self) -> bool {
        match self {
            Self::Price(repricing) => repricing.is_bounded(),
            Self::Tag { kind, slug, .. } => kind.len() <= 20 && slug.len() <= 60,
            Self::Collection(_) | Self::Care | Self::Publish => true,
        }
    }
}

/// Where a piece is that may surprise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Elsewhere {
    /// In this bag; `true` when it has left the shop.
    Bag(BagId, String, bool),
    Cart,
    Order,
}

/// One piece before anything is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreseen {
    pub piece: PieceId,
    pub code: String,
    pub name: String,
    pub seen: String,
    /// Nothing when nothing sensible comes out.
    pub becomes: Option<String>,
    pub elsewhere: Option<Elsewhere>,
    /// Why the rules would refuse it: a word of the catalogue.
    pub refused: Option<String>,
}

impl Foreseen {
    /// Whether it would be changed.
    pub fn changes(&self) -> bool {
        self.refused.is_none() && self.becomes.as_ref().is_some_and(|becomes| *becomes != self.seen)
    }
}

/// One field of many pieces: what each was seen with, and becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    pub field: PieceField,
    pub rows: Vec<(PieceId, String, String)>,
    pub why: Why,
}

impl Command {
    pub fn is_bounded(&self) -> bool {
        (1..=MOST_TOGETHER).contains(&self.rows.len())
            && self.rows.iter().all(|(_, seen, becomes)| {
                let edit = super::editing::Edit { field: self.field.clone(), seen: seen.clone(), becomes: becomes.clone() };
                edit.is_bounded() && self.why.is_of(&self.field, becomes)
            })
            && text::optional_line(&self.why.note, super::editing::MOST_WHY).is_ok()
    }

    /// Whether the inverse of each change is a change again: what was shown once is not hidden as if nothing had been, and what came back
    /// unlooked at does not go to the rail by taking something back.
    pub fn can_be_undone(&self) -> bool {
        self.field != PieceField::Status || self.rows.iter().all(|(_, seen, becomes)| seen == "in_stock" && becomes == "in_care")
    }

    /// The command that takes this one back.
    pub fn inverse(&self) -> Self {
        let rows = self.rows.iter().map(|(piece, seen, becomes)| (*piece, becomes.clone(), seen.clone())).collect();
        Self { field: self.field.clone(), rows, why: Why::undo() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::repricing::{Change, Ending};

    #[test]
    fn what_becomes_of_a_field_depends_on_how_it_stands() {
        let price = Together::Price(Repricing { change: Change::Share(-1_000), ending: Ending::Ninety });
        assert_eq!((price.becomes("10000"), price.becomes("x")), (Some("8990".into()), None));
        assert_eq!((Together::Care.becomes("in_stock"), Together::Care.becomes("sold")), (Some("in_care".into()), None));
        assert_eq!((Together::Publish.becomes("draft"), Together::Publish.becomes("in_stock")), (Some("in_stock".into()), None));
    }

    #[test]
    fn a_command_has_an_end() {
        let piece = PieceId(uuid::Uuid::nil());
        let why = Why { reason: "markdown".into(), note: String::new() };
        let of = |many| Command { field: PieceField::Price, rows: vec![(piece, "2".into(), "1".into()); many], why: why.clone() };
        assert!(of(1).is_bounded() && of(MOST_TOGETHER).is_bounded());
        assert!(!of(0).is_bounded() && !of(MOST_TOGETHER + 1).is_bounded());
        assert_eq!(of(1).inverse().rows, [(piece, "1".to_owned(), "2".to_owned())]);
        assert!(of(1).inverse().is_bounded());
        let moved = |seen: &str, becomes: &str| Command {
            field: PieceField::Status,
            rows: vec![(piece, seen.into(), becomes.into())],
            why: Why::default(),
        };
        assert!(of(1).can_be_undone() && moved("in_stock", "in_care").can_be_undone());
        assert!(!moved("draft", "in_stock").can_be_undone() && !moved("returned", "in_care").can_be_undone());
    }
}

//! Work on a piece that is already here: one field at a time, each from what its hand had seen. What is typed is read here once;
//! whether it may be so is the database's to say.
use super::{
    id::{CollectionId, PieceId},
    intake::{MOST_NAME, MOST_NOTE, MOST_PRICE, centimetres},
    limit::typed_hundredths,
    money::Money,
    piece::states,
    product::MeasureArea,
    role::Role,
    store::{Locale, UnknownName},
    text,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Characters of a description; of why a price changed; pieces that one command changes.
pub const MOST_DESCRIPTION: usize = 2_000;
pub const MOST_WHY: usize = 200;
pub const MOST_TOGETHER: usize = 500;

states! {
    /// Why a price changed. The last three say themselves.
    PriceReason {
        Markdown = "markdown", Season = "season", Correction = "correction", Condition = "condition", Agreement = "agreement", Other = "other",
        Intake = "intake", Undo = "undo", ByHand = "by_hand",
    }
}

impl PriceReason {
    /// Those that a person chooses from.
    pub const CHOSEN: [Self; 6] = [Self::Markdown, Self::Season, Self::Correction, Self::Condition, Self::Agreement, Self::Other];
}

/// A field of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PieceField {
    Name,
    Tagline,
    Description,
    Condition,
    /// Minor units.
    Price,
    /// A word of the kind `size`.
    Size,
    /// Id of an arrival, or nothing.
    Collection,
    /// Millimetres, or nothing.
    Measure(MeasureArea),
    /// `on` or `off`.
    Tag {
        kind: String,
        slug: String,
    },
    /// Onto the rail, into care.
    Status,
}

impl PieceField {
    /// The field as the database names it.
    pub fn word(&self) -> String {
        match self {
            Self::Name => "name".into(),
            Self::Tagline => "tagline".into(),
            Self::Description => "description".into(),
            Self::Condition => "condition".into(),
            Self::Price => "price".into(),
            Self::Size => "size".into(),
            Self::Collection => "collection".into(),
            Self::Measure(area) => format!("measure:{}", area.name()),
            Self::Tag { kind, slug } => format!("tag:{kind}:{slug}"),
            Self::Status => "status".into(),
        }
    }

    /// What was typed, as it is kept. Nothing for what it can't be.
    pub fn read(&self, typed: &str, locale: Locale) -> Option<String> {
        match self {
            Self::Name => text::line(typed, MOST_NAME).ok(),
            Self::Tagline | Self::Condition => text::optional_line(typed, MOST_NOTE).ok(),
            Self::Description => text::optional_line(typed, MOST_DESCRIPTION).ok(),
            Self::Price => typed_hundredths(typed, locale).filter(|minor| *minor <= MOST_PRICE).map(|minor| minor.to_string()),
            Self::Measure(_) => Some(centimetres(typed, locale).ok()?.map(|millimetres| millimetres.to_string()).unwrap_or_default()),
            Self::Size | Self::Collection | Self::Tag { .. } | Self::Status => Some(typed.to_owned()),
        }
    }

    /// Whether a value of it has an end, for what comes from elsewhere than [`PieceField::read`].
    fn holds(&self, kept: &str) -> bool {
        let fits = |most: usize| text::optional_line(kept, most).as_deref() == Ok(kept);
        match self {
            Self::Name => fits(MOST_NAME) && !kept.is_empty(),
            Self::Tagline | Self::Condition => fits(MOST_NOTE),
            Self::Description => fits(MOST_DESCRIPTION),
            Self::Price => kept.parse::<i64>().is_ok_and(|minor| (1..=MOST_PRICE).contains(&minor)),
            Self::Size => fits(60),
            Self::Collection => kept.is_empty() || kept.parse::<CollectionId>().is_ok(),
            Self::Measure(_) => kept.is_empty() || kept.parse::<u32>().is_ok_and(|millimetres| (50..=3_000).contains(&millimetres)),
            Self::Tag { kind, slug } => kind.len() <= 20 && slug.len() <= 60 && matches!(kept, "on" | "off"),
            Self::Status => matches!(kept, "in_stock" | "in_care"),
        }
    }
}

/// Why something is changed: a reason of its field (a price's, or that of care) and what is said beside it (a note, or the day of care).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    pub reason: String,
    pub note: String,
}

impl Why {
    /// The inverse of a change.
    pub fn undo() -> Self {
        Self { reason: PriceReason::Undo.name().into(), note: String::new() }
    }

    /// Whether it is a reason for this field: a price needs one, care a kind and a day.
    pub fn is_of(&self, field: &PieceField, becomes: &str) -> bool {
        let short = text::optional_line(&self.note, MOST_WHY).as_deref() == Ok(&self.note) && self.reason.len() <= 20;
        short
            && match field {
                PieceField::Price => {
                    self.reason.parse().is_ok_and(|reason| PriceReason::CHOSEN.contains(&reason) || reason == PriceReason::Undo)
                }
                PieceField::Status if becomes == "in_care" => {
                    self.reason.parse::<super::piece::CareReason>().is_ok() && text::is_day(&self.note)
                }
                PieceField::Status => self.note.is_empty(),
                _ => true,
            }
    }
}

/// A change of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub field: PieceField,
    /// As it was seen, and as it becomes.
    pub seen: String,
    pub becomes: String,
}

impl Edit {
    pub fn is_bounded(&self) -> bool {
        self.seen.len() <= 4 * MOST_DESCRIPTION && self.field.holds(&self.becomes)
    }

    /// The change that takes this one back.
    pub fn inverse(&self) -> Self {
        Self { field: self.field.clone(), seen: self.becomes.clone(), becomes: self.seen.clone() }
    }
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edited {
    Done,
    /// It is otherwise than was seen; nothing was done. `by` is empty where nobody is known.
    Meanwhile {
        now: String,
        by: String,
    },
    /// The rules say no: a word of the catalogue.
    Refused(String),
}

/// A change of a price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceStep {
    pub from: Money,
    pub to: Money,
    pub reason: PriceReason,
    pub note: String,
    pub role: Option<Role>,
    pub full_name: String,
    pub at: String,
}

/// A row of many that is not changed, and why: `edited_meanwhile` with how it stands now, or a word of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowRefused {
    pub piece: PieceId,
    pub word: String,
    pub now: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_once() {
        let price = PieceField::Price;
        assert_eq!(price.read("R$ 1.234,50", Locale::PtBr).as_deref(), Some("123450"));
        assert_eq!((price.read("0", Locale::PtBr), price.read("caro", Locale::PtBr)), (None, None));
        let bust = PieceField::Measure(MeasureArea::Bust);
        assert_eq!((bust.read("118,5", Locale::PtBr), bust.read(" ", Locale::PtBr)), (Some("1185".into()), Some(String::new())));
        assert_eq!(bust.word(), "measure:bust");
        assert_eq!(PieceField::Name.read("  Vestido  floral ", Locale::PtBr).as_deref(), Some("Vestido floral"));
        assert_eq!(PieceField::Name.read(" ", Locale::PtBr), None);
    }

    #[test]
    fn a_price_needs_a_reason_that_people_have() {
        let why = |reason: &str, note: &str| Why { reason: reason.into(), note: note.into() };
        assert!(why("markdown", "").is_of(&PieceField::Price, "100") && Why::undo().is_of(&PieceField::Price, "100"));
        for reason in ["", "by_hand", "intake", "x"] {
            assert!(!why(reason, "").is_of(&PieceField::Price, "100"), "{reason}");
        }
        assert!(why("", "").is_of(&PieceField::Name, "A coat"));
        assert!(why("wash", "2030-01-01").is_of(&PieceField::Status, "in_care") && !why("wash", "").is_of(&PieceField::Status, "in_care"));
        assert!(!why("other", &"x".repeat(201)).is_of(&PieceField::Price, "100"));
    }

    #[test]
    fn an_edit_and_its_inverse_end_where_they_began() {
        let edit = Edit { field: PieceField::Price, seen: "100".into(), becomes: "90".into() };
        assert_eq!(edit.inverse().inverse(), edit);
        assert!(edit.is_bounded());
        for becomes in ["0", "-1", "1e3", "100000001", ""] {
            assert!(!Edit { becomes: becomes.into(), ..edit.clone() }.is_bounded(), "{becomes}");
        }
    }
}

//! Collections as the team keeps them: what each has, sold and brought, when one opens, and which ones do not sell.
use super::{
    id::{CollectionId, PieceId, ProductId},
    money::Money,
    piece::{PieceStatus, states},
    store::UnknownName,
    text,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Characters of a title and of a story, as the table says.
pub const MOST_TITLE: usize = 80;
pub const MOST_STORY: usize = 2000;

states! {
    /// Which of them.
    Shown { Current = "current", Dead = "dead", Waiting = "waiting", Archived = "archived" }
}

/// What the list is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionWish {
    pub shown: Shown,
    /// Of a title, or a whole number.
    pub words: String,
}

impl Default for CollectionWish {
    fn default() -> Self {
        Self { shown: Shown::Current, words: String::new() }
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionRow {
    pub id: CollectionId,
    pub number: u32,
    pub title: String,
    pub media_key: Option<String>,
    /// Pieces that came in: in the shop, out with clients, sold.
    pub here: u32,
    pub out: u32,
    pub sold: u32,
    /// What they brought; only for who may know.
    pub brought: Option<Money>,
    /// Whole days on the rail.
    pub days: u32,
    /// It sold too little for its time, as the rules of the house say.
    pub dead: bool,
    /// When it becomes public, as it is written; nothing for one that is.
    pub opens: Option<String>,
    pub archived: bool,
}

impl CollectionRow {
    /// Whole percent of its pieces that are sold; nothing where there are none.
    pub fn sell_through(&self) -> Option<u32> {
        let all = u64::from(self.here) + u64::from(self.out) + u64::from(self.sold);
        (u64::from(self.sold) * 100).checked_div(all).and_then(|share| u32::try_from(share).ok())
    }

    /// Everything that came in is sold.
    pub fn is_sold_out(&self) -> bool {
        self.sold > 0 && self.here == 0 && self.out == 0
    }
}

/// A piece in the drawer of its collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hung {
    pub piece: PieceId,
    pub product: ProductId,
    pub code: String,
    pub name: String,
    pub size: String,
    pub status: PieceStatus,
    pub media_key: Option<String>,
}

/// What somebody says of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub title: String,
    pub story: String,
    /// `2026-11-30`.
    pub arrived_on: String,
    /// The hour on which it opens, by the shop's clock: `2026-11-30T10:00`; empty: now, or already.
    pub opens: String,
}

/// A field of what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Title,
    Story,
    Arrived,
    Opens,
}

impl Field {
    /// As it is called in ids of the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Story => "story",
            Self::Arrived => "arrived",
            Self::Opens => "opens",
        }
    }
}

/// One collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionSheet {
    pub row: CollectionRow,
    /// Name of its page.
    pub slug: String,
    pub said: Said,
    /// Whoever changes it says this version.
    pub version: i32,
    pub cover: Option<ProductId>,
    /// Where the address of one that is over leads.
    pub successor: Option<(CollectionId, String)>,
    /// Those that it may lead to, the newest first.
    pub others: Vec<(CollectionId, String)>,
    /// What may be had first; the first hundred.
    pub pieces: Vec<Hung>,
}

impl Said {
    /// As it was typed, cleaned; else every field that is wrong.
    pub fn read(&self) -> Result<Self, Vec<Field>> {
        let mut wrong = Vec::new();
        let title = text::line(&self.title, MOST_TITLE).map_err(|_| wrong.push(Field::Title));
        let story = self.story.trim();
        if story.chars().count() > MOST_STORY || story.chars().any(|letter| letter.is_control() && letter != '\n') {
            wrong.push(Field::Story);
        }
        if !text::is_day(&self.arrived_on) {
            wrong.push(Field::Arrived);
        }
        if !(self.opens.is_empty() || is_hour(&self.opens)) {
            wrong.push(Field::Opens);
        }
        match title {
            Ok(title) if wrong.is_empty() => Ok(Self { title, story: story.to_owned(), ..self.clone() }),
            _ => Err(wrong),
        }
    }
}

/// Whether this is an hour as a browser's field writes it, `2026-11-30T10:00`.
fn is_hour(text: &str) -> bool {
    let is_time = |time: &str| {
        time.len() == 5 && time.bytes().enumerate().all(|(at, byte)| if at == 2 { byte == b':' } else { byte.is_ascii_digit() })
    };
    text.split_once('T').is_some_and(|(day, time)| text::is_day(day) && is_time(time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    #[test]
    fn what_is_said_is_read_or_every_wrong_field_is_named() {
        let said =
            Said { title: " Manhã  de linho ".into(), story: "Uma.\nDuas.".into(), arrived_on: "2026-11-30".into(), opens: String::new() };
        assert_eq!(said.read().map(|read| read.title), Ok("Manhã de linho".into()));
        assert!(Said { opens: "2026-12-01T10:00".into(), ..said.clone() }.read().is_ok());
        let bad = Said { title: " ".into(), story: "x".repeat(2001), arrived_on: "hoje".into(), opens: "2026-12-01".into() };
        assert_eq!(bad.read(), Err(vec![Field::Title, Field::Story, Field::Arrived, Field::Opens]));
    }

    #[test]
    fn a_share_is_of_what_came_in() {
        let row = |here, out, sold| CollectionRow {
            id: CollectionId(uuid::Uuid::nil()),
            number: 1,
            title: String::new(),
            media_key: None,
            here,
            out,
            sold,
            brought: Some(Money::new(0, Currency::BRL)),
            days: 0,
            dead: false,
            opens: None,
            archived: false,
        };
        assert!(row(0, 0, 3).is_sold_out() && !row(0, 1, 3).is_sold_out() && !row(0, 0, 0).is_sold_out());
        assert_eq!([row(2, 1, 1).sell_through(), row(0, 0, 3).sell_through(), row(0, 0, 0).sell_through()], [Some(25), Some(100), None]);
    }
}

//! Whom to write to about what hangs here, and why: what a match is asked and what it answers. Points are whole numbers, and each row
//! tells of which parts hers are made.
pub mod index;
mod spread;
mod weights;

pub use {
    spread::{Draft, Fit, spread},
    weights::{MOST_POINTS, Weights},
};

use super::{
    id::{BagId, CollectionId, CommandId, PersonId, PieceId},
    money::Money,
    piece::states,
    store::UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What a match is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    Collection(CollectionId),
    Piece(PieceId),
    /// The other way round: which pieces for her.
    Client(PersonId),
}

states! {
    /// What came of a contact.
    Outcome { Contacted = "contacted", NotInterested = "not_interested", Bag = "bag" }
}

states! {
    /// Why somebody who has the points is not written to.
    Dropped { OptedOut = "opted_out", Blocked = "blocked", Overdue = "overdue", SaidNo = "said_no", Returned = "returned", Quiet = "quiet" }
}

/// Of which parts a score is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    pub tags: i32,
    pub size: i32,
    pub recency: i32,
}

impl Points {
    pub fn score(self) -> i32 {
        self.tags + self.size + self.recency
    }

    /// What a match may give: nobody writes a sum down that none could have made.
    pub fn are_sound(self) -> bool {
        [self.tags, self.size, self.recency].iter().all(|points| (0..=100_000).contains(points))
    }
}

/// Who stands in an answer, and why; of who is left out, why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub client: PersonId,
    pub points: Points,
    pub dropped: Option<Dropped>,
}

/// A piece that may be offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub piece: PieceId,
    pub code: String,
    pub name: String,
    pub size: String,
    pub price: Money,
    pub media_key: Option<String>,
    pub points: Points,
}

impl Offer {
    pub fn fits(&self) -> bool {
        self.points.size > 0
    }
}

/// One client of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    pub client: PersonId,
    pub full_name: String,
    pub phone: String,
    pub points: Points,
    /// Words that she and the pieces share.
    pub words: Vec<String>,
    /// Her sizes; none where nobody knows one.
    pub sizes: Vec<String>,
    /// When she bought last and was written to last, as it is written.
    pub bought: Option<String>,
    pub contacted: Option<String>,
    pub dropped: Option<Dropped>,
    /// The best for her first.
    pub offers: Vec<Offer>,
    /// Names the contact that is noted of her next, and its bag: sent twice, it is one.
    pub next: CommandId,
}

/// What a match is about, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub title: String,
    /// Pieces in stock, and how many of them no word describes.
    pub pieces: u32,
    pub untagged: u32,
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub about: About,
    /// As the house has them.
    pub weights: Weights,
    pub clients: Vec<Match>,
}

/// A bag that was opened from a match, and how many of its pieces were gone by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub bag: BagId,
    pub gone: u32,
}

/// What contacts of somebody of the team brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    pub full_name: String,
    pub contacts: u32,
    pub bags: u32,
    pub refusals: u32,
    pub orders: u32,
    pub brought: Money,
}

/// Clients of one answer.
pub const SHOWN: i32 = 20;
/// Pieces that are told beside a client, and those of one who is asked for herself.
pub const OFFERED: i32 = 3;
pub const OFFERED_HER: i32 = 24;
/// Days back to which it is told what matches brought.
pub const BROUGHT_DAYS: u16 = 90;
pub const MOST_DAYS: u16 = 366;
/// Pieces of a bag that is opened from here.
pub const MOST_IN_BAG: usize = 12;

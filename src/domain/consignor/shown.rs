//! Consignors, agreements and their pieces as they are shown, to the team and to her.
use super::{Decline, ShelfVerb, Split, Standing, Terms, Unsold, Waiting, Which};
use crate::domain::{
    id::{AgreementId, CollectionId, PersonId, PieceId},
    money::Money,
    piece::{Custody, PieceStatus},
    role::Role,
};
use serde::{Deserialize, Serialize};

/// What the list is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsignorWish {
    pub which: Which,
    pub words: String,
}

impl Default for ConsignorWish {
    fn default() -> Self {
        Self { which: Which::All, words: String::new() }
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsignorRow {
    pub id: PersonId,
    pub full_name: String,
    pub phone: String,
    /// Pieces of hers that are here or out; those whose time runs out or has, that she wants back or has not collected; sold ones.
    pub here: u32,
    pub due: u32,
    pub sold: u32,
    /// Version and the shop's share of what she agreed to last.
    pub agreed: Option<(u32, u32)>,
    /// A version waits for her name.
    pub unsigned: bool,
}

/// One version of what is agreed. Times as they are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub id: AgreementId,
    pub version: u32,
    pub terms: Terms,
    pub drawn_at: String,
    /// When, and with what name.
    pub accepted: Option<(String, String)>,
}

/// One consignor for the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsignorSheet {
    pub row: ConsignorRow,
    pub email: String,
    pub since: String,
    /// The newest first.
    pub agreements: Vec<Agreement>,
    pub arrivals: Vec<Brought>,
    pub pieces: Vec<HerPiece>,
    /// Names the version that is drawn up next: sent twice, it is one.
    pub next: AgreementId,
    /// What the example shows: the price of one of her pieces, or a round one.
    pub example: Money,
}

/// Her own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub full_name: String,
    pub agreements: Vec<Agreement>,
    pub arrivals: Vec<Brought>,
    pub pieces: Vec<HerPiece>,
}

impl Statement {
    /// The version that waits for her name: only the newest can.
    pub fn unsigned(&self) -> Option<&Agreement> {
        self.agreements.first().filter(|newest| newest.accepted.is_none())
    }
}

/// An arrival of hers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    pub id: CollectionId,
    pub number: u32,
    pub title: String,
    pub arrived_on: String,
    pub version: u32,
    pub taken: u32,
    pub declined: u32,
}

/// One of her pieces. Days and times as they are written; nothing of who tries or bought it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HerPiece {
    pub id: PieceId,
    pub arrival: Option<CollectionId>,
    pub code: String,
    pub name: String,
    pub label: String,
    pub media_key: Option<String>,
    pub status: PieceStatus,
    pub custody: Custody,
    pub standing: Option<Standing>,
    pub left_days: Option<i32>,
    pub runs_out: Option<String>,
    pub grace_until: Option<String>,
    pub price: Money,
    pub wished: bool,
    /// It became the shop's, as was agreed.
    pub converted: bool,
    pub declined: Option<Decline>,
    pub version: u32,
    pub back_by: Option<String>,
    /// When it was sold, and what of it is whose.
    pub sold: Option<(String, Split)>,
}

impl HerPiece {
    /// Whether she may ask for it: it is here or out, and nobody's yet.
    pub fn can_be_wished(&self) -> bool {
        use PieceStatus as S;
        !self.converted && !matches!(self.status, S::Draft | S::Sold | S::SentBack | S::Donated | S::WrittenOff)
    }
}

/// A piece that waits for a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingPiece {
    pub id: PieceId,
    pub code: String,
    pub name: String,
    pub label: String,
    pub media_key: Option<String>,
    pub consignor: PersonId,
    pub consignor_name: String,
    pub status: PieceStatus,
    pub standing: Standing,
    pub ran_out: bool,
    pub left_days: i32,
    /// The last day of its time, or of grace.
    pub until: Option<String>,
    pub price: Money,
    /// What the schedule says.
    pub due: Money,
    pub wished: bool,
    pub collect: bool,
    pub unsold: Unsold,
}

impl WaitingPiece {
    /// Why it is listed, the most urgent word.
    pub fn why(&self) -> Waiting {
        match self.standing {
            _ if self.collect => Waiting::Collect,
            _ if self.wished => Waiting::Wished,
            Standing::Expired => Waiting::Expired,
            Standing::Grace => Waiting::Grace,
            Standing::Soon => Waiting::Soon,
            Standing::Fine | Standing::Away => Waiting::Lower,
        }
    }

    /// What somebody in this role may do with it now; the database judges.
    pub fn verbs(&self, role: Role) -> Vec<ShelfVerb> {
        let on_rail = self.status == PieceStatus::InStock;
        let given_up = on_rail && self.standing == Standing::Expired && role == Role::Owner;
        let may = [
            (self.collect, ShelfVerb::Collected),
            ((on_rail || self.status == PieceStatus::Returned) && (self.wished || self.ran_out), ShelfVerb::SendBack),
            (on_rail && !self.wished && self.due.minor < self.price.minor, ShelfVerb::Lower),
            (on_rail && !self.wished && !matches!(self.standing, Standing::Away | Standing::Fine), ShelfVerb::Renew),
            (given_up && self.unsold == Unsold::Donate, ShelfVerb::Donate),
            (given_up && self.unsold == Unsold::Convert, ShelfVerb::Convert),
            (self.wished, ShelfVerb::Unwish),
        ];
        may.into_iter().filter(|(may, _)| *may).map(|(_, verb)| verb).collect()
    }
}

/// Whose a piece is, for its drawer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consigned {
    pub consignor: PersonId,
    pub full_name: String,
    pub version: u32,
    pub store_bp: u32,
    pub floor: Option<Money>,
    pub standing: Standing,
    pub shelf_days: u32,
    pub left_days: Option<i32>,
    pub wished: bool,
    pub collect: bool,
}

/// The page of a consignor: its address, and one that opens a chat with her about it, where her number is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLink {
    pub page: String,
    pub chat: Option<String>,
}

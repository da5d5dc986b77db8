//! Pieces as the back office sees them: a line in the list, and the whole life of one.
use super::{
    consignor::Consigned,
    editing::PriceStep,
    id::{PieceId, ProductId},
    intake::Missing,
    money::Money,
    piece::{PieceAnswers, PieceStatus},
    product::{Measure, Picture, Tag},
    role::Role,
};
use serde::{Deserialize, Serialize};

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceWish {
    pub status: Option<PieceStatus>,
    /// Of a code, a name, a size, a colour; each has to fit.
    pub words: String,
    /// Number of a collection, and a word as `kind:slug`.
    #[serde(default)]
    pub collection: Option<u32>,
    #[serde(default)]
    pub tag: Option<String>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceRow {
    pub id: PieceId,
    pub code: String,
    pub name: String,
    pub size: String,
    pub status: PieceStatus,
    pub price: Money,
    pub media_key: Option<String>,
    /// Number of the collection that it came with.
    pub collection: Option<u32>,
    /// Whole days since it came to this status.
    pub days: u32,
}

/// One step of its life. `at` is written in the store's zone and language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceStep {
    pub to: PieceStatus,
    pub at: String,
    /// Role under which it was done; nothing for a machine.
    pub role: Option<Role>,
    pub full_name: String,
}

/// One piece with its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceSheet {
    pub row: PieceRow,
    pub product: ProductId,
    /// Name of its page in the shop.
    pub slug: String,
    /// Whether that page is there.
    pub live: bool,
    pub brand: String,
    pub tagline: String,
    pub description: String,
    pub condition_note: String,
    pub arrived_at: String,
    pub pictures: Vec<Picture>,
    pub tags: Vec<Tag>,
    pub measures: Vec<Measure>,
    /// Days in the shop, all stays together.
    pub shelf_days: u32,
    /// Whose it is, unless the shop's own.
    pub consigned: Option<Consigned>,
    pub answers: PieceAnswers,
    /// What keeps it from the rail, or would.
    pub missing: Vec<Missing>,
    /// What it cost before, the newest change first.
    pub prices: Vec<PriceStep>,
    /// The newest first.
    pub steps: Vec<PieceStep>,
}

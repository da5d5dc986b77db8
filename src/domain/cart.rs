//! A cart as its holder sees it: lines, what became of each, and the totals that the server reckons.
use super::{
    conflict::Clash,
    id::{DeliveryId, VariantId},
    money::Money,
    piece::states,
    product::Picture,
    store::UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// What may happen with a line right now. `Lapsed`: its hold ran out, nobody took it yet. `Dearer`: dearer than when she put it in.
    LineState {
        Ok = "ok", Dearer = "dearer", Short = "short", Out = "out", Lapsed = "lapsed", Held = "held", Sold = "sold", Away = "away", Gone = "gone",
    }
}

impl LineState {
    /// Whether the line may be ordered as it stands.
    pub fn can_be_ordered(self) -> bool {
        matches!(self, Self::Ok | Self::Lapsed)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    pub variant: VariantId,
    pub slug: String,
    pub name: String,
    pub label: String,
    pub unique: bool,
    pub hue: u16,
    pub picture: Option<Picture>,
    pub quantity: u32,
    pub unit_price: Money,
    /// Price of one when it was put in, where it is another now.
    pub seen_price: Option<Money>,
    pub total: Money,
    pub state: LineState,
    /// Seconds that a unique piece is still held.
    pub held_for_s: Option<i64>,
    /// Units free, for counted goods.
    pub free: Option<u32>,
}

/// What putting something into a cart came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Put {
    Added,
    /// Somebody else holds the piece.
    Held,
    Sold,
    /// At a client's home, or being cared for.
    Away,
    OutOfStock,
    TooManyHolds,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cart {
    pub lines: Vec<CartLine>,
    pub subtotal: Money,
    /// What in it should not be worn together.
    pub clashes: Vec<Clash>,
}

impl Cart {
    /// Number of things, as on the badge.
    pub fn count(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    pub fn can_be_ordered(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(|line| line.state.can_be_ordered())
    }
}

/// A way of getting the goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryOption {
    pub id: DeliveryId,
    pub pickup: bool,
    pub name: String,
    pub promise: String,
    /// How postal codes begin (digits, a space between two) that it goes to; `None`: everywhere.
    pub reach: Option<String>,
    /// Fee for this very cart: nothing from the store's free limit on.
    pub fee: Money,
}

impl DeliveryOption {
    /// Whether it goes to an address with this postal code, however that is written.
    pub fn goes_to(&self, postal_code: &str) -> bool {
        let digits: String = postal_code.chars().filter(char::is_ascii_digit).collect();
        self.reach.as_ref().is_none_or(|reach| reach.split(' ').any(|beginning| digits.starts_with(beginning)))
    }
}

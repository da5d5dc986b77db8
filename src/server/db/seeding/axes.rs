//! Whose a garment is, in whose hands, and how often it was out.
use uuid::Uuid;

/// What is true of a garment beside its state; by default it is the shop's, in the shop, and was never out.
#[derive(Debug, Clone, Default)]
pub struct Axes {
    pub outings: i32,
    /// In whose hands it is, when it is not in the shop: a courier's (`true`) or a client's.
    pub hands: Option<(bool, Uuid)>,
    /// How often it went into other hands.
    pub hands_moves: i32,
    /// Somebody's who left it here to be sold.
    pub consigned: Option<Consigned>,
}

/// What was agreed about it.
#[derive(Debug, Clone)]
pub struct Consigned {
    pub consignor: Uuid,
    pub agreement: Uuid,
    /// Its first price, minor units.
    pub base_minor: i64,
    pub floor_bp: Option<i32>,
    pub floor_minor: Option<i64>,
    pub lasts_days: i32,
    /// Since when she wants it back.
    pub wished: Option<i64>,
    /// Set aside for her, and not collected yet.
    pub waits: bool,
}

impl Consigned {
    /// Below what it never goes.
    pub fn floor(&self) -> i64 {
        self.floor_minor.unwrap_or_else(|| (self.base_minor * i64::from(self.floor_bp.unwrap_or(0)) + 9_999) / 10_000)
    }
}

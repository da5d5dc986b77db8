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
    pub consigned: bool,
}

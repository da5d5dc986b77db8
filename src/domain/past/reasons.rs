//! Why pieces come back, by size and by brand.
use super::of_hundred;
use crate::domain::bag::Reason;
use serde::{Deserialize, Serialize};

/// Reasons that clients give, and at last none: the order in which `functions/66_past.sql` counts them.
pub const REASONS: [Option<Reason>; 9] = [
    Some(Reason::TooBig),
    Some(Reason::TooSmall),
    Some(Reason::Length),
    Some(Reason::Fabric),
    Some(Reason::Colour),
    Some(Reason::Price),
    Some(Reason::Style),
    Some(Reason::Other),
    None,
];

/// One size or one brand: pieces that were tried, those of them that came back, and these by reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackRow {
    pub label: String,
    pub tried: u32,
    pub back: u32,
    /// In the order of [`REASONS`].
    pub said: Vec<u32>,
}

impl BackRow {
    pub fn of(&self, reason: Option<Reason>) -> u32 {
        let place = REASONS.iter().position(|known| *known == reason);
        place.and_then(|place| self.said.get(place)).copied().unwrap_or(0)
    }

    /// Of a hundred that were tried, so many came back for this.
    pub fn share(&self, reason: Option<Reason>) -> Option<u32> {
        of_hundred(self.of(reason), self.tried)
    }

    /// What is given most often; nothing where nobody gave a reason.
    pub fn first(&self) -> Option<Reason> {
        let given = REASONS.iter().filter_map(|reason| reason.map(|said| (said, self.of(*reason)))).filter(|(_, many)| *many > 0);
        // of two alike the one that stands before
        given.fold(None, |best: Option<(Reason, u32)>, one| best.filter(|best| best.1 >= one.1).or(Some(one))).map(|(reason, _)| reason)
    }
}

/// Those of which most came back, the first ones first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonsPast {
    pub sizes: Vec<BackRow>,
    pub brands: Vec<BackRow>,
}

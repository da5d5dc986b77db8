//! What a piece brings, in two parts. Whole numbers only: the shop's part is rounded half up, the rest is hers, so that nothing is lost.
use crate::domain::{limit::WHOLE_BP, money::Money};
use serde::{Deserialize, Serialize};

/// Both sides of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    pub store: Money,
    pub hers: Money,
}

/// Share an amount by the shop's basis points.
pub fn split(net: Money, store_bp: u32) -> Split {
    let whole = i128::from(WHOLE_BP);
    let bp = i128::from(store_bp).min(whole);
    let store = (i128::from(net.minor) * bp + whole / 2).div_euclid(whole);
    // a share is never more than the amount, which fits
    let store = i64::try_from(store).unwrap_or(net.minor);
    Split { store: Money::new(store, net.currency), hers: Money::new(net.minor - store, net.currency) }
}

//! New prices for many pieces: by an amount or a share, and onto an ending that a shop writes (…9,90). Whole numbers only.
use super::{intake::MOST_PRICE, limit::WHOLE_BP, piece::states, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// How a price ends; the nearest one that does, and of two as near the higher.
    Ending { Any = "any", Whole = "whole", Ninety = "ninety", NineNinety = "nine_ninety" }
}

/// What becomes of a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Minor units more, or less.
    By(i64),
    /// Basis points more, or less.
    Share(i64),
    /// The same for all.
    To(i64),
}

/// A change and the ending of what comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repricing {
    pub change: Change,
    pub ending: Ending,
}

impl Ending {
    /// Every so many minor units, and how much beyond.
    fn steps(self) -> (i64, i64) {
        match self {
            Self::Any => (1, 0),
            Self::Whole => (100, 0),
            Self::Ninety => (100, 90),
            Self::NineNinety => (1_000, 990),
        }
    }

    /// The nearest price above nothing that ends so.
    fn nearest(self, minor: i64) -> i64 {
        let (every, beyond) = self.steps();
        let below = minor.saturating_sub(beyond).div_euclid(every).saturating_mul(every).saturating_add(beyond);
        let above = below.saturating_add(every);
        let near = if minor.saturating_sub(below) < above.saturating_sub(minor) { below } else { above };
        if near > 0 { near } else { near.saturating_add(every) }
    }
}

impl Repricing {
    /// Whether it asks for something that has an end.
    pub fn is_bounded(&self) -> bool {
        match self.change {
            Change::By(minor) => minor.abs() <= MOST_PRICE,
            Change::Share(bp) => (-WHOLE_BP..=10 * WHOLE_BP).contains(&bp),
            Change::To(minor) => (1..=MOST_PRICE).contains(&minor),
        }
    }

    /// What a price becomes; `None` where nothing, or more than anything may cost, would come out.
    pub fn of(&self, minor: i64) -> Option<i64> {
        let changed = match self.change {
            Change::By(by) => minor.checked_add(by)?,
            Change::Share(bp) => {
                let whole = i128::from(minor).checked_mul(i128::from(WHOLE_BP.checked_add(bp)?))?;
                i64::try_from((whole + i128::from(WHOLE_BP / 2)).div_euclid(i128::from(WHOLE_BP))).ok()?
            }
            Change::To(minor) => minor,
        };
        let price = if changed > 0 && self.ending != Ending::Any { self.ending.nearest(changed) } else { changed };
        Some(price).filter(|price| (1..=MOST_PRICE).contains(price))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prices_come_out_as_a_shop_writes_them() {
        let off = |bp, ending| Repricing { change: Change::Share(bp), ending };
        assert_eq!(off(-2_000, Ending::NineNinety).of(12_990), Some(9_990), "103,92 ends in 9,90 at 99,90");
        assert_eq!(off(-2_000, Ending::Ninety).of(12_990), Some(10_390));
        assert_eq!(off(-2_000, Ending::Any).of(12_990), Some(10_392));
        assert_eq!(off(-3_000, Ending::Whole).of(12_990), Some(9_100), "90,93 is nearer to 91");
        let by = |minor| Repricing { change: Change::By(minor), ending: Ending::Any };
        assert_eq!((by(-12_990).of(12_990), by(500).of(12_990), by(MOST_PRICE).of(1)), (None, Some(13_490), None));
        assert_eq!(Repricing { change: Change::By(-12_900), ending: Ending::NineNinety }.of(12_990), Some(990), "never nothing");
        assert_eq!(Repricing { change: Change::To(5_000), ending: Ending::Ninety }.of(1), Some(4_990));
    }

    proptest! {
        #[test]
        fn an_ending_is_kept_and_moves_a_price_by_half_a_step(minor in 1_000i64..10_000_000, bp in -9_000i64..20_000, which in 0usize..4) {
            let ending = Ending::ALL[which];
            let plain = Repricing { change: Change::Share(bp), ending: Ending::Any }.of(minor).expect("something comes out");
            let ended = Repricing { change: Change::Share(bp), ending }.of(minor).expect("something comes out");
            let (every, beyond) = ending.steps();
            prop_assert_eq!(ended.rem_euclid(every), beyond % every);
            prop_assert!((ended - plain).abs() * 2 <= every || ended < 2 * every, "{} {}", plain, ended);
        }
    }
}

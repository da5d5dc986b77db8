//! Money as whole minor units of one currency. Never a float, never a sum over two currencies, never a silent overflow.
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The currencies a store may use; all have two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Currency {
    BRL,
    USD,
    EUR,
}

impl Currency {
    /// ISO 4217 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::BRL => "BRL",
            Self::USD => "USD",
            Self::EUR => "EUR",
        }
    }

    /// The sign people write before an amount.
    pub fn sign(self) -> &'static str {
        match self {
            Self::BRL => "R$",
            Self::USD => "$",
            Self::EUR => "€",
        }
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        match code {
            "BRL" => Ok(Self::BRL),
            "USD" => Ok(Self::USD),
            "EUR" => Ok(Self::EUR),
            _ => Err(UnknownCurrency),
        }
    }
}

/// The code names no currency that we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown currency")]
pub struct UnknownCurrency;

/// An amount in minor units (cents, centavos).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units; negative for refunds and differences.
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Sum, or `None` for two currencies or an overflow.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        self.minor.checked_add(other.minor).map(|minor| Self::new(minor, self.currency))
    }

    /// `quantity` times this amount, or `None` on overflow.
    pub fn times(self, quantity: u32) -> Option<Self> {
        self.minor.checked_mul(i64::from(quantity)).map(|minor| Self::new(minor, self.currency))
    }

    /// Share of this amount by `weights`, exact to the minor unit: what rounding leaves goes to the largest remainders,
    /// earlier ones first. Empty when there is no weight.
    pub fn split(self, weights: &[u32]) -> Vec<Self> {
        let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
        if total == 0 {
            return Vec::new();
        }
        let amount = i128::from(self.minor);
        let mut shares: Vec<(usize, i128, i128)> = weights
            .iter()
            .enumerate()
            .map(|(place, weight)| {
                let exact = amount * i128::from(*weight);
                (place, exact.div_euclid(total), exact.rem_euclid(total))
            })
            .collect();
        let mut left = amount - shares.iter().map(|s| s.1).sum::<i128>();
        shares.sort_by_key(|s| (std::cmp::Reverse(s.2), s.0));
        for share in &mut shares {
            if left > 0 {
                share.1 += 1;
                left -= 1;
            }
        }
        shares.sort_by_key(|s| s.0);
        shares.into_iter().filter_map(|s| i64::try_from(s.1).ok()).map(|minor| Self::new(minor, self.currency)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn shares_add_up_to_the_cent(minor in -1_000_000_000i64..1_000_000_000, weights in prop::collection::vec(0u32..10_000, 1..12)) {
            let shares = Money::new(minor, Currency::BRL).split(&weights);
            if weights.iter().all(|w| *w == 0) {
                prop_assert!(shares.is_empty());
            } else {
                prop_assert_eq!(shares.len(), weights.len());
                prop_assert_eq!(shares.iter().map(|s| s.minor).sum::<i64>(), minor);
            }
        }

        #[test]
        fn no_share_is_more_than_a_cent_from_exact(minor in 0i64..1_000_000_000, weights in prop::collection::vec(1u32..10_000, 1..12)) {
            let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
            for (share, weight) in Money::new(minor, Currency::USD).split(&weights).iter().zip(&weights) {
                let off = i128::from(share.minor) * total - i128::from(minor) * i128::from(*weight);
                prop_assert!(off.abs() <= total);
            }
        }
    }

    #[test]
    fn two_currencies_never_add() {
        assert_eq!(Money::new(1, Currency::BRL).plus(Money::new(1, Currency::USD)), None);
    }

    #[test]
    fn an_overflow_is_an_absence_and_not_a_wrong_sum() {
        assert_eq!(Money::new(i64::MAX, Currency::BRL).times(2), None);
        assert_eq!(Money::new(i64::MAX, Currency::BRL).plus(Money::new(1, Currency::BRL)), None);
    }
}

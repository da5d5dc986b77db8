//! How much a role may give on one order. The database holds the limit; this says what it comes to, and reads what people type.
//!
//! Whole numbers only: shares are rounded down, so that no limit is passed by a cent.
use super::{
    money::Money,
    piece::states,
    role::Role,
    store::{Locale, UnknownName},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The whole, in basis points.
pub const WHOLE_BP: i64 = 10_000;
/// The most that may be set for refunds, minor units: as the table's constraint says.
pub const MOST_REFUND: i64 = 100_000_000;

states! {
    /// What may be given.
    Verb { Discount = "discount", Refund = "refund", WriteOff = "write_off" }
}

impl Verb {
    /// The largest limit that may be set: basis points of the goods for a discount, minor units for a refund.
    pub fn most(self) -> i64 {
        match self {
            Self::Discount => WHOLE_BP,
            Self::Refund | Self::WriteOff => MOST_REFUND,
        }
    }
}

impl Verb {
    /// Whether somebody in this role does it at all.
    pub fn is_of(self, role: Role) -> bool {
        self != Self::WriteOff || role == Role::Attendant
    }
}

/// Roles that have limits. An owner has none: she sets them.
pub const LIMITED: [Role; 2] = [Role::Attendant, Role::Finance];

/// What a role may give on one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub role: Role,
    pub verb: Verb,
    /// Basis points of the goods for a discount, minor units for a refund or a piece that is written off; 0 = not at all.
    pub most: i64,
}

/// Basis points of an amount, rounded down. `None` on an overflow.
pub fn share(of: Money, basis_points: i64) -> Option<Money> {
    let minor = i128::from(of.minor).checked_mul(i128::from(basis_points))?.div_euclid(i128::from(WHOLE_BP));
    i64::try_from(minor).ok().map(|minor| Money::new(minor, of.currency))
}

/// An amount or a percentage as it was typed, in hundredths: minor units, or basis points. `12`, `12,5`, `R$ 1.234,50`.
/// `None` for what is no positive number with at most two decimals.
pub fn typed_hundredths(text: &str, locale: Locale) -> Option<i64> {
    typed_amount(text, locale).filter(|hundredths| *hundredths > 0)
}

/// A limit as it was typed, likewise; nothing at all is a limit, too. `None` when it is larger than may be set.
pub fn typed_limit(text: &str, verb: Verb, locale: Locale) -> Option<i64> {
    typed_amount(text, locale).filter(|most| *most <= verb.most())
}

/// Hundredths, zero or more.
pub fn typed_amount(text: &str, locale: Locale) -> Option<i64> {
    let (thousands, point) = match locale {
        Locale::PtBr => ('.', ','),
        Locale::En => (',', '.'),
    };
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace() && !['R', '$', '€', '%'].contains(letter)).collect();
    let (whole, rest) = match bare.split_once(point) {
        Some((whole, rest)) => (whole, rest),
        // who types a point at home in commas, or the other way round, means cents when one or two digits follow
        None => match bare.rsplit_once(thousands) {
            Some((whole, rest)) if (1..=2).contains(&rest.len()) && !whole.contains(thousands) => (whole, rest),
            _ => (bare.as_str(), ""),
        },
    };
    if rest.len() > 2 || !rest.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let whole = ungrouped(whole, thousands)?;
    let cents: i64 = format!("{rest:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(cents)
}

/// A whole number with or without its thousands separated.
fn ungrouped(text: &str, thousands: char) -> Option<i64> {
    let mut groups = text.split(thousands);
    let first = groups.next().filter(|group| !group.is_empty() && group.len() <= 12)?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    if digits.bytes().all(|digit| digit.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// What is to be taken off goods that come to `of`: `10%` is a share, anything else an amount.
pub fn typed_cut(text: &str, of: Money, locale: Locale) -> Option<Money> {
    let hundredths = typed_hundredths(text, locale)?;
    let cut = if text.contains('%') { share(of, hundredths)? } else { Money::new(hundredths, of.currency) };
    Some(cut).filter(|cut| cut.minor > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::money::Currency, i18n::amount};
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_they_are_typed() {
        for (text, hundredths) in [("12", 1_200), ("12,5", 1_250), ("R$ 1.234,50", 123_450), ("0,01", 1), ("12.50", 1_250), ("10%", 1_000)]
        {
            assert_eq!(typed_hundredths(text, Locale::PtBr), Some(hundredths), "{text}");
        }
        assert_eq!(typed_hundredths("$1,234.50", Locale::En), Some(123_450));
        for text in ["", "0", "-5", "1,234", "12,345", "a", "1.23.4", "1,2,3", "٣", "99999999999999999999", "1.2345"] {
            assert_eq!(typed_hundredths(text, Locale::PtBr), None, "{text}");
        }
    }

    #[test]
    fn a_limit_may_be_nothing_and_not_more_than_all() {
        for (text, most) in [("0", Some(0)), ("0%", Some(0)), ("0,00", Some(0)), ("100%", Some(WHOLE_BP)), ("100,01", None), ("", None)] {
            assert_eq!(typed_limit(text, Verb::Discount, Locale::PtBr), most, "{text}");
        }
        assert_eq!(typed_limit("1,000.50", Verb::Refund, Locale::En), Some(100_050));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(minor in 1i64..1_000_000_000_000, english in any::<bool>()) {
            let (locale, currency) = if english { (Locale::En, Currency::USD) } else { (Locale::PtBr, Currency::BRL) };
            prop_assert_eq!(typed_hundredths(&amount::money(Money::new(minor, currency), locale), locale), Some(minor));
        }

        #[test]
        fn a_share_is_never_more_than_it_says(minor in 0i64..1_000_000_000_000, bp in 0i64..=10_000) {
            let part = share(Money::new(minor, Currency::BRL), bp).expect("no overflow").minor;
            prop_assert!(i128::from(part) * 10_000 <= i128::from(minor) * i128::from(bp));
            prop_assert!(i128::from(part + 1) * 10_000 > i128::from(minor) * i128::from(bp));
        }
    }
}

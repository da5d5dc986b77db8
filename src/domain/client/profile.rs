//! What the team knows of a client beside her contact: birthday, who looks after her, how she likes to be reached, her class.
use crate::domain::{
    id::{ClassId, PersonId},
    piece::states,
    store::UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// How she likes to be reached.
    Reach { Whatsapp = "whatsapp", Phone = "phone", Email = "email" }
}

/// A day of the year, and the year if she told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Birthday {
    pub day: i16,
    pub month: i16,
    pub year: Option<i16>,
}

impl Birthday {
    /// Whether there is such a day: in a leap year when the year is not known.
    pub fn exists(self) -> bool {
        let year = self.year.unwrap_or(2000);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        };
        (1900..=2100).contains(&year) && (1..=12).contains(&self.month) && (1..=last).contains(&self.day)
    }

    /// As it was typed: nothing for no birthday, `None` for what is none.
    pub fn typed(day: &str, month: &str, year: &str) -> Option<Option<Self>> {
        let [day, month, year] = [day, month, year].map(str::trim);
        if [day, month, year].iter().all(|part| part.is_empty()) {
            return Some(None);
        }
        let year = if year.is_empty() { None } else { Some(year.parse().ok()?) };
        let read = Self { day: day.parse().ok()?, month: month.parse().ok()?, year };
        read.exists().then_some(Some(read))
    }
}

/// What may be said of her.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub birthday: Option<Birthday>,
    pub attendant: Option<PersonId>,
    pub prefers: Option<Reach>,
}

/// Limits of a class of trust; minor units. What is empty is not limited, or as the store says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    pub id: ClassId,
    pub name: String,
    pub value_minor: Option<i64>,
    pub pieces: Option<i32>,
    pub bags: Option<i32>,
}

/// The most of each, as the tables say.
pub const MOST_VALUE: i64 = 1_000_000_000;
pub const MOST_PIECES: i32 = 1_000;
pub const MOST_BAGS: i32 = 100;
pub const MOST_CLASS_NAME: usize = 40;

/// Whether limits are such as the tables take.
pub fn are_limits(value_minor: Option<i64>, pieces: Option<i32>, bags: Option<i32>) -> bool {
    value_minor.is_none_or(|value| (0..=MOST_VALUE).contains(&value))
        && pieces.is_none_or(|pieces| (0..=MOST_PIECES).contains(&pieces))
        && bags.is_none_or(|bags| (0..=MOST_BAGS).contains(&bags))
}

/// What an owner says a client may have at home; what is empty is as her class says, and then as the store.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsWish {
    pub class: Option<ClassId>,
    pub value_minor: Option<i64>,
    pub pieces: Option<i32>,
    pub bags: Option<i32>,
    pub blocked: bool,
    /// Why she has limits of her own.
    pub reason: String,
}

impl TermsWish {
    /// Whether a reason is missing.
    pub fn lacks_reason(&self) -> bool {
        (self.value_minor.is_some() || self.pieces.is_some() || self.bags.is_some()) && self.reason.trim().is_empty()
    }
}

/// What she has at home of what she may, in pieces and bags.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub class: Option<String>,
    pub pieces: u32,
    pub pieces_most: Option<u32>,
    pub bags: u32,
    pub bags_most: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_is_a_day_that_exists_with_or_without_its_year() {
        assert_eq!(Birthday::typed("29", "2", ""), Some(Some(Birthday { day: 29, month: 2, year: None })));
        assert_eq!(Birthday::typed("", " ", ""), Some(None), "none is fine, too");
        assert_eq!(Birthday::typed("29", "2", "2001").and_then(|day| day.map(|day| day.day)), None);
        for (day, month, year) in [("31", "4", ""), ("0", "1", ""), ("1", "13", ""), ("1", "", ""), ("1", "1", "80"), ("x", "1", "")] {
            assert_eq!(Birthday::typed(day, month, year), None, "{day}/{month}/{year}");
        }
    }
}

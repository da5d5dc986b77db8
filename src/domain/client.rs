//! A client as the team knows her: a line of the list, and everything that a store may know of one, each fact with its source.
pub mod alike;
pub mod figures;
pub mod life;
mod profile;
mod wish;

pub use profile::{Birthday, Class, MOST_CLASS_NAME, Place, Profile, Reach, TermsWish, are_limits};
pub use wish::{Among, Charge, ClientWish, Keeps, Shown};

use super::{
    account::Consent,
    id::{ClassId, MergeId, PersonId},
    money::Money,
    piece::states,
    product::{Measure, Tag},
    store::UnknownName,
    text::{self, TextError},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Characters of a name, as the table says.
pub const MOST_NAME: usize = 120;

states! {
    /// Where a word or a measure is from. What a quiz noted or her bags taught is theirs; people change what people noted.
    Source { Quiz = "quiz", Attendant = "attendant", Returns = "returns" }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRow {
    pub id: PersonId,
    pub full_name: String,
    pub phone: String,
    /// What she has at home now, and whether a part of it is late.
    pub pieces_out: u32,
    pub value_out: Money,
    pub late: bool,
    /// Orders of hers that were paid, and what they came to.
    pub orders: u32,
    pub spent: Money,
}

/// A client with everything that is known of her. Her bags and orders are her life ([`life`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientSheet {
    pub row: ClientRow,
    pub email: String,
    pub since: String,
    pub facts: Facts,
    pub worth: Worth,
    pub terms: Terms,
    pub profile: Profile,
    /// Who looks after her, by name.
    pub attendant: String,
    pub tags: Vec<NotedTag>,
    pub measures: Vec<NotedMeasure>,
    /// Each purpose, whether it stands, and since when she said so; nothing when she was never asked.
    pub consents: Vec<(Consent, Option<(bool, String)>)>,
    /// Records that went on as her and may stand for themselves again: name and day.
    pub merges: Vec<(MergeId, String, String)>,
}

/// What her bags tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    pub bags: u32,
    /// Pieces that were at her home and are settled, and those of them that she kept.
    pub tried: u32,
    pub kept: u32,
    /// Pieces that are at her home or on their way.
    pub out: u32,
    /// Bags that were closed, and those of them that were closed after they were due.
    pub closed: u32,
    pub late: u32,
}

/// What she is worth to the shop, and how often she was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    /// Orders that were paid; what they came to, less what went back.
    pub orders: u32,
    pub lifetime: Money,
    /// What an order comes to, rounded to the minor unit.
    pub ticket: Option<Money>,
    /// Days on which a bag was opened or an order was placed, and the last of them.
    pub visits: u32,
    pub last: String,
}

impl Facts {
    /// Of a hundred pieces that she tries, so many stay; rounded. `None` before the first one.
    pub fn keep_rate(&self) -> Option<u32> {
        rate(self.kept, self.tried)
    }

    /// Of a hundred bags, so many end in time.
    pub fn punctuality(&self) -> Option<u32> {
        rate(self.closed.saturating_sub(self.late), self.closed)
    }
}

fn rate(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    (whole > 0).then(|| u32::try_from((part * 200 + whole) / (whole * 2)).unwrap_or(100))
}

/// What she may have at home at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Her own limits; without one her class's holds, and then the store's.
    pub own: Option<Money>,
    pub own_pieces: Option<i32>,
    pub own_bags: Option<i32>,
    pub reason: String,
    pub class: Option<ClassId>,
    pub holds: Money,
    pub held: Money,
    pub place: Place,
    pub blocked: bool,
}

/// A word that describes her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotedTag {
    pub tag: Tag,
    pub source: Source,
}

/// A measure of her body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotedMeasure {
    pub measure: Measure,
    pub source: Source,
    pub noted_at: String,
    /// Whether something else took its place.
    pub past: bool,
}

/// How she is called and reached.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub full_name: String,
    pub email: String,
    pub phone: String,
}

/// A field of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContactField {
    FullName,
    Email,
    Phone,
}

impl ContactField {
    pub fn name(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }
}

/// A contact as it was typed, in the shapes of the tables; else what is wrong. National numbers get `country` (`55`) before them. One way
/// to reach her is enough.
pub fn contact(typed: &Contact, country: &str) -> Result<Contact, Vec<(ContactField, TextError)>> {
    let full_name = text::line(&typed.full_name, MOST_NAME);
    let email = if typed.email.trim().is_empty() { Ok(String::new()) } else { text::email(&typed.email) };
    let phone = text::phone(&typed.phone, country);
    match (full_name, email, phone) {
        (Ok(full_name), Ok(email), Ok(phone)) if !(email.is_empty() && phone.is_empty()) => Ok(Contact { full_name, email, phone }),
        (Ok(_), Ok(_), Ok(_)) => Err(vec![(ContactField::Phone, TextError::Missing)]),
        (full_name, email, phone) => Err([
            full_name.err().map(|why| (ContactField::FullName, why)),
            email.err().map(|why| (ContactField::Email, why)),
            phone.err().map(|why| (ContactField::Phone, why)),
        ]
        .into_iter()
        .flatten()
        .collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_rounded_and_never_divide_by_nothing() {
        let facts = Facts { bags: 4, tried: 3, kept: 2, out: 0, closed: 2, late: 1 };
        assert_eq!((facts.keep_rate(), facts.punctuality()), (Some(67), Some(50)));
        assert_eq!((Facts::default().keep_rate(), Facts::default().punctuality()), (None, None));
    }

    #[test]
    fn a_contact_has_a_name_and_one_way_to_her() {
        let typed = Contact { full_name: " Ana  Reis ".into(), email: "ANA@Example.com".into(), phone: "(11) 98765-4321".into() };
        let read = contact(&typed, "55").unwrap();
        assert_eq!((read.full_name.as_str(), read.email.as_str(), read.phone.as_str()), ("Ana Reis", "ana@example.com", "+5511987654321"));
        let without = Contact { email: String::new(), phone: String::new(), ..typed.clone() };
        assert_eq!(contact(&without, "55"), Err(vec![(ContactField::Phone, TextError::Missing)]));
        let wrong = Contact { full_name: " ".into(), email: "ana".into(), phone: "12".into() };
        assert_eq!(contact(&wrong, "55").unwrap_err().len(), 3);
    }
}

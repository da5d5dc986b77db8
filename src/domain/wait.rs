//! Waiting for a unique piece that is out: a place in its queue, how to reach her who waits, and when the piece may be back.
//!
//! The database is the judge of places; nothing here decides who is next.
use super::{
    id::VariantId,
    money::Money,
    piece::states,
    product::{Availability, Picture},
    store::{Locale, UnknownName},
    text::{self, TextError},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// Where a place in a queue stands. `Notified`: the store gives no rights, everybody was told at once.
    WaitStatus {
        Waiting = "waiting", Offered = "offered", Taken = "taken", Expired = "expired", Withdrawn = "withdrawn", Notified = "notified",
    }
}

impl WaitStatus {
    /// Every legal move, whoever makes it; who may stands in the law of the database.
    pub fn can_become(self, next: Self) -> bool {
        use WaitStatus as S;
        matches!(
            (self, next),
            (S::Waiting, S::Offered | S::Notified | S::Withdrawn | S::Expired)
                | (S::Offered, S::Taken | S::Withdrawn | S::Expired | S::Waiting)
        )
    }

    /// Whether something may still come of it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Offered)
    }
}

states! {
    /// Why a unique piece can't be had now: in a cart, in an unpaid order, offered to its queue, being tried on at home.
    Reason { Cart = "cart", Order = "order", Wait = "wait", Home = "home" }
}

/// A moment: seconds since 1970 for programs, and as people of the store write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub epoch_s: i64,
    pub written: String,
}

/// Why a piece is out, and until when, if that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Back {
    pub reason: Reason,
    pub at: Option<Moment>,
}

states! {
    /// How she wants to be told.
    Channel { Email = "email", Phone = "phone" }
}

/// The form as it was typed; also what is shown again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WaitForm {
    pub variant: String,
    pub contact: String,
    /// `yes` when she agreed.
    pub consent: String,
}

/// What was wrong with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WaitError {
    Contact(TextError),
    /// She did not agree to be told.
    Consent,
}

/// A form that gives a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub variant: VariantId,
    pub channel: Channel,
    /// E-mail in lower case, or E.164.
    pub contact: String,
}

impl WaitForm {
    /// An `@` makes it an e-mail, anything else a phone number. `None` for a variant that is no id.
    pub fn check(&self, locale: Locale) -> Option<Result<Wish, WaitError>> {
        let variant = self.variant.parse().ok()?;
        let country = match locale {
            Locale::PtBr => "55",
            Locale::En => "1",
        };
        let typed = self.contact.trim();
        let contact = if typed.contains('@') || typed.chars().any(char::is_alphabetic) {
            text::email(typed).map(|email| (Channel::Email, email))
        } else if typed.is_empty() {
            Err(TextError::Missing)
        } else {
            text::phone(typed, country).map(|phone| (Channel::Phone, phone))
        };
        Some(match contact {
            Err(error) => Err(WaitError::Contact(error)),
            Ok(_) if self.consent != "yes" => Err(WaitError::Consent),
            Ok((channel, contact)) => Ok(Wish { variant, channel, contact }),
        })
    }
}

states! {
    /// What asking for a place came to. `Free`: nobody has it, take it now. `Yours`: it lies in her own cart.
    Joined {
        Ok = "ok", Unknown = "unknown", Sold = "sold", Free = "free", Yours = "yours", Already = "already", Full = "full",
    }
}

/// A place as its holder sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub status: WaitStatus,
    /// From 1, while it is open.
    pub number: Option<u32>,
    pub offer_until: Option<Moment>,
    /// When the piece is expected back.
    pub due: Option<Moment>,
    pub channel: Channel,
    /// With most of it hidden; empty when it was forgotten.
    pub contact: String,
    pub slug: String,
    pub name: String,
    pub sizes: String,
    pub price: Money,
    pub hue: u16,
    pub availability: Availability,
    pub picture: Option<Picture>,
}

/// Enough of a contact to know one's own: `m•••@example.test`, `•••4321`.
pub fn masked(contact: &str) -> String {
    match contact.split_once('@') {
        Some((name, domain)) => format!("{}•••@{domain}", name.chars().take(1).collect::<String>()),
        None if contact.is_empty() => String::new(),
        None => format!("•••{}", contact.chars().skip(contact.chars().count().saturating_sub(4)).collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(contact: &str, consent: &str) -> Result<Wish, WaitError> {
        let variant = "0190a000-0000-7000-8000-000000000001".into();
        WaitForm { variant, contact: contact.into(), consent: consent.into() }.check(Locale::PtBr).unwrap()
    }

    #[test]
    fn an_address_or_a_number_will_do() {
        let wish = typed(" Ana@Amora.test ", "yes").unwrap();
        assert_eq!((wish.channel, wish.contact.as_str()), (Channel::Email, "ana@amora.test"));
        let wish = typed("(11) 98765-4321", "yes").unwrap();
        assert_eq!((wish.channel, wish.contact.as_str()), (Channel::Phone, "+5511987654321"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(typed("", "yes"), Err(WaitError::Contact(TextError::Missing)));
        assert_eq!(typed("ana", "yes"), Err(WaitError::Contact(TextError::NotAnEmail)));
        assert_eq!(typed("12", "yes"), Err(WaitError::Contact(TextError::NotAPhone)));
        assert_eq!(typed("ana@amora.test", ""), Err(WaitError::Consent));
        assert_eq!(WaitForm::default().check(Locale::En), None);
    }

    #[test]
    fn a_contact_is_known_to_its_owner_only() {
        assert_eq!(masked("marina@example.test"), "m•••@example.test");
        assert_eq!(masked("+5511987654321"), "•••4321");
        assert_eq!(masked(""), "");
    }
}

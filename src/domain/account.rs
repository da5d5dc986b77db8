//! What an account asks of people: a password that nobody guesses first, a few purposes that they may agree to.
use super::store::UnknownName;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Why a password was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PasswordTrouble {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    TooLong,
    /// It stands on the list that everybody tries first.
    Known,
    /// It is her own address or the name of the house.
    Yours,
    /// The present one was not right.
    Wrong,
}

/// Characters of the shortest password.
pub const SHORTEST: usize = 8;
/// Bytes of the longest; more would be work for the hash and nothing else.
pub const LONGEST: usize = 256;

/// Length, and what somebody who knows her would try. Whether everybody tries it is the server's to say.
pub fn check_password(password: &str, email: &str, store: &str) -> Result<(), PasswordTrouble> {
    let folded = password.trim().to_lowercase();
    let name = email.split('@').next().unwrap_or_default();
    match () {
        () if password.chars().count() < SHORTEST => Err(PasswordTrouble::TooShort),
        () if password.len() > LONGEST => Err(PasswordTrouble::TooLong),
        () if folded == email || folded == name || is_of(&folded, &store.to_lowercase()) || is_of(&folded, name) => {
            Err(PasswordTrouble::Yours)
        }
        () => Ok(()),
    }
}

/// Whether hardly anything is left of a password without this word: the word repeated, or with a year behind it.
fn is_of(password: &str, word: &str) -> bool {
    word.len() >= 3 && password.contains(word) && password.replace(word, "").chars().filter(|letter| letter.is_alphanumeric()).count() <= 4
}

/// What a person may agree to, and through which channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Consent {
    NewsByEmail,
    NewsByWhatsapp,
    Matching,
}

/// Version of the sentences that people agree to: the day on which they were last changed.
pub const CONSENT_TEXT: &str = "2026-11-22";

impl Consent {
    pub const ALL: [Self; 3] = [Self::NewsByEmail, Self::NewsByWhatsapp, Self::Matching];

    /// Purpose and channel as the database names them.
    pub fn key(self) -> (&'static str, &'static str) {
        match self {
            Self::NewsByEmail => ("news", "email"),
            Self::NewsByWhatsapp => ("news", "whatsapp"),
            Self::Matching => ("matching", "none"),
        }
    }

    /// `name` of its input.
    pub fn name(self) -> &'static str {
        match self {
            Self::NewsByEmail => "news-email",
            Self::NewsByWhatsapp => "news-whatsapp",
            Self::Matching => "matching",
        }
    }
}

impl FromStr for Consent {
    type Err = UnknownName;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|consent| consent.name() == name).ok_or(UnknownName)
    }
}

/// Why a session that was open stands no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Farewell {
    /// Somebody ended it: she herself elsewhere, or an owner.
    Ended,
    /// The hat under which it was opened was taken.
    Hat,
    /// She is kept out.
    Disabled,
    /// Its time was over.
    Expired,
}

impl Farewell {
    pub const ALL: [Self; 4] = [Self::Ended, Self::Hat, Self::Disabled, Self::Expired];

    pub fn name(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Hat => "hat",
            Self::Disabled => "disabled",
            Self::Expired => "expired",
        }
    }
}

impl FromStr for Farewell {
    type Err = UnknownName;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|why| why.name() == name).ok_or(UnknownName)
    }
}

/// A browser in which somebody is signed in, as she sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSession {
    pub id: String,
    /// In the store's own zone and language.
    pub since: String,
    /// Browser and system, as far as the browser tells.
    pub device: String,
    pub is_current: bool,
}

/// How a person may prove who she is, as she sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    pub has_password: bool,
    /// Her address at the provider, when she comes in by it.
    pub google: Option<String>,
    /// Whether the house has a provider at all.
    pub offers_google: bool,
    /// The second proof is for the team.
    pub second: Option<SecondProof>,
}

/// Passkeys, and what stands for a lost one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SecondProof {
    pub passkeys: Vec<HeldPasskey>,
    pub codes_left: u32,
    /// The store asks everybody of the team for one.
    pub is_required: bool,
    /// She decides that.
    pub may_require: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPasskey {
    pub id: String,
    pub name: String,
    /// In the store's own zone and language.
    pub since: String,
    pub used: Option<String>,
}

/// How many codes stand for a lost passkey.
pub const RECOVERY_CODES: usize = 10;

/// A code as it is compared: people type small letters, blanks and dashes, O for 0 and I for 1. Nothing when it has another length.
pub fn recovery_code(typed: &str) -> Option<String> {
    if typed.len() > 64 {
        return None;
    }
    let letters = typed.chars().filter(|letter| letter.is_ascii_alphanumeric());
    let code: String = letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    (code.len() == 10).then_some(code)
}

/// Browser and system in two words out of what a browser says of itself; empty when it says nothing known.
pub fn device_name(agent: &str) -> String {
    let find = |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    // the order matters: each of them also claims to be the next
    let browser = find(&[("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS X", "macOS"),
        ("Windows", "Windows"),
        ("Linux", "Linux"),
    ]);
    browser.into_iter().chain(system).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_her_own_name() {
        let check = |password| check_password(password, "ana.souza@example.test", "Amora");
        assert_eq!(check("a coat of rain"), Ok(()));
        assert_eq!(check("áéíóúçã"), Err(PasswordTrouble::TooShort), "characters are counted, not bytes");
        assert_eq!(check("Ana.Souza"), Err(PasswordTrouble::Yours));
        assert_eq!(check("ana.souza@example.test"), Err(PasswordTrouble::Yours));
        assert_eq!(check(&"x".repeat(257)), Err(PasswordTrouble::TooLong));
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(recovery_code(" k7q0x-1m2p3 ").as_deref(), Some("K7Q0X1M2P3"));
        assert_eq!(recovery_code("k7qOx-lm2p3").as_deref(), Some("K7Q0X1M2P3"));
        assert_eq!((recovery_code("k7q0x"), recovery_code(&"7".repeat(65))), (None, None));
    }

    #[test]
    fn browsers_are_told_apart_although_each_claims_to_be_all() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0";
        assert_eq!(device_name(edge), "Edge · Windows");
        assert_eq!(device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"), "Safari · iPhone");
        assert_eq!(device_name("curl/8"), "");
    }
}

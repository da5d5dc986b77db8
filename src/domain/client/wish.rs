//! Which clients the list is asked for: each filter is a word of the address, so that a segment is a link.
use crate::domain::{
    id::{ClassId, PersonId},
    piece::states,
    store::UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// Which of them; active ones ordered or tried lately.
    Shown { All = "all", Active = "active", WithBag = "with_bag", Late = "late" }
}

states! {
    /// How much she keeps of what she tries: two thirds or more, a third or more, less.
    Keeps { Most = "most", Half = "half", Few = "few" }
}

#[expect(clippy::derivable_impls, reason = "the macro of states marks no variant")]
impl Default for Shown {
    fn default() -> Self {
        Self::All
    }
}

/// Who looks after her.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Charge {
    /// Whoever asks.
    Mine,
    Nobody,
    Of(PersonId),
}

impl Charge {
    /// The word in an address.
    pub fn name(self) -> String {
        match self {
            Self::Mine => "mine".to_owned(),
            Self::Nobody => "nobody".to_owned(),
            Self::Of(person) => person.to_string(),
        }
    }
}

impl FromStr for Charge {
    type Err = UnknownName;
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "mine" => Ok(Self::Mine),
            "nobody" => Ok(Self::Nobody),
            id => id.parse().map(Self::Of).map_err(|_| UnknownName),
        }
    }
}

/// Whose possible doubles are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Among {
    All,
    Hers(PersonId),
}

/// What the list is asked for. What is empty is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClientWish {
    pub shown: Shown,
    /// Of a name, a phone, an address.
    pub words: String,
    /// A word that describes her, `kind/slug`; sizes are words, too.
    pub size: String,
    pub tag: String,
    pub class: Option<ClassId>,
    pub keeps: Option<Keeps>,
    /// No bag and no order of hers in so many days.
    pub unseen: Option<u16>,
    pub charge: Option<Charge>,
    /// Month of her birthday, from 1.
    pub born: Option<u8>,
}

impl ClientWish {
    /// How many of the further filters are set.
    pub fn narrowed(&self) -> usize {
        [!self.size.is_empty(), !self.tag.is_empty(), self.class.is_some(), self.keeps.is_some()].into_iter().filter(|set| *set).count()
            + [self.unseen.is_some(), self.charge.is_some(), self.born.is_some()].into_iter().filter(|set| *set).count()
    }
}

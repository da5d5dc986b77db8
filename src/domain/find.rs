//! What somebody may mean by a few words, whatever room it lies in.
use super::id::{BagId, CollectionId, OrderId, PersonId, PieceId, TagId};
use serde::{Deserialize, Serialize};

/// Of each kind.
pub const MOST_HITS: u32 = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Thing {
    Piece(PieceId),
    Order(OrderId),
    Client(PersonId),
    Consignor(PersonId),
    Bag(BagId),
    Collection(CollectionId),
    Tag(TagId),
}

/// Something that was found. `name` is what it is called, `note` what tells it from others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    pub thing: Thing,
    pub name: String,
    pub note: String,
    /// The words were its whole code.
    pub exact: bool,
}

/// What a scanner types: letters and digits of a code, each within `MOST_MS` of the one before. A hand is slower.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scan {
    typed: String,
    last_ms: f64,
}

/// Shortest code on a label.
const SHORTEST: usize = 6;
const LONGEST: usize = 10;
const MOST_MS: f64 = 40.0;

impl Scan {
    /// A key went down at this time. The code, when it is the Enter after a scan.
    pub fn hear(&mut self, key: &str, at_ms: f64) -> Option<String> {
        let is_fast = at_ms - self.last_ms <= MOST_MS;
        self.last_ms = at_ms;
        let letter = key.chars().next().filter(|letter| key.chars().count() == 1 && letter.is_ascii_alphanumeric());
        match letter {
            Some(letter) => {
                if !is_fast || self.typed.len() >= LONGEST {
                    self.typed.clear();
                }
                self.typed.push(letter.to_ascii_uppercase());
                None
            }
            // a shifted letter is announced by its shift
            None if key == "Shift" => None,
            None => {
                let typed = std::mem::take(&mut self.typed);
                (key == "Enter" && is_fast && typed.len() >= SHORTEST).then_some(typed)
            }
        }
    }
}

#[cfg(test)]
mod tests;

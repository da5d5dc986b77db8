//! What somebody may mean by a few words, whatever room it lies in.
use super::id::{BagId, OrderId, PersonId, PieceId};
use serde::{Deserialize, Serialize};

/// Of each kind.
pub const MOST_HITS: u32 = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Thing {
    Piece(PieceId),
    Order(OrderId),
    Client(PersonId),
    Bag(BagId),
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
mod tests {
    use super::Scan;

    fn typed(keys: &[(&str, f64)]) -> Option<String> {
        let mut scan = Scan::default();
        keys.iter().fold(None, |_, (key, at)| scan.hear(key, *at))
    }

    fn at_pace(word: &str, pace: f64) -> Vec<(String, f64)> {
        let keys = word.chars().map(String::from).chain(["Enter".to_owned()]);
        keys.zip(1u32..).map(|(key, place)| (key, 1_000.0 + f64::from(place) * pace)).collect()
    }

    #[test]
    fn a_scanner_is_told_from_a_hand_by_its_pace() {
        let keys = |pace: f64| at_pace("7kq2m9xd", pace);
        let hear = |keys: Vec<(String, f64)>| typed(&keys.iter().map(|(key, at)| (key.as_str(), *at)).collect::<Vec<_>>());
        assert_eq!(hear(keys(8.0)).as_deref(), Some("7KQ2M9XD"));
        assert_eq!(hear(keys(120.0)), None, "a hand");
        assert_eq!(hear(at_pace("ab12", 8.0)), None, "too short for a code");
    }

    #[test]
    fn what_a_hand_began_is_no_part_of_a_scan() {
        let mut keys = vec![("j".to_owned(), 10.0)];
        keys.extend(at_pace("7KQ2M9XD", 8.0));
        let keys: Vec<(&str, f64)> = keys.iter().map(|(key, at)| (key.as_str(), *at)).collect();
        assert_eq!(typed(&keys).as_deref(), Some("7KQ2M9XD"));
    }
}

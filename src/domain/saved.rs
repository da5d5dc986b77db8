//! Questions to lists that somebody asks every day, each under a name.
use super::id::FilterId;
use serde::{Deserialize, Serialize};

/// Characters of a name and of a question; questions of one person to one list.
pub const MOST_NAME: usize = 40;
pub const MOST_QUESTION: usize = 400;
pub const MOST_SAVED: usize = 20;

/// One above a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedFilter {
    pub id: FilterId,
    pub name: String,
    /// As it stands in the address, with its question mark.
    pub question: String,
    /// Everybody's of the team, else hers alone.
    pub shared: bool,
    /// Whether who asks may rename it or take it off.
    pub hers: bool,
}

/// Rooms in which words are mostly names of people: no filter keeps those.
const OF_PEOPLE: [&str; 3] = ["bags", "clients", "orders"];

/// Whether a room may be called so, and a question asked so.
pub fn is_question(room: &str, question: &str) -> bool {
    let letters = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let plain = |rest: &str| !rest.is_empty() && !rest.chars().any(|letter| letter.is_whitespace() || letter.is_control() || letter == '#');
    let names = OF_PEOPLE.contains(&room) && question.trim_start_matches('?').split('&').any(|part| part.starts_with("q="));
    !names
        && room.len() <= 20
        && letters(room)
        && question.chars().count() <= MOST_QUESTION
        && question.strip_prefix('?').is_some_and(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_what_an_address_holds() {
        assert!(is_question("pieces", "?status=in_stock&q=floral+52"));
        for (room, question) in
            [("pieces", ""), ("pieces", "?"), ("pieces", "status=x"), ("pieces", "?a b"), ("pieces", "?a#b"), ("Pieces", "?a"), ("", "?a")]
        {
            assert!(!is_question(room, question), "{room} {question}");
        }
        assert!(is_question("bags", "?which=due") && !is_question("bags", "?which=due&q=Ana") && !is_question("clients", "?q=Ana"));
        assert!(!is_question("pieces", &format!("?{}", "a".repeat(MOST_QUESTION))));
    }
}

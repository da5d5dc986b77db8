//! What the list is asked for, as it stands in the address.
use crate::domain::audit::{AuditWish, MOST_WORDS};
use leptos_router::params::ParamsMap;

pub const WHO: &str = "who";
pub const KIND: &str = "kind";
pub const ABOUT: &str = "about";
pub const THING: &str = "thing";
pub const WORDS: &str = "q";

/// What can't be understood was not asked for.
pub fn read(query: &ParamsMap) -> AuditWish {
    let text = |name: &str| query.get_str(name).unwrap_or_default().trim().chars().take(MOST_WORDS).collect::<String>();
    let wish = AuditWish {
        person: query.get_str(WHO).and_then(|id| id.parse().ok()),
        kind: text(KIND),
        subject: text(ABOUT),
        thing: query.get_str(THING).and_then(|id| id.parse().ok()),
        words: text(WORDS),
    };
    if wish.is_sound() { wish } else { AuditWish { words: wish.words, ..AuditWish::default() } }
}

/// With its question mark; empty when everything is asked for.
pub fn query(wish: &AuditWish) -> String {
    let mut query = ParamsMap::new();
    let told = [
        (WHO, wish.person.map(|id| id.to_string()).unwrap_or_default()),
        (KIND, wish.kind.clone()),
        (ABOUT, wish.subject.clone()),
        (THING, wish.thing.map(|id| id.to_string()).unwrap_or_default()),
        (WORDS, wish.words.clone()),
    ];
    for (name, value) in told.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.insert(name.to_owned(), value);
    }
    query.to_query_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_is_read_again_and_nonsense_is_not() {
        let mut asked = ParamsMap::new();
        for (name, value) in [(KIND, "order.paid"), (ABOUT, "order"), (THING, "x"), (WORDS, " ana ")] {
            asked.insert(name.to_owned(), value.to_owned());
        }
        let wish = read(&asked);
        assert_eq!((wish.kind.as_str(), wish.subject.as_str(), wish.thing, wish.words.as_str()), ("order.paid", "order", None, "ana"));
        let mut asked = ParamsMap::new();
        asked.insert(KIND.to_owned(), "A B".to_owned());
        assert_eq!(read(&asked), AuditWish::default());
        assert_eq!(query(&AuditWish::default()), "");
    }
}

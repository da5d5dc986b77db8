//! What the list is asked for, as it stands in the address.
use crate::{admin::list::bounded, domain::order::OrderStatus};
use leptos_router::params::ParamsMap;

const STATUS: &str = "status";
const WORDS: &str = "q";

/// One status or all; words in code, name or e-mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    pub status: Option<OrderStatus>,
    pub words: String,
}

impl Wish {
    /// What can't be understood was not asked for.
    pub fn read(query: &ParamsMap) -> Self {
        let status = query.get_str(STATUS).and_then(|name| name.parse().ok());
        Self { status, words: query.get_str(WORDS).map(bounded).unwrap_or_default() }
    }

    /// With its question mark; empty when everything is asked for.
    pub fn query(&self) -> String {
        let mut query = ParamsMap::new();
        if let Some(status) = self.status {
            query.insert(STATUS, status.name().to_owned());
        }
        if !self.words.is_empty() {
            query.insert(WORDS, self.words.clone());
        }
        query.to_query_string()
    }

    pub fn with_status(&self, status: Option<OrderStatus>) -> Self {
        Self { status, words: self.words.clone() }
    }

    pub fn with_words(&self, typed: &str) -> Self {
        Self { status: self.status, words: bounded(typed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::admin::list::MOST_WORDS;

    #[test]
    fn what_was_asked_is_read_again() {
        let mut query = ParamsMap::new();
        query.insert(STATUS, "paid".to_owned());
        query.insert(WORDS, "  ana & bia ".to_owned());
        assert_eq!(Wish::read(&query), Wish { status: Some(OrderStatus::Paid), words: "ana & bia".into() });
    }

    #[test]
    fn nonsense_asks_for_everything_and_endless_words_end() {
        let mut query = ParamsMap::new();
        query.insert(STATUS, "lost".to_owned());
        query.insert(WORDS, "é".repeat(400));
        let wish = Wish::read(&query);
        assert_eq!((wish.status, wish.words.chars().count()), (None, MOST_WORDS));
        assert_eq!(Wish::default().query(), "");
    }
}

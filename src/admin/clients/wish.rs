//! What the list of clients is asked for, as it stands in the address.
use crate::{
    admin::list::bounded,
    domain::client::{ClientWish, Shown},
};
use leptos_router::params::ParamsMap;

const SHOWN: &str = "shown";
const WORDS: &str = "q";
const SIZE: &str = "size";
const TAG: &str = "tag";
const CLASS: &str = "class";
const KEEPS: &str = "keeps";
const UNSEEN: &str = "unseen";
const CHARGE: &str = "by";
const BORN: &str = "born";

/// What can't be understood was not asked for.
pub fn read(query: &ParamsMap) -> ClientWish {
    let word = |name: &str| query.get_str(name).map(bounded).unwrap_or_default();
    ClientWish {
        shown: query.get_str(SHOWN).and_then(|name| name.parse().ok()).unwrap_or(Shown::All),
        words: word(WORDS),
        size: word(SIZE),
        tag: word(TAG),
        class: query.get_str(CLASS).and_then(|id| id.parse().ok()),
        keeps: query.get_str(KEEPS).and_then(|name| name.parse().ok()),
        unseen: query.get_str(UNSEEN).and_then(|days| days.parse().ok()),
        charge: query.get_str(CHARGE).and_then(|name| name.parse().ok()),
        born: query.get_str(BORN).and_then(|month| month.parse().ok()).filter(|month| (1..=12).contains(month)),
    }
}

/// With its question mark; empty when everything is asked for.
pub fn query(wish: &ClientWish) -> String {
    let mut query = ParamsMap::new();
    let told = [
        (SHOWN, if wish.shown == Shown::All { String::new() } else { wish.shown.name().to_owned() }),
        (WORDS, wish.words.clone()),
        (SIZE, wish.size.clone()),
        (TAG, wish.tag.clone()),
        (CLASS, wish.class.map(|id| id.to_string()).unwrap_or_default()),
        (KEEPS, wish.keeps.map(|keeps| keeps.name().to_owned()).unwrap_or_default()),
        (UNSEEN, wish.unseen.map(|days| days.to_string()).unwrap_or_default()),
        (CHARGE, wish.charge.map(|charge| charge.name()).unwrap_or_default()),
        (BORN, wish.born.map(|month| month.to_string()).unwrap_or_default()),
    ];
    for (name, value) in told.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.insert(name.to_owned(), value);
    }
    query.to_query_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        client::{Charge, Keeps},
        id::{ClassId, PersonId},
    };
    use uuid::Uuid;

    fn asked(query: &str) -> ClientWish {
        let mut map = ParamsMap::new();
        for (name, value) in query.trim_start_matches('?').split('&').filter_map(|one| one.split_once('=')) {
            map.insert(name.to_owned(), value.replace("%2F", "/"));
        }
        read(&map)
    }

    #[test]
    fn a_segment_is_a_link_and_nonsense_asks_for_everything() {
        let wish = ClientWish {
            shown: Shown::WithBag,
            words: "ana".into(),
            size: "size/52".into(),
            tag: "print/floral".into(),
            class: Some(ClassId(Uuid::nil())),
            keeps: Some(Keeps::Half),
            unseen: Some(90),
            charge: Some(Charge::Of(PersonId(Uuid::nil()))),
            born: Some(12),
        };
        assert_eq!(asked(&query(&wish)), wish);
        assert_eq!(wish.narrowed(), 7);
        assert_eq!(query(&ClientWish::default()), "");
        assert_eq!(asked("?shown=gone&class=x&keeps=all&unseen=long&by=her&born=13"), ClientWish::default());
    }
}

//! The bags of the store: what is out, what is due, what is late; and one bag beside the list, with everything that may be done to it now.
mod api;
mod begin;
mod desk;
mod drawer;
mod lines;
mod link;
mod put_back;
mod rare;
mod rows;
mod settle;
mod slip;
mod told;

use super::{
    Seat,
    list::{self, Asked, Kind, Room, Saved, Seek},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        bag::{BagRow, Listed},
        id::BagId,
        store::Locale,
    },
    i18n::{
        bags::{self, Words},
        list::ListWords,
    },
    paths,
};
use leptos_router::params::ParamsMap;

const WHICH: &str = "which";
const WORDS: &str = "q";

/// In the order of the bar, each with its word in an address.
const SHOWN: [(Listed, &str); 5] =
    [(Listed::Overdue, "overdue"), (Listed::DueToday, "due"), (Listed::Out, "out"), (Listed::InShop, "in-shop"), (Listed::All, "all")];

impl Seat {
    /// The words of this room.
    fn bags(self) -> &'static Words {
        bags::of(self.locale)
    }
}

pub struct Bags;

/// What the list is asked for: all of them, unless the address says more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BagWish {
    which: Listed,
    /// Of a client's name, or of a code.
    words: String,
}

impl Default for BagWish {
    fn default() -> Self {
        Self { which: Listed::All, words: String::new() }
    }
}

impl Kind for Bags {
    type Id = BagId;
    type Row = BagRow;
    type Wish = BagWish;

    const NAME: &'static str = "bags";
    const HOME: &'static str = paths::ADMIN_BAGS;

    fn say(locale: Locale) -> &'static ListWords {
        &bags::of(locale).list
    }

    fn id(row: &BagRow) -> BagId {
        row.id
    }

    fn address(id: BagId) -> String {
        paths::admin_bag(id)
    }

    fn opened(path: &str) -> Option<BagId> {
        paths::opened_bag(path)
    }

    fn read(query: &ParamsMap) -> BagWish {
        let asked = query.get_str(WHICH).and_then(|word| SHOWN.iter().find(|(_, name)| *name == word));
        let which = asked.map_or(Listed::All, |(which, _)| *which);
        BagWish { which, words: query.get_str(WORDS).map(list::bounded).unwrap_or_default() }
    }

    fn query(wish: &BagWish) -> String {
        let mut query = ParamsMap::new();
        if let Some((_, word)) = SHOWN.iter().find(|(which, _)| *which == wish.which && *which != Listed::All) {
            query.insert(WHICH, (*word).to_owned());
        }
        if !wish.words.is_empty() {
            query.insert(WORDS, wish.words.clone());
        }
        query.to_query_string()
    }

    fn words(wish: &BagWish) -> &str {
        &wish.words
    }

    fn with_words(wish: &BagWish, typed: &str) -> BagWish {
        BagWish { which: wish.which, words: list::bounded(typed) }
    }

    fn ask(wish: BagWish, after: Option<BagId>) -> Asked<BagRow> {
        Box::pin(api::list_bags(wish.which, wish.words, after))
    }
}

#[component]
pub fn BagsRoom(seat: Seat) -> impl IntoView {
    let room = Room::<Bags>::enter(seat);
    let filter = move |which: Listed| {
        let href = move || room.list_address(&room.wish.with(|wish| BagWish { which, words: wish.words.clone() }));
        let current = move || room.wish.with(|wish| wish.which == which).then_some("true");
        view! { <a class="filter" href=href aria-current=current>{(seat.bags().which)(which)}</a> }
    };
    view! {
        <main class="desk listed" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="list" aria-labelledby=room.title_id()>
                <header class="list__bar">
                    <h1 class="list__title" id=room.title_id() tabindex="-1">{seat.bags().list.title}</h1>
                    <nav class="list__filters" aria-label=seat.bags().list.filter>{SHOWN.iter().map(|(which, _)| filter(*which)).collect_view()}</nav>
                    <Seek room=room/>
                    <begin::Begin room=room/>
                </header>
                <Saved room=room/>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::BagDrawer room=room/></Show>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_is_read_again_and_nonsense_asks_for_all() {
        for (which, word) in SHOWN {
            let mut query = ParamsMap::new();
            query.insert(WHICH, word.to_owned());
            assert_eq!(Bags::read(&query), BagWish { which, words: String::new() });
        }
        let mut query = ParamsMap::new();
        query.insert(WHICH, "lost".to_owned());
        assert_eq!(Bags::read(&query), BagWish::default());
        assert_eq!(Bags::query(&BagWish::default()), "");
    }
}

//! Collections as the team keeps them: a list with what each has, sold and brought; and one of them beside it, with its words, its dates,
//! its pieces and its end.
mod api;
mod begin;
mod drawer;
mod hung;
mod over;
mod rows;
mod said;
mod sheet;

use super::{
    Seat,
    list::{self, Asked, Kind, Room, Seek},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        collection::{CollectionRow, CollectionWish, Shown},
        id::CollectionId,
        store::Locale,
    },
    i18n::{
        collections::{self, Words},
        list::ListWords,
    },
    paths,
};
use leptos_router::params::ParamsMap;

const SHOWN: &str = "shown";
const WORDS: &str = "q";

impl Seat {
    /// The words of this room.
    fn collections(self) -> &'static Words {
        collections::of(self.locale)
    }
}

pub struct Collections;

impl Kind for Collections {
    type Id = CollectionId;
    type Row = CollectionRow;
    type Wish = CollectionWish;

    const NAME: &'static str = "collections";
    const HOME: &'static str = paths::ADMIN_COLLECTIONS;

    fn say(locale: Locale) -> &'static ListWords {
        &collections::of(locale).list
    }

    fn id(row: &CollectionRow) -> CollectionId {
        row.id
    }

    fn address(id: CollectionId) -> String {
        paths::admin_collection(id)
    }

    fn opened(path: &str) -> Option<CollectionId> {
        paths::opened_collection(path)
    }

    fn read(query: &ParamsMap) -> CollectionWish {
        let shown = query.get_str(SHOWN).and_then(|name| name.parse().ok()).unwrap_or(Shown::Current);
        CollectionWish { shown, words: query.get_str(WORDS).map(list::bounded).unwrap_or_default() }
    }

    fn query(wish: &CollectionWish) -> String {
        let mut query = ParamsMap::new();
        if wish.shown != Shown::Current {
            query.insert(SHOWN, wish.shown.name().to_owned());
        }
        if !wish.words.is_empty() {
            query.insert(WORDS, wish.words.clone());
        }
        query.to_query_string()
    }

    fn words(wish: &CollectionWish) -> &str {
        &wish.words
    }

    fn with_words(wish: &CollectionWish, typed: &str) -> CollectionWish {
        CollectionWish { words: list::bounded(typed), ..wish.clone() }
    }

    fn ask(wish: CollectionWish, after: Option<CollectionId>) -> Asked<CollectionRow> {
        Box::pin(api::list_collections(wish, after))
    }
}

#[component]
pub fn CollectionsRoom(seat: Seat) -> impl IntoView {
    let room = Room::<Collections>::enter(seat);
    let say = seat.collections();
    let filter = move |shown: Shown| {
        let href = move || room.list_address(&room.wish.with(|wish| CollectionWish { shown, ..wish.clone() }));
        let current = move || room.wish.with(|wish| wish.shown == shown).then_some("true");
        view! { <a class="filter" href=href aria-current=current>{(say.shown)(shown)}</a> }
    };
    view! {
        <main class="desk listed" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="list" aria-labelledby=room.title_id()>
                <header class="list__bar">
                    <h1 class="list__title" id=room.title_id() tabindex="-1">{say.list.title}</h1>
                    <nav class="list__filters" aria-label=say.list.filter>{Shown::ALL.iter().map(|shown| filter(*shown)).collect_view()}</nav>
                    <Seek room=room/>
                    {seat.writes_pages().then(|| view! { <begin::Begin room=room/> })}
                </header>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::CollectionDrawer room=room/></Show>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_is_read_again_and_nonsense_asks_for_the_present_ones() {
        let wish = CollectionWish { shown: Shown::Dead, words: "linho & seda".into() };
        let mut query = ParamsMap::new();
        for (name, value) in [(SHOWN, "dead"), (WORDS, " linho & seda ")] {
            query.insert(name, value.to_owned());
        }
        assert_eq!(Collections::read(&query), wish);
        let mut query = ParamsMap::new();
        query.insert(SHOWN, "undead".to_owned());
        assert_eq!((Collections::read(&query), Collections::query(&CollectionWish::default()).as_str()), (CollectionWish::default(), ""));
    }
}

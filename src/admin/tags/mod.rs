//! The vocabulary of the store: words by kind with what leans on each; and one of them beside the list, where it is renamed, gets other
//! words, goes out of use, goes on in another and comes back.
mod aliases;
mod api;
mod begin;
mod drawer;
mod merge;
mod rows;
mod sheet;

pub use api::offered_words;

use super::{
    Seat,
    list::{self, Asked, Kind, Room, Seek},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        id::TagId,
        listing::FACETS,
        store::Locale,
        tag::{Shown, TagRow, TagWish, is_kind},
    },
    i18n::{
        list::ListWords,
        product::facet,
        tags::{self, Words},
    },
    paths,
};
use leptos::ev;
use leptos_router::params::ParamsMap;

const SHOWN: &str = "shown";
const KIND: &str = "kind";
const WORDS: &str = "q";

impl Seat {
    /// The words of this room.
    fn tags(self) -> &'static Words {
        tags::of(self.locale)
    }
}

pub struct Tags;

impl Kind for Tags {
    type Id = TagId;
    type Row = TagRow;
    type Wish = TagWish;

    const NAME: &'static str = "tags";
    const HOME: &'static str = paths::ADMIN_TAGS;

    fn say(locale: Locale) -> &'static ListWords {
        &tags::of(locale).list
    }

    fn id(row: &TagRow) -> TagId {
        row.id
    }

    fn address(id: TagId) -> String {
        paths::admin_tag(id)
    }

    fn opened(path: &str) -> Option<TagId> {
        paths::opened_tag(path)
    }

    fn read(query: &ParamsMap) -> TagWish {
        TagWish {
            shown: query.get_str(SHOWN).and_then(|name| name.parse().ok()).unwrap_or(Shown::Offered),
            kind: query.get_str(KIND).filter(|kind| is_kind(kind)).map(str::to_owned),
            words: query.get_str(WORDS).map(list::bounded).unwrap_or_default(),
        }
    }

    fn query(wish: &TagWish) -> String {
        let mut query = ParamsMap::new();
        if wish.shown != Shown::Offered {
            query.insert(SHOWN, wish.shown.name().to_owned());
        }
        if let Some(kind) = &wish.kind {
            query.insert(KIND, kind.clone());
        }
        if !wish.words.is_empty() {
            query.insert(WORDS, wish.words.clone());
        }
        query.to_query_string()
    }

    fn words(wish: &TagWish) -> &str {
        &wish.words
    }

    fn with_words(wish: &TagWish, typed: &str) -> TagWish {
        TagWish { words: list::bounded(typed), ..wish.clone() }
    }

    fn ask(wish: TagWish, after: Option<TagId>) -> Asked<TagRow> {
        Box::pin(api::list_tags(wish, after))
    }
}

#[component]
pub fn TagsRoom(seat: Seat) -> impl IntoView {
    let room = Room::<Tags>::enter(seat);
    let say = seat.tags();
    let filter = move |shown: Shown| {
        let href = move || room.list_address(&room.wish.with(|wish| TagWish { shown, ..wish.clone() }));
        let current = move || room.wish.with(|wish| wish.shown == shown).then_some("true");
        view! { <a class="filter" href=href aria-current=current>{(say.shown)(shown)}</a> }
    };
    view! {
        <main class="desk listed" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="list" aria-labelledby=room.title_id()>
                <header class="list__bar">
                    <h1 class="list__title" id=room.title_id() tabindex="-1">{say.list.title}</h1>
                    <nav class="list__filters" aria-label=say.list.filter>{Shown::ALL.iter().map(|shown| filter(*shown)).collect_view()}</nav>
                    {kinds(room)}
                    <Seek room=room/>
                    <begin::Begin room=room/>
                </header>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::TagDrawer room=room/></Show>
        </main>
    }
}

/// One kind of words, or all.
fn kinds(room: Room<Tags>) -> impl IntoView {
    let say = room.seat.tags();
    let choose = move |event: ev::Event| {
        let chosen = Some(event_target_value(&event)).filter(|kind| is_kind(kind));
        let wish = room.wish.with_untracked(|wish| TagWish { kind: chosen, ..wish.clone() });
        room.go.run((room.list_address(&wish), false));
    };
    let is_now = move |kind: &str| room.wish.with(|wish| wish.kind.as_deref().unwrap_or_default() == kind);
    let options = FACETS
        .map(|kind| view! { <option value=kind selected=move || is_now(kind)>{facet(room.seat.locale)(kind)}</option> })
        .into_iter()
        .collect_view();
    view! {
        <select class="desk-input tag-kinds" aria-label=say.kind on:change=choose>
            <option value="" selected=move || is_now("")>{say.list.all}</option>{options}
        </select>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_is_read_again_and_nonsense_asks_for_everything() {
        let wish = TagWish { shown: Shown::Retired, kind: Some("colour".into()), words: "vinho".into() };
        let mut query = ParamsMap::new();
        for (name, value) in [(SHOWN, "retired"), (KIND, "colour"), (WORDS, " vinho ")] {
            query.insert(name, value.to_owned());
        }
        assert_eq!(Tags::read(&query), wish);
        let mut query = ParamsMap::new();
        query.insert(KIND, "colours".to_owned());
        assert_eq!((Tags::read(&query), Tags::query(&TagWish::default()).as_str()), (TagWish::default(), ""));
    }
}

//! The consignors of the store by name, and one of them beside the list: what is agreed with her, what she brought, what waits for a
//! decision. Her own page is the storefront's.
mod agree;
mod api;
mod begin;
mod drawer;
mod link;
mod part;
mod pick;
mod rows;
mod sheet;
mod shelf;
mod terms;
mod waiting;

pub(super) use {
    part::of_piece,
    pick::{Hit, of_agreed},
    waiting::WaitingRoom,
};

use super::{
    Seat,
    list::{self, Asked, Kind, Room, Seek},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        consignor::{ConsignorRow, ConsignorWish, Which},
        id::PersonId,
        store::Locale,
    },
    i18n::{
        consignors::{self, Words},
        list::ListWords,
    },
    paths,
};
use leptos_router::params::ParamsMap;

const WHICH: &str = "which";
const WORDS: &str = "q";

impl Seat {
    /// The words of this room.
    pub(super) fn consignors(self) -> &'static Words {
        consignors::of(self.locale)
    }
}

pub struct Consignors;

impl Kind for Consignors {
    type Id = PersonId;
    type Row = ConsignorRow;
    type Wish = ConsignorWish;

    const NAME: &'static str = "consignors";
    const HOME: &'static str = paths::ADMIN_CONSIGNORS;

    fn say(locale: Locale) -> &'static ListWords {
        &consignors::of(locale).list
    }

    fn id(row: &ConsignorRow) -> PersonId {
        row.id
    }

    fn address(id: PersonId) -> String {
        paths::admin_consignor(id)
    }

    fn opened(path: &str) -> Option<PersonId> {
        paths::opened_consignor(path)
    }

    fn read(query: &ParamsMap) -> ConsignorWish {
        let which = query.get_str(WHICH).and_then(|name| name.parse().ok()).unwrap_or(Which::All);
        ConsignorWish { which, words: query.get_str(WORDS).map(list::bounded).unwrap_or_default() }
    }

    fn query(wish: &ConsignorWish) -> String {
        let mut query = ParamsMap::new();
        if wish.which != Which::All {
            query.insert(WHICH, wish.which.name().to_owned());
        }
        if !wish.words.is_empty() {
            query.insert(WORDS, wish.words.clone());
        }
        query.to_query_string()
    }

    fn words(wish: &ConsignorWish) -> &str {
        &wish.words
    }

    fn with_words(wish: &ConsignorWish, typed: &str) -> ConsignorWish {
        ConsignorWish { which: wish.which, words: list::bounded(typed) }
    }

    fn ask(wish: ConsignorWish, after: Option<PersonId>) -> Asked<ConsignorRow> {
        Box::pin(api::list_consignors(wish, after))
    }
}

#[component]
pub fn ConsignorsRoom(seat: Seat) -> impl IntoView {
    let room = Room::<Consignors>::enter(seat);
    let say = seat.consignors();
    let filter = move |which: Which| {
        let href = move || room.list_address(&room.wish.with(|wish| ConsignorWish { which, words: wish.words.clone() }));
        let current = move || room.wish.with(|wish| wish.which == which).then_some("true");
        view! { <a class="filter" href=href aria-current=current>{(say.which)(which)}</a> }
    };
    view! {
        <main class="desk listed" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="list" aria-labelledby=room.title_id()>
                <header class="list__bar">
                    <h1 class="list__title" id=room.title_id() tabindex="-1">{say.list.title}</h1>
                    <nav class="list__filters" aria-label=say.list.filter>
                        {Which::ALL.iter().map(|which| filter(*which)).collect_view()}
                        <a class="filter" href=paths::ADMIN_CONSIGNORS_WAITING>{say.waiting}</a>
                    </nav>
                    <Seek room=room/>
                    <begin::Add room=room/>
                </header>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::ConsignorDrawer room=room/></Show>
        </main>
    }
}

//! What came in: arrivals by number, and one of them beside the list, where its pieces are taken in, photographed and hung on the rail.
mod api;
mod begin;
mod drafts;
mod drawer;
mod form;
mod rows;

pub use api::{list_arrivals, publish};

use super::{
    Seat,
    list::{self, Asked, Kind, Room, Saved, Seek},
};
use crate::admin::prelude::*;
use crate::{
    domain::{id::CollectionId, intake::Arrival, store::Locale},
    i18n::{
        arrivals::{self, Words},
        list::ListWords,
    },
    paths,
};
use leptos_router::params::ParamsMap;

const WORDS: &str = "q";

impl Seat {
    /// The words of this room.
    fn arrivals(self) -> &'static Words {
        arrivals::of(self.locale)
    }
}

pub struct Arrivals;

impl Kind for Arrivals {
    type Id = CollectionId;
    type Row = Arrival;
    type Wish = String;

    const NAME: &'static str = "arrivals";
    const HOME: &'static str = paths::ADMIN_ARRIVALS;

    fn say(locale: Locale) -> &'static ListWords {
        &arrivals::of(locale).list
    }

    fn id(row: &Arrival) -> CollectionId {
        row.id
    }

    fn address(id: CollectionId) -> String {
        paths::admin_arrival(id)
    }

    fn opened(path: &str) -> Option<CollectionId> {
        paths::opened_arrival(path)
    }

    fn read(query: &ParamsMap) -> String {
        query.get_str(WORDS).map(list::bounded).unwrap_or_default()
    }

    fn query(wish: &String) -> String {
        let mut query = ParamsMap::new();
        if !wish.is_empty() {
            query.insert(WORDS, wish.clone());
        }
        query.to_query_string()
    }

    fn words(wish: &String) -> &str {
        wish
    }

    fn with_words(_: &String, typed: &str) -> String {
        list::bounded(typed)
    }

    fn ask(wish: String, after: Option<CollectionId>) -> Asked<Arrival> {
        Box::pin(api::list_arrivals(wish, after))
    }
}

#[component]
pub fn ArrivalsRoom(seat: Seat) -> impl IntoView {
    let room = Room::<Arrivals>::enter(seat);
    view! {
        <main class="desk listed" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="list" aria-labelledby=room.title_id()>
                <header class="list__bar">
                    <h1 class="list__title" id=room.title_id() tabindex="-1">{seat.arrivals().list.title}</h1>
                    <Seek room=room/>
                    <begin::Begin room=room/>
                </header>
                <Saved room=room/>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::ArrivalDrawer room=room/></Show>
        </main>
    }
}

//! The clients of the store by name: who has something at home, who is late; and one of them beside the list, with what is known of her.
pub(super) mod api;
pub(super) mod contact;
mod drawer;
mod notes;
mod rows;
mod sheet;

use super::{
    Seat,
    list::{self, Asked, Kind, Room, Saved, Seek},
};
use crate::{
    domain::{
        client::{ClientRow, ClientWish, Shown},
        id::PersonId,
        store::Locale,
    },
    i18n::{
        clients::{self, Words},
        list::ListWords,
    },
    paths,
};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

const SHOWN: &str = "shown";
const WORDS: &str = "q";

impl Seat {
    /// The words of this room.
    fn clients(self) -> &'static Words {
        clients::of(self.locale)
    }
}

pub struct Clients;

impl Kind for Clients {
    type Id = PersonId;
    type Row = ClientRow;
    type Wish = ClientWish;

    const NAME: &'static str = "clients";
    const HOME: &'static str = paths::ADMIN_CLIENTS;

    fn say(locale: Locale) -> &'static ListWords {
        &clients::of(locale).list
    }

    fn id(row: &ClientRow) -> PersonId {
        row.id
    }

    fn address(id: PersonId) -> String {
        paths::admin_client(id)
    }

    fn opened(path: &str) -> Option<PersonId> {
        paths::opened_client(path)
    }

    fn read(query: &ParamsMap) -> ClientWish {
        let shown = query.get_str(SHOWN).and_then(|name| name.parse().ok()).unwrap_or(Shown::All);
        ClientWish { shown, words: query.get_str(WORDS).map(list::bounded).unwrap_or_default() }
    }

    fn query(wish: &ClientWish) -> String {
        let mut query = ParamsMap::new();
        if wish.shown != Shown::All {
            query.insert(SHOWN, wish.shown.name().to_owned());
        }
        if !wish.words.is_empty() {
            query.insert(WORDS, wish.words.clone());
        }
        query.to_query_string()
    }

    fn words(wish: &ClientWish) -> &str {
        &wish.words
    }

    fn with_words(wish: &ClientWish, typed: &str) -> ClientWish {
        ClientWish { shown: wish.shown, words: list::bounded(typed) }
    }

    fn ask(wish: ClientWish, after: Option<PersonId>) -> Asked<ClientRow> {
        Box::pin(api::list_clients(wish, after))
    }
}

#[component]
pub fn ClientsRoom(seat: Seat) -> impl IntoView {
    let room = Room::<Clients>::enter(seat);
    let say = seat.clients();
    let filter = move |shown: Shown| {
        let href = move || room.list_address(&room.wish.with(|wish| ClientWish { shown, words: wish.words.clone() }));
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
                    <contact::Add room=room/>
                </header>
                <Saved room=room/>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::ClientDrawer room=room/></Show>
        </main>
    }
}

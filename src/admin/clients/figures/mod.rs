//! Clients as finance sees them: under the same address a list of figures, and one client beside it.
mod drawer;
mod rows;

use super::api;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{self, Asked, Kind, Room, Seek},
    },
    domain::{
        client::{
            ClientWish, Shown,
            figures::{FiguresRow, FiguresWish},
        },
        id::PersonId,
        store::Locale,
    },
    i18n::{clients, list::ListWords},
    paths,
};
use leptos_router::params::ParamsMap;

pub struct Figures;

impl Kind for Figures {
    type Id = PersonId;
    type Row = FiguresRow;
    type Wish = FiguresWish;

    const NAME: &'static str = "figures";
    const HOME: &'static str = paths::ADMIN_CLIENTS;

    fn say(locale: Locale) -> &'static ListWords {
        &clients::figures(locale).list
    }

    fn id(row: &FiguresRow) -> PersonId {
        row.id
    }

    fn address(id: PersonId) -> String {
        paths::admin_client(id)
    }

    fn opened(path: &str) -> Option<PersonId> {
        paths::opened_client(path)
    }

    fn read(query: &ParamsMap) -> FiguresWish {
        let ClientWish { shown, words, .. } = super::wish::read(query);
        FiguresWish { shown, words }
    }

    fn query(wish: &FiguresWish) -> String {
        super::wish::query(&ClientWish { shown: wish.shown, words: wish.words.clone(), ..ClientWish::default() })
    }

    fn words(wish: &FiguresWish) -> &str {
        &wish.words
    }

    fn with_words(wish: &FiguresWish, typed: &str) -> FiguresWish {
        FiguresWish { words: list::bounded(typed), ..wish.clone() }
    }

    fn ask(wish: FiguresWish, after: Option<PersonId>) -> Asked<FiguresRow> {
        Box::pin(api::list_figures(wish, after))
    }
}

#[component]
pub fn FiguresRoom(seat: Seat) -> impl IntoView {
    let room = Room::<Figures>::enter(seat);
    let say = seat.clients();
    let filter = move |shown: Shown| {
        let href = move || room.list_address(&room.wish.with(|wish| FiguresWish { shown, ..wish.clone() }));
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
                </header>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::FiguresDrawer room=room/></Show>
        </main>
    }
}

//! The clients of the store by name: who has something at home, who is late; and one of them beside the list, with what is known of her.
mod answers;
pub(super) mod api;
pub(super) mod contact;
mod drawer;
mod entrust;
mod figures;
mod filters;
mod known;
mod life;
mod notes;
mod profile;
mod rows;
mod same;
mod sheet;
mod terms;
mod wish;

use super::{
    Seat,
    list::{self, Asked, Kind, Room, Saved, Seek},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        client::{ClientRow, ClientWish, Shown},
        id::PersonId,
        role::Role,
        store::Locale,
    },
    i18n::{
        clients::{self, Words},
        list::ListWords,
    },
    paths,
};
use api::{Choices, client_choices};
use leptos::{either::EitherOf3, task::spawn_local};
use leptos_router::{hooks::use_location, params::ParamsMap};

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
        wish::read(query)
    }

    fn query(wish: &ClientWish) -> String {
        wish::query(wish)
    }

    fn words(wish: &ClientWish) -> &str {
        &wish.words
    }

    fn with_words(wish: &ClientWish, typed: &str) -> ClientWish {
        ClientWish { words: list::bounded(typed), ..wish.clone() }
    }

    fn ask(wish: ClientWish, after: Option<PersonId>) -> Asked<ClientRow> {
        Box::pin(api::list_clients(wish, after))
    }
}

/// The clients of the store, or those who are perhaps one; to finance their figures alone.
#[component]
pub fn ClientsRoom(seat: Seat) -> impl IntoView {
    let at = use_location();
    let pairs = Memo::new(move |_| at.pathname.with(|path| path.trim_end_matches('/') == paths::ADMIN_SAME_CLIENTS));
    move || match (seat.role == Role::Finance, pairs.get()) {
        (true, _) => EitherOf3::A(view! { <figures::FiguresRoom seat=seat/> }),
        (false, true) => EitherOf3::B(view! { <same::SameRoom seat=seat/> }),
        (false, false) => EitherOf3::C(view! { <Listed seat=seat/> }),
    }
}

#[component]
fn Listed(seat: Seat) -> impl IntoView {
    let room = Room::<Clients>::enter(seat);
    let say = seat.clients();
    let choices = RwSignal::new(None::<Choices>);
    spawn_local(async move {
        // without it the list and what is known of her still work
        if let Ok(answer) = client_choices(true).await {
            choices.try_set(Some(answer));
        }
    });
    let filter = move |shown: Shown| {
        let href = move || room.list_address(&room.wish.with(|wish| ClientWish { shown, ..wish.clone() }));
        let current = move || room.wish.with(|wish| wish.shown == shown).then_some("true");
        view! { <a class="filter" href=href aria-current=current>{(say.shown)(shown)}</a> }
    };
    view! {
        <main class="desk listed" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="list" aria-labelledby=room.title_id()>
                <header class="list__bar">
                    <h1 class="list__title" id=room.title_id() tabindex="-1">{say.list.title}</h1>
                    <nav class="list__filters" aria-label=say.list.filter>
                        {Shown::ALL.iter().map(|shown| filter(*shown)).collect_view()}
                        <a class="filter" href=paths::ADMIN_SAME_CLIENTS>{clients::same(seat.locale).title}</a>
                    </nav>
                    <Seek room=room/>
                    <contact::Add room=room/>
                </header>
                <Saved room=room/>
                <filters::More room=room choices=choices/>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::ClientDrawer room=room choices=choices/></Show>
        </main>
    }
}

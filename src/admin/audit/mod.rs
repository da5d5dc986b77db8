//! What happened in the shop: who did what to what, and how it was before and after. An owner's room; it only reads.
mod api;
mod bar;
mod drawer;
mod page;
mod rows;
mod wish;

use super::Seat;
use crate::admin::prelude::*;
use crate::{
    admin::list::{self, Asked, Kind, Room},
    domain::{
        audit::{AuditRow, AuditWish},
        id::EventId,
        store::Locale,
    },
    i18n::{
        audit::{self, Audit},
        list::ListWords,
    },
    paths,
};
use leptos_router::params::ParamsMap;

impl Seat {
    /// The words of this room.
    fn audit(self) -> &'static Audit {
        audit::of(self.locale)
    }

    /// What a kind of event means; its bare name when nobody has found words for it.
    fn sentence(self, kind: &str) -> String {
        audit::sentence(kind, self.locale).map_or_else(|| kind.to_owned(), str::to_owned)
    }
}

/// The book of what happened.
pub struct Book;

impl Kind for Book {
    type Id = EventId;
    type Row = AuditRow;
    type Wish = AuditWish;

    const NAME: &'static str = "audit";
    const HOME: &'static str = paths::ADMIN_AUDIT;

    fn say(locale: Locale) -> &'static ListWords {
        &audit::of(locale).list
    }

    fn id(row: &AuditRow) -> EventId {
        row.id
    }

    fn address(id: EventId) -> String {
        paths::admin_event(id)
    }

    fn opened(path: &str) -> Option<EventId> {
        paths::opened_event(path)
    }

    fn read(query: &ParamsMap) -> AuditWish {
        wish::read(query)
    }

    fn query(wish: &AuditWish) -> String {
        wish::query(wish)
    }

    fn words(wish: &AuditWish) -> &str {
        &wish.words
    }

    fn with_words(wish: &AuditWish, typed: &str) -> AuditWish {
        AuditWish { words: list::bounded(typed), ..wish.clone() }
    }

    fn ask(wish: AuditWish, after: Option<EventId>) -> Asked<AuditRow> {
        Box::pin(api::list_events(wish, after))
    }
}

#[component]
pub fn AuditRoom(seat: Seat) -> impl IntoView {
    let room = Room::<Book>::enter(seat);
    view! {
        <main class="desk listed" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="list" aria-labelledby=room.title_id()>
                <bar::AuditBar room=room/>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::EventDrawer room=room/></Show>
        </main>
    }
}

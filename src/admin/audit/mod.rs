//! What happened in the shop: who did what to what, and how it was before and after. An owner's room; it only reads.
mod api;
mod bar;
mod drawer;
mod page;
mod rows;
mod wish;

use super::{Seat, keys};
use crate::admin::list::Turn;
use crate::admin::prelude::*;
use crate::{
    domain::{
        audit::{AuditRow, AuditWish, PAGE},
        id::EventId,
    },
    error::AppError,
    i18n::audit::{self, Audit},
    paths,
};
use api::list_events;
use leptos::ev;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

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

#[derive(Debug, Clone, PartialEq, Eq)]
enum Load {
    Anew,
    More,
    Done,
    Failed(AppError),
}

/// What all parts of this screen share.
#[derive(Clone, Copy)]
struct Room {
    seat: Seat,
    wish: Memo<AuditWish>,
    /// The event in the drawer.
    open: Memo<Option<EventId>>,
    rows: RwSignal<Vec<AuditRow>>,
    load: RwSignal<Load>,
    more: RwSignal<bool>,
    turn: Turn,
    /// Go to an address; `true` replaces the present one.
    go: Callback<(String, bool)>,
}

impl Room {
    fn address(self, id: EventId) -> String {
        paths::admin_event(id) + &self.wish.with(wish::query)
    }

    /// Another list beside the event that is open.
    fn address_of(self, wish: &AuditWish) -> String {
        self.open.get_untracked().map_or_else(|| paths::ADMIN_AUDIT.to_owned(), paths::admin_event) + &wish::query(wish)
    }

    fn list_address(self, wish: &AuditWish) -> String {
        paths::ADMIN_AUDIT.to_owned() + &wish::query(wish)
    }

    /// The list from the top, or what follows on its last row.
    fn fetch(self, next: bool) {
        self.load.set(if next { Load::More } else { Load::Anew });
        let (wish, after) = (self.wish.get_untracked(), self.rows.with_untracked(|rows| rows.last().map(|row| row.id)));
        self.turn.ask(list_events(wish, after.filter(|_| next)), move |answer| {
            self.take(answer, next);
        });
    }

    fn take(self, answer: Result<Vec<AuditRow>, AppError>, next: bool) {
        match answer {
            Ok(page) => {
                self.more.set(u32::try_from(page.len()).is_ok_and(|count| count >= PAGE));
                if next {
                    self.rows.update(|rows| rows.extend(page));
                } else {
                    self.rows.set(page);
                }
                self.load.set(Load::Done);
            }
            Err(error) => self.load.set(Load::Failed(error)),
        }
    }

    /// Back to the list alone, with the focus on the row that was open.
    fn close(self) {
        let Some(id) = self.open.get_untracked() else { return };
        self.go.run((self.list_address(&self.wish.get_untracked()), false));
        request_animation_frame(move || {
            if !keys::focus(&rows::anchor(id)) {
                keys::focus("audit-title");
            }
        });
    }
}

#[component]
pub fn AuditRoom(seat: Seat) -> impl IntoView {
    let (at, navigate) = (use_location(), use_navigate());
    let room = Room {
        seat,
        wish: Memo::new(move |_| at.query.with(wish::read)),
        open: Memo::new(move |_| at.pathname.with(|path| paths::opened_event(path))),
        rows: RwSignal::new(Vec::new()),
        load: RwSignal::new(Load::Anew),
        more: RwSignal::new(false),
        turn: Turn::new(),
        go: Callback::new(move |(address, replace): (String, bool)| {
            navigate(&address, NavigateOptions { replace, resolve: false, scroll: false, ..NavigateOptions::default() });
        }),
    };
    Effect::new(move |_| {
        room.wish.track();
        room.fetch(false);
    });
    let keyboard = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !keys::is_typing() && !keys::is_covered() {
            room.close();
        }
    });
    on_cleanup(move || keyboard.remove());
    view! {
        <main class="desk audit" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="audit__list" aria-labelledby="audit-title">
                <bar::AuditBar room=room/>
                <rows::AuditRows room=room/>
            </section>
            <Show when=move || room.open.get().is_some()><drawer::EventDrawer room=room/></Show>
        </main>
    }
}

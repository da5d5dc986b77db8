//! The orders of the store: a list that is asked by status and words, and one order opened beside it.
//!
//! Everything that somebody would send to a colleague stands in the address: filter, words, the open order.
mod api;
mod asking;
mod bar;
mod drawer;
mod rows;
mod sheet;
mod shelf;
mod state;
mod till;
mod wish;

use super::{
    Seat,
    keys::{self, Wanted},
};
use crate::{domain::id::OrderId, paths};
use leptos::{ev, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use shelf::Shelf;
use wish::Wish;

pub use rows::OrdersWaiting;

/// What all parts of this screen share.
#[derive(Clone, Copy)]
struct Room {
    seat: Seat,
    wish: Memo<Wish>,
    /// The order in the drawer.
    open: Memo<Option<OrderId>>,
    shelf: Shelf,
    /// The row that keys move from.
    marked: RwSignal<Option<OrderId>>,
    /// The focus goes to the list as soon as it answers this wish.
    awaited: RwSignal<Option<Wish>>,
    /// Whether the drawer leaves the focus in the list when it shows another order.
    stays: StoredValue<bool>,
    /// Go to an address; `true` replaces the present one.
    go: Callback<(String, bool)>,
}

impl Room {
    /// Address of an order, over the list as it is asked now.
    fn address(self, id: OrderId) -> String {
        paths::admin_order(id) + &self.wish.with(Wish::query)
    }

    /// Address of another list beside the order that is open, which a row opened while words were still awaited stays.
    fn address_of(self, wish: &Wish) -> String {
        self.open.get_untracked().map_or_else(|| paths::ADMIN_ORDERS.to_owned(), paths::admin_order) + &wish.query()
    }

    /// Address of the list.
    fn list_address(self, wish: &Wish) -> String {
        paths::ADMIN_ORDERS.to_owned() + &wish.query()
    }

    /// Back to the list alone, with the focus where it was.
    fn close(self) {
        let Some(id) = self.open.get_untracked() else {
            // the first Escape empties a field, the second leaves it
            if keys::is_typing() && !keys::empty_field() {
                self.focus_list();
            }
            return;
        };
        self.marked.set(Some(id));
        self.go.run((self.list_address(&self.wish.get_untracked()), false));
        request_animation_frame(move || self.focus_list());
    }

    /// The marked row, or the first one, or the headline.
    fn focus_list(self) {
        let id = self.marked.get_untracked().or_else(|| self.shelf.neighbour(None, 1));
        let found = id.is_some_and(|id| keys::focus(&rows::anchor(id)));
        if !found {
            keys::focus("orders-title");
        }
    }

    /// The next page. Its button goes away, so the focus waits on the last row.
    fn go_on(self) {
        if let Some(last) = self.shelf.rows.with_untracked(|rows| rows.last().map(|row| row.id)) {
            keys::focus(&rows::anchor(last));
        }
        self.shelf.ask_more();
    }

    /// Move by one row. An open drawer follows; the end of the list asks for more.
    fn step(self, by: i32) {
        let from_drawer = keys::is_inside("drawer");
        let fresh = !from_drawer && !keys::is_inside("orders-rows");
        let from = self.marked.get_untracked().filter(|_| !fresh || self.open.get_untracked().is_some());
        let Some(next) = self.shelf.neighbour(from, by) else {
            if by > 0 {
                self.shelf.ask_more();
            }
            return;
        };
        // focus scrolls the row into sight, even if the drawer takes it back
        self.marked.set(Some(next));
        keys::focus(&rows::anchor(next));
        if self.open.get_untracked().is_some() {
            self.stays.set_value(!from_drawer);
            self.go.run((self.address(next), true));
        }
    }
}

#[component]
pub fn OrdersRoom(seat: Seat) -> impl IntoView {
    let (at, navigate) = (use_location(), use_navigate());
    let room = Room {
        seat,
        wish: Memo::new(move |_| at.query.with(Wish::read)),
        open: Memo::new(move |_| at.pathname.with(|path| paths::opened_order(path))),
        shelf: Shelf::new(),
        marked: RwSignal::new(None),
        awaited: RwSignal::new(None),
        stays: StoredValue::new(false),
        go: Callback::new(move |(address, replace): (String, bool)| {
            navigate(&address, NavigateOptions { replace, resolve: false, scroll: false, ..NavigateOptions::default() });
        }),
    };
    Effect::new(move |_| {
        room.marked.set(None);
        room.shelf.ask(room.wish.get());
    });
    Effect::new(move |_| {
        let Some(wish) = room.awaited.get() else { return };
        if room.shelf.answers(&wish) {
            room.awaited.set(None);
            request_animation_frame(move || room.focus_list());
        }
    });
    Effect::new(move |_| {
        if let Some(id) = room.open.get() {
            room.marked.set(Some(id));
        }
    });
    let keyboard = window_event_listener(ev::keydown, move |event| hear(room, &event));
    on_cleanup(move || keyboard.remove());
    view! {
        <main class="desk orders" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="orders__list" aria-labelledby="orders-title">
                <bar::OrdersBar room=room/>
                <asking::PhoneAsking room=room order=None/>
                <rows::OrderRows room=room/>
            </section>
            <Show when=move || room.open.get().is_some()><drawer::Drawer room=room/></Show>
        </main>
    }
}

fn hear(room: Room, event: &ev::KeyboardEvent) {
    let Some(wanted) = keys::wanted(event) else { return };
    // a field clears itself with Escape: that stays the browser's
    if !(wanted == Wanted::Close && keys::is_typing()) {
        event.prevent_default();
    }
    match wanted {
        Wanted::Up => room.step(-1),
        Wanted::Down => room.step(1),
        Wanted::Close => room.close(),
        Wanted::Search => {
            keys::focus("orders-words");
        }
    }
}

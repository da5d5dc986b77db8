//! What all parts of a list's screen share, and the ways through it: by row, into the drawer and back.
use super::{Kind, Shelf, Undo, anchor, choice::Choice};
use crate::admin::{
    Seat,
    keys::{self, Wanted},
};
use leptos::{ev, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

pub struct Room<K: Kind> {
    pub seat: Seat,
    pub wish: Memo<K::Wish>,
    /// What is in the drawer.
    pub open: Memo<Option<K::Id>>,
    pub shelf: Shelf<K>,
    /// The row that keys move from.
    pub marked: RwSignal<Option<K::Id>>,
    /// The focus goes to the list as soon as it answers this wish.
    pub awaited: RwSignal<Option<K::Wish>>,
    /// Whether the drawer leaves the focus in the list when it shows something else.
    pub stays: StoredValue<bool>,
    /// Counts how often what is in the drawer was changed from elsewhere.
    pub stale: RwSignal<u32>,
    /// The row that is edited where it stands, and the cell that was meant.
    pub editing: RwSignal<Option<(K::Id, String)>>,
    pub choice: Choice<K>,
    pub undo: Undo,
    /// Go to an address; `true` replaces the present one.
    pub go: Callback<(String, bool)>,
}

impl<K: Kind> Clone for Room<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Kind> Copy for Room<K> {}

impl<K: Kind> Room<K> {
    /// Reads the address, asks for its list whenever that changes, and hears the keyboard as long as the screen is there.
    pub fn enter(seat: Seat) -> Self {
        let (at, navigate) = (use_location(), use_navigate());
        let room = Self {
            seat,
            wish: Memo::new(move |_| at.query.with(K::read)),
            open: Memo::new(move |_| at.pathname.with(|path| K::opened(path))),
            shelf: Shelf::new(),
            marked: RwSignal::new(None),
            awaited: RwSignal::new(None),
            stays: StoredValue::new(false),
            stale: RwSignal::new(0),
            editing: RwSignal::new(None),
            choice: Choice::new(),
            undo: Undo::here(seat),
            go: Callback::new(move |(address, replace): (String, bool)| {
                navigate(&address, NavigateOptions { replace, resolve: false, scroll: false, ..NavigateOptions::default() });
            }),
        };
        Effect::new(move |_| {
            room.marked.set(None);
            room.editing.set(None);
            room.choice.clear();
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
        let keyboard = window_event_listener(ev::keydown, move |event| room.hear(&event));
        on_cleanup(move || keyboard.remove());
        room
    }

    /// Address of one of them, over the list as it is asked now.
    pub fn address(self, id: K::Id) -> String {
        K::address(id) + &self.wish.with(K::query)
    }

    /// Address of another list beside what is open, which a row opened while words were still awaited stays.
    pub fn address_of(self, wish: &K::Wish) -> String {
        self.open.get_untracked().map_or_else(|| K::HOME.to_owned(), K::address) + &K::query(wish)
    }

    /// Address of the list alone.
    pub fn list_address(self, wish: &K::Wish) -> String {
        K::HOME.to_owned() + &K::query(wish)
    }

    /// Id of the headline.
    pub fn title_id(self) -> String {
        format!("{}-title", K::NAME)
    }

    pub fn rows_id(self) -> String {
        format!("{}-rows", K::NAME)
    }

    pub fn words_id(self) -> String {
        format!("{}-words", K::NAME)
    }

    /// Back to the list alone, with the focus where it was.
    pub fn close(self) {
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
    pub fn focus_list(self) {
        let id = self.marked.get_untracked().or_else(|| self.shelf.neighbour(None, 1));
        let found = id.is_some_and(|id| keys::focus(&anchor::<K>(id)));
        if !found {
            keys::focus(&self.title_id());
        }
    }

    /// The next page. Its button goes away, so the focus waits on the last row.
    pub fn go_on(self) {
        if let Some(last) = self.shelf.rows.with_untracked(|rows| rows.last().map(K::id)) {
            keys::focus(&anchor::<K>(last));
        }
        self.shelf.ask_more();
    }

    /// Move by one row. An open drawer follows; the end of the list asks for more.
    pub fn step(self, by: i32) {
        let from_drawer = keys::is_inside("drawer");
        let fresh = !from_drawer && !keys::is_inside(&self.rows_id());
        let from = self.marked.get_untracked().filter(|_| !fresh || self.open.get_untracked().is_some());
        let Some(next) = self.shelf.neighbour(from, by) else {
            if by > 0 {
                self.shelf.ask_more();
            }
            return;
        };
        // focus scrolls the row into sight, even if the drawer takes it back
        self.marked.set(Some(next));
        keys::focus(&anchor::<K>(next));
        if self.open.get_untracked().is_some() {
            self.stays.set_value(!from_drawer);
            self.go.run((self.address(next), true));
        }
    }

    /// Edit the marked row where it stands.
    fn edit_by_key(self, event: &ev::KeyboardEvent) -> bool {
        let Some(id) = self.marked.get_untracked().filter(|_| !K::EDITS.is_empty() && event.key() == "F2") else { return false };
        let meant = keys::is_inside(&self.rows_id()) && !keys::is_covered();
        // several are chosen: what becomes of them
        if meant && !self.choice.ids.with_untracked(Vec::is_empty) {
            return keys::focus("together-what");
        }
        if meant {
            self.editing.set(Some((id, K::EDITS.to_owned())));
        }
        meant
    }

    fn hear(self, event: &ev::KeyboardEvent) {
        if self.choose_by_key(event) || self.edit_by_key(event) {
            event.prevent_default();
            return;
        }
        let Some(wanted) = keys::wanted(event) else { return };
        // a field clears itself with Escape: that stays the browser's
        if !(wanted == Wanted::Close && keys::is_typing()) {
            event.prevent_default();
        }
        match wanted {
            Wanted::Up => self.step(-1),
            Wanted::Down => self.step(1),
            Wanted::Close => self.close(),
            Wanted::Search => {
                keys::focus(&self.words_id());
            }
        }
    }
}

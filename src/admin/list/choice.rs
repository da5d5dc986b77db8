//! Rows that are chosen to be worked on together: one by one, a stretch with Shift, all of the list with Ctrl-A.
use super::{Kind, Room};
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    i18n::{amount, frame},
};
use leptos::{ev, task::spawn_local};

pub struct Choice<K: Kind> {
    pub ids: RwSignal<Vec<K::Id>>,
    /// How many the list has, when all of them were asked for and only some could be had.
    pub of: RwSignal<Option<u32>>,
}

impl<K: Kind> Clone for Choice<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Kind> Copy for Choice<K> {}

impl<K: Kind> Choice<K> {
    pub fn new() -> Self {
        Self { ids: RwSignal::new(Vec::new()), of: RwSignal::new(None) }
    }

    pub fn has(self, id: K::Id) -> bool {
        self.ids.with(|ids| ids.contains(&id))
    }

    pub fn is_empty(self) -> bool {
        self.ids.with(Vec::is_empty)
    }

    pub fn clear(self) {
        self.of.try_set(None);
        self.ids.try_set(Vec::new());
    }

    fn turn(self, id: K::Id) {
        self.of.set(None);
        self.ids.update(|ids| match ids.iter().position(|one| *one == id) {
            Some(place) => drop(ids.remove(place)),
            None => ids.push(id),
        });
    }

    fn take(self, id: K::Id) {
        self.of.set(None);
        self.ids.update(|ids| {
            if !ids.contains(&id) {
                ids.push(id);
            }
        });
    }
}

impl<K: Kind> Room<K> {
    /// What a key chooses; false leaves it to others.
    pub(super) fn choose_by_key(self, event: &ev::KeyboardEvent) -> bool {
        if !K::CHOOSES
            || event.alt_key()
            || event.default_prevented()
            || keys::is_covered()
            || keys::is_typing()
            || keys::is_inside("drawer")
        {
            return false;
        }
        let (in_rows, control) = (keys::is_inside(&self.rows_id()), event.ctrl_key() || event.meta_key());
        match event.key().as_str() {
            "a" | "A" if control => self.choose_all(),
            " " if in_rows && !control => {
                if let Some(id) = self.marked.get_untracked() {
                    self.choice.turn(id);
                }
            }
            key @ ("ArrowDown" | "ArrowUp") if in_rows && event.shift_key() && !control => {
                let from = self.marked.get_untracked();
                self.step(if key == "ArrowDown" { 1 } else { -1 });
                for id in from.into_iter().chain(self.marked.get_untracked()) {
                    self.choice.take(id);
                }
            }
            "Escape" if self.open.get_untracked().is_none() && !self.choice.ids.with_untracked(Vec::is_empty) => self.choice.clear(),
            _ => return false,
        }
        true
    }

    /// All of the list, as many as one command may take, and how many there are.
    pub fn choose_all(self) {
        let Some(asked) = K::all(self.wish.get_untracked()) else { return };
        spawn_local(async move {
            match asked.await {
                Ok((ids, count)) => {
                    let short = usize::try_from(count).is_ok_and(|count| count > ids.len());
                    self.choice.of.try_set(short.then_some(count));
                    self.choice.ids.try_set(ids);
                }
                Err(error) => self.undo.say((self.seat.say().trouble)(error.status()).0.to_owned()),
            }
        });
    }
}

/// The box in front of a row: for a pointer, since Space does it from the keyboard.
pub(super) fn tick<K: Kind>(room: Room<K>, row: &K::Row) -> Option<impl IntoView + use<K>> {
    let id = K::id(row);
    let label = (frame::of(room.seat.locale).choose)(&K::title(row));
    K::CHOOSES.then(|| {
        view! {
            <input class="list__choose" type="checkbox" tabindex="-1" aria-label=label prop:checked=move || room.choice.has(id)
                on:focus=move |_| room.marked.set(Some(id)) on:change=move |_| room.choice.turn(id)/>
        }
    })
}

/// How many are chosen, and what may be done with them.
pub fn chosen<K: Kind>(room: Room<K>, verbs: ViewFn) -> impl IntoView {
    let say = frame::of(room.seat.locale);
    let many = move || room.choice.ids.with(Vec::len);
    let told = move || match room.choice.of.get() {
        Some(count) => (say.all_chosen)(&amount::count(count, room.seat.locale), many()),
        None => (say.chosen)(many()),
    };
    view! {
        <Show when=move || !room.choice.is_empty()>
            <div class="chosen">
                <p class="chosen__told" role="status">{told}</p>
                <button class="desk-button desk-button--small" type="button" on:click=move |_| { room.choice.clear(); room.focus_list(); }>{say.choose_none}</button>
                {verbs.run()}
            </div>
        </Show>
    }
}

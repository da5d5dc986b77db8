//! The list as it stands in this tab: which rows are there, what is on its way, what failed. An answer to an old question is dropped.
use super::turn::Turn;
use super::{Kind, PAGE};
use crate::error::AppError;
use leptos::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Load {
    /// A new list is on its way; old rows stay, faded.
    Anew,
    /// The next page is on its way.
    More,
    Done,
    /// There is no list.
    Failed(AppError),
    /// There is one, but no next page.
    FailedMore(AppError),
}

pub struct Shelf<K: Kind> {
    pub rows: RwSignal<Vec<K::Row>>,
    pub load: RwSignal<Load>,
    /// The server may have rows after the last one here.
    pub more: RwSignal<bool>,
    wish: StoredValue<K::Wish>,
    turn: Turn,
}

impl<K: Kind> Clone for Shelf<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Kind> Copy for Shelf<K> {}

impl<K: Kind> Shelf<K> {
    pub fn new() -> Self {
        Self {
            rows: RwSignal::new(Vec::new()),
            load: RwSignal::new(Load::Anew),
            more: RwSignal::new(false),
            wish: StoredValue::new(K::Wish::default()),
            turn: Turn::new(),
        }
    }

    /// Another list.
    pub fn ask(self, wish: K::Wish) {
        self.wish.set_value(wish);
        self.again();
    }

    /// Whether the rows here are the answer to this wish.
    pub fn answers(self, wish: &K::Wish) -> bool {
        self.load.get() == Load::Done && self.wish.with_value(|asked| asked == wish)
    }

    /// The same list, from the top; nothing once its room is gone.
    pub fn again(self) {
        if self.load.try_set(Load::Anew).is_none() {
            self.fetch(None);
        }
    }

    /// The next page, unless one is on its way or there is none.
    pub fn ask_more(self) {
        if self.more.get_untracked() && matches!(self.load.get_untracked(), Load::Done | Load::FailedMore(_)) {
            self.load.set(Load::More);
            self.fetch(self.rows.with_untracked(|rows| rows.last().map(K::id)));
        }
    }

    fn fetch(self, after: Option<K::Id>) {
        let wish = self.wish.get_value();
        self.turn.ask(K::ask(wish, after), move |answer| {
            self.take(answer, after.is_some());
        });
    }

    fn take(self, answer: Result<Vec<K::Row>, AppError>, next: bool) {
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
            Err(error) if next => self.load.set(Load::FailedMore(error)),
            Err(error) => {
                self.rows.set(Vec::new());
                self.load.set(Load::Failed(error));
            }
        }
    }

    /// Rows here, as far as they are counted.
    pub fn count(self) -> u32 {
        self.rows.with(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX))
    }

    /// The row before or after another; the first one when that is not here. `None` at the ends.
    pub fn neighbour(self, id: Option<K::Id>, by: i32) -> Option<K::Id> {
        self.rows.with_untracked(|rows| {
            let place = id.and_then(|id| rows.iter().position(|row| K::id(row) == id));
            let next = match place {
                None => Some(0),
                Some(place) if by > 0 => place.checked_add(1),
                Some(place) => place.checked_sub(1),
            };
            rows.get(next?).map(K::id)
        })
    }

    /// Something was read alone and stands otherwise by now: `change` says whether it changed the row.
    pub fn learn(self, id: K::Id, change: impl Fn(&mut K::Row)) {
        let find =
            |rows: &Vec<K::Row>| rows.iter().position(|row| K::id(row) == id).and_then(|place| Some((place, rows.get(place)?.clone())));
        // the room may be gone
        let Some((place, old)) = self.rows.try_with_untracked(find).flatten() else { return };
        let mut new = old.clone();
        change(&mut new);
        if new != old {
            self.rows.update(|rows| {
                if let Some(row) = rows.get_mut(place) {
                    *row = new;
                }
            });
        }
    }
}

//! The list as it stands in this tab: which rows are there, what is on its way, what failed. An answer to an old question is dropped.
use super::{
    api::{PAGE, list_orders},
    wish::Wish,
};
use crate::{
    domain::{
        id::OrderId,
        order::{OrderRow, OrderStatus},
    },
    error::AppError,
};
use leptos::{prelude::*, task::spawn_local};

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

#[derive(Clone, Copy)]
pub struct Shelf {
    pub rows: RwSignal<Vec<OrderRow>>,
    pub load: RwSignal<Load>,
    /// The server may have rows after the last one here.
    pub more: RwSignal<bool>,
    wish: StoredValue<Wish>,
    turn: StoredValue<u32>,
}

impl Shelf {
    pub fn new() -> Self {
        Self {
            rows: RwSignal::new(Vec::new()),
            load: RwSignal::new(Load::Anew),
            more: RwSignal::new(false),
            wish: StoredValue::new(Wish::default()),
            turn: StoredValue::new(0),
        }
    }

    /// Another list.
    pub fn ask(self, wish: Wish) {
        self.wish.set_value(wish);
        self.again();
    }

    /// Whether the rows here are the answer to this wish.
    pub fn answers(self, wish: &Wish) -> bool {
        self.load.get() == Load::Done && self.wish.with_value(|asked| asked == wish)
    }

    /// The same list, from the top.
    pub fn again(self) {
        self.load.set(Load::Anew);
        self.fetch(None);
    }

    /// The next page, unless one is on its way or there is none.
    pub fn ask_more(self) {
        if self.more.get_untracked() && matches!(self.load.get_untracked(), Load::Done | Load::FailedMore(_)) {
            self.load.set(Load::More);
            self.fetch(self.rows.with_untracked(|rows| rows.last().map(|row| row.id)));
        }
    }

    fn fetch(self, after: Option<OrderId>) {
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        let wish = self.wish.get_value();
        spawn_local(async move {
            let answer = list_orders(wish.status, wish.words, after).await;
            // the screen may be gone, or have asked for something else
            if self.turn.try_get_value() == Some(turn) {
                self.take(answer, after.is_some());
            }
        });
    }

    fn take(self, answer: Result<Vec<OrderRow>, AppError>, next: bool) {
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

    /// The row before or after another; the first one when that is not here. `None` at the ends.
    pub fn neighbour(self, id: Option<OrderId>, by: i32) -> Option<OrderId> {
        self.rows.with_untracked(|rows| {
            let place = id.and_then(|id| rows.iter().position(|row| row.id == id));
            let next = match place {
                None => Some(0),
                Some(place) if by > 0 => place.checked_add(1),
                Some(place) => place.checked_sub(1),
            };
            rows.get(next?).map(|row| row.id)
        })
    }

    /// An order was read alone and stands otherwise by now.
    pub fn learn(self, id: OrderId, status: OrderStatus) {
        let stale = self.rows.with_untracked(|rows| rows.iter().position(|row| row.id == id && row.status != status));
        if let Some(place) = stale {
            self.rows.update(|rows| {
                if let Some(row) = rows.get_mut(place) {
                    row.status = status;
                }
            });
        }
    }
}

//! The frame of every list in the back office: rows asked page by page, one of them open beside it, all of it in the address.
//!
//! A room says what its rows are and how they are asked for ([`Kind`]); moving, opening, closing, loading, failing and the end are the
//! same everywhere, and so are the keys. What a row looks like is the room's business.
mod choice;
mod drawer;
mod room;
mod saved;
mod saved_api;
mod scroll;
mod seek;
mod shelf;
mod turn;
mod undo;

pub use choice::chosen;
pub use drawer::{Inside, drawer};
pub use room::Room;
pub use saved::Saved;
pub use scroll::{Look, SHAPES, rows, shape_line};
pub use seek::Seek;
pub use shelf::{Load, Shelf};
pub use turn::Turn;
pub use undo::{Undo, UndoBar};

use crate::{domain::store::Locale, error::AppError, i18n::list::ListWords};
use leptos_router::params::ParamsMap;
use std::{future::Future, hash::Hash, pin::Pin};

/// Rows of a page; the last page is shorter.
pub const PAGE: u32 = 50;
/// Characters of a search.
pub const MOST_WORDS: usize = 80;

/// An answer that is on its way.
pub type Asked<R> = Pin<Box<dyn Future<Output = Result<Vec<R>, AppError>>>>;

/// Ids that are on their way: as many as one command may take, and how many there are.
pub type AskedAll<I> = Pin<Box<dyn Future<Output = Result<(Vec<I>, u32), AppError>>>>;

/// A kind of list.
pub trait Kind: Send + Sync + 'static {
    type Id: Copy + Eq + Hash + ToString + Send + Sync + 'static;
    type Row: Clone + PartialEq + Send + Sync + 'static;
    type Wish: Clone + Default + PartialEq + Send + Sync + 'static;

    /// What ids of elements begin with, and the address of the list.
    const NAME: &'static str;
    const HOME: &'static str;
    /// Whether rows are chosen to be worked on together.
    const CHOOSES: bool = false;
    /// The cell in which F2 begins to edit a row; empty where rows are not edited.
    const EDITS: &'static str = "";

    fn say(locale: Locale) -> &'static ListWords;
    fn id(row: &Self::Row) -> Self::Id;
    fn address(id: Self::Id) -> String;
    fn opened(path: &str) -> Option<Self::Id>;
    /// The wish in an address; what can't be understood was not asked for.
    fn read(query: &ParamsMap) -> Self::Wish;
    /// The query of a wish, with its question mark; empty when everything is asked for.
    fn query(wish: &Self::Wish) -> String;
    fn words(wish: &Self::Wish) -> &str;
    fn with_words(wish: &Self::Wish, typed: &str) -> Self::Wish;
    /// What a row is called.
    fn title(_: &Self::Row) -> String {
        String::new()
    }
    fn all(_: Self::Wish) -> Option<AskedAll<Self::Id>> {
        None
    }
    fn ask(wish: Self::Wish, after: Option<Self::Id>) -> Asked<Self::Row>;
}

/// Words as they are asked for.
pub fn bounded(typed: &str) -> String {
    typed.trim().chars().take(MOST_WORDS).collect()
}

/// Id of the link of a row.
pub fn anchor<K: Kind>(id: K::Id) -> String {
    format!("{}-{}", K::NAME, id.to_string())
}

//! Whole stores in few statements, for `vitrine seed`: each function writes many rows of one table with one `unnest`.
//!
//! Everything runs as `vitrine_seeder` in the store of its transaction; triggers stay on, so the shop window, search texts and
//! shown rows come about as they do in daily business. What the rows say is decided in `server::seed`.
mod axes;
mod bags;
mod catalogue;
mod clients;
mod consignors;
mod describing;
mod events;
mod formulas;
mod goals;
mod orders;
mod pages;
mod payments;
mod people;
mod pieces;
mod prices;
mod quizzes;
mod saved;
mod stores;

pub use axes::*;
pub use bags::*;
pub use catalogue::*;
pub use clients::*;
pub use consignors::*;
pub use describing::*;
pub use events::*;
pub use formulas::*;
pub use goals::*;
pub use orders::*;
pub use pages::*;
pub use payments::*;
pub use people::*;
pub use pieces::*;
pub use prices::*;
pub use quizzes::*;
pub use saved::*;
pub use stores::*;

/// Rows per statement: large enough that round trips cost nothing, small enough to stay far below the statement time-out.
const BATCH: usize = 2000;

/// One column of many rows, as PostgreSQL's `unnest` wants it.
macro_rules! column {
    ($rows:expr, $field:ident) => {
        &$rows.iter().map(|row| row.$field.to_owned()).collect::<Vec<_>>()[..]
    };
}
use column;

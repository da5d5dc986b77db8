//! Many who want what few can have. Orders, lines, pieces and reservations are counted; what a counter says is only compared.
//!
//! Nothing sleeps: time passes by an administrator's hand, connections die by hers, and callers walk away after some looks.
mod broken;
mod counted;
mod http;
mod intent;
mod kits;
mod pool;
mod storm;
mod tcp;
mod unique;

pub use http::form;

use crate::trade::checkout;
use vitrine::{
    domain::id::StoreId,
    error::AppError,
    server::{
        actor::Actor,
        db::{
            orders::{NotPlaced, Placed},
            tx::Db,
        },
    },
};

/// What became of a try to place an order.
#[derive(Debug)]
enum Outcome {
    Mine(Placed),
    /// Politely refused: the words of what is missing.
    Missing(Vec<String>),
    Empty,
    /// Worth another try with the same intent.
    Busy,
}

/// Place, and allow only what a visitor may be told. `number` makes link and intent.
async fn place(db: &Db, actor: &Actor, store: StoreId, total: i64, number: usize) -> Outcome {
    match crate::trade::place(db, actor, &checkout(store, total, &format!("intent-{number}")), &link(number)).await {
        Ok(placed) => Outcome::Mine(placed),
        Err(NotPlaced::GoodsMissing(missing)) => Outcome::Missing(missing.into_iter().map(|m| m.problem).collect()),
        Err(NotPlaced::CartEmpty) => Outcome::Empty,
        Err(NotPlaced::Other(AppError::Unavailable)) => Outcome::Busy,
        Err(other) => panic!("buyer {number} was told {other:?}"),
    }
}

/// The link of an order, as long as a real one.
fn link(number: usize) -> String {
    format!("link-{number:038}")
}

/// A number that looks random and is the same in every run.
fn dice(number: usize, throw: usize, sides: usize) -> usize {
    (number.wrapping_mul(2_654_435_761) ^ throw.wrapping_mul(40_503).wrapping_add(number << 7)) / 7 % sides
}

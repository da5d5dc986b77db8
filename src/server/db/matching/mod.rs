//! Matching: whom pieces suit, which pieces suit whom, what counts how much, and what came of it. The points are given by functions of the
//! database (functions/52_match.sql), which answer under the rights of whoever asks; or by an index that was read from it (reading).
mod clients;
mod contacts;
mod offers;
mod reading;
mod weights;
mod wire;

pub use {clients::*, contacts::*, offers::*, reading::*, weights::*};

use crate::domain::matching::Subject;
use uuid::Uuid;

/// Collection and piece, as the functions ask for them; neither is everything in stock.
fn about(subject: Subject) -> (Option<Uuid>, Option<Uuid>) {
    match subject {
        Subject::Collection(id) => (Some(id.0), None),
        Subject::Piece(id) => (None, Some(id.0)),
        Subject::Client(_) => (None, None),
    }
}

//! All clients of a store in bits, so that the best for some pieces are found without looking at each: one bitmap for each word and size over
//! the clients in their order, shared words counted in slices of binary digits for 512 clients at once. It answers as `app.match_clients`
//! does, ties included; that function is the law, and tests/house/matching holds both to it.
//!
//! Pure: it knows no clock and no database. Who changed is taken out of the run and looked at one by one until they are many.
mod best;
mod bitmap;
mod bits;
mod client;
mod columns;
mod count;
mod masks;
mod run;
mod walk;

pub use {
    bits::Bits,
    client::{Ask, Client, Moment, Standing},
};

use super::Found;
use crate::domain::id::PersonId;
use best::{Best, Place};
use run::Run;
use std::collections::HashMap;
use walk::{Of, walk};

/// As many changes are looked at one by one before all are brought into order anew: these, and one for so many who stand in order.
const FEW: usize = 64;
const ONE_OF: usize = 64;

#[derive(Debug, Default)]
pub struct Index {
    run: Run,
    /// Who changed since, as they are now.
    late: HashMap<PersonId, Client>,
}

/// An index while it is filled.
#[derive(Debug, Default)]
pub struct Filling(Run);

impl Filling {
    /// Each client once.
    pub fn add(&mut self, client: &Client) {
        self.0.push(client);
    }

    pub fn done(mut self) -> Index {
        self.0.sort();
        Index { run: self.0, late: HashMap::new() }
    }
}

impl Index {
    /// She is like this now, whatever she was before.
    pub fn put(&mut self, client: Client) {
        self.run.leave(client.id);
        self.late.insert(client.id, client);
        if self.late.len() > FEW + self.run.len() / ONE_OF {
            for client in std::mem::take(&mut self.late).into_values() {
                self.run.push(&client);
            }
            self.run.sort();
        }
    }

    /// She is no client any more.
    pub fn forget(&mut self, id: PersonId) {
        self.run.leave(id);
        self.late.remove(&id);
    }

    /// Who has most points of those who may be written to, the best first.
    pub fn best(&self, ask: &Ask) -> Vec<Found> {
        self.answer(ask, Of::Open)
    }

    /// The same of those who are left out, each with the first reason that holds.
    pub fn left_out(&self, ask: &Ask) -> Vec<Found> {
        self.answer(ask, Of::LeftOut)
    }

    fn answer(&self, ask: &Ask, of: Of) -> Vec<Found> {
        let mut best = Best::of(ask.most);
        walk(&self.run, ask, of, &mut best);
        for client in self.late.values().filter(|client| client.standing.against(client.id, ask).is_some() == (of == Of::LeftOut)) {
            best.offer(Place { client: client.id, standing: client.standing, points: client.points(ask) });
        }
        let told = |place: Place| Found { client: place.client, points: place.points, dropped: place.standing.against(place.client, ask) };
        best.places().map(told).collect()
    }
}

#[cfg(test)]
mod tests;

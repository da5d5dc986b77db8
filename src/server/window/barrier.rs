//! Who still has to say that it has forgotten. Pure: the ear feeds it and sends what it asks for.
use super::Ask;
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};
use uuid::Uuid;

/// The clocks of node and database tick alike, not together.
const MARGIN: Duration = Duration::from_millis(20);

pub struct Barrier {
    /// Looks that brought something, so far; the last of them that all nodes have confirmed.
    changed: u64,
    confirmed: u64,
    rounds: Vec<Round>,
    last_ticket: u64,
}

impl Default for Barrier {
    /// What was changed before an ear began to listen is confirmed by nobody.
    fn default() -> Self {
        Self { changed: 1, confirmed: 0, rounds: Vec::new(), last_ticket: 0 }
    }
}

struct Round {
    ticket: u64,
    covers: u64,
    /// The nodes that have not answered, and when their leases end.
    waits: HashMap<Uuid, Instant>,
    asks: Vec<Ask>,
}

impl Barrier {
    /// A look brought changes.
    pub fn note_change(&mut self) {
        self.changed += 1;
    }

    /// These wait for everybody. Some(ticket): ask the others with it; None: there is nobody to wait for, and they were told.
    pub fn begin(&mut self, asks: Vec<Ask>, others: &[(Uuid, Duration)]) -> Option<u64> {
        if others.is_empty() {
            self.confirmed = self.changed;
        }
        if asks.is_empty() || self.confirmed == self.changed {
            tell(asks);
            return None;
        }
        let now = Instant::now();
        let waits = others.iter().map(|(node, left)| (*node, now.checked_add(*left + MARGIN).unwrap_or(now))).collect();
        self.last_ticket += 1;
        self.rounds.push(Round { ticket: self.last_ticket, covers: self.changed, waits, asks });
        Some(self.last_ticket)
    }

    /// A node has forgotten what this ticket covers.
    pub fn confirm(&mut self, ticket: u64, by: Uuid) {
        // what it has read for a later ticket covers the earlier ones
        for round in self.rounds.iter_mut().filter(|round| round.ticket <= ticket) {
            round.waits.remove(&by);
        }
        self.finish();
    }

    /// A node has closed.
    pub fn leave(&mut self, node: Uuid) {
        for round in &mut self.rounds {
            round.waits.remove(&node);
        }
        self.finish();
    }

    /// Leases that have ended.
    pub fn expire(&mut self, now: Instant) {
        for round in &mut self.rounds {
            round.waits.retain(|_, until| *until > now);
        }
        self.finish();
    }

    /// When the next lease ends that somebody waits for.
    pub fn next_end(&self) -> Option<Instant> {
        self.rounds.iter().flat_map(|round| round.waits.values()).min().copied()
    }

    fn finish(&mut self) {
        let mut open = Vec::with_capacity(self.rounds.len());
        for round in self.rounds.drain(..) {
            if round.waits.is_empty() {
                self.confirmed = self.confirmed.max(round.covers);
                tell(round.asks);
            } else {
                open.push(round);
            }
        }
        self.rounds = open;
    }
}

fn tell(asks: Vec<Ask>) {
    for ask in asks {
        // one who no longer waits misses nothing
        let _ = ask.send(());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot::{self, Receiver};

    const HOUR: Duration = Duration::from_hours(1);
    const B: Uuid = Uuid::from_u128(2);
    const C: Uuid = Uuid::from_u128(3);

    fn ask() -> (Vec<Ask>, Receiver<()>) {
        let (ask, done) = oneshot::channel();
        (vec![ask], done)
    }

    #[test]
    fn alone_nobody_waits() {
        let mut barrier = Barrier::default();
        barrier.note_change();
        let (asks, mut done) = ask();
        assert_eq!(barrier.begin(asks, &[]), None);
        assert!(done.try_recv().is_ok());
    }

    #[test]
    fn a_change_is_answered_when_every_node_has_forgotten_or_closed() {
        let mut barrier = Barrier::default();
        barrier.note_change();
        let (asks, mut done) = ask();
        let ticket = barrier.begin(asks, &[(B, HOUR), (C, Duration::ZERO)]).expect("others are there");
        barrier.confirm(ticket, B);
        assert!(done.try_recv().is_err(), "one of two");
        barrier.expire(Instant::now() + MARGIN * 2);
        assert!(done.try_recv().is_ok(), "the other's lease has ended");
        assert_eq!(barrier.next_end(), None);
    }

    #[test]
    fn what_everybody_knows_is_not_asked_again_and_what_is_new_is() {
        let mut barrier = Barrier::default();
        let others = [(B, HOUR)];
        let (asks, mut unknown) = ask();
        let zero = barrier.begin(asks, &others).expect("a new ear knows nothing of what was before");
        assert!(unknown.try_recv().is_err());
        barrier.confirm(zero, B);
        let (asks, mut idle) = ask();
        assert_eq!(barrier.begin(asks, &others), None, "nothing has changed");
        assert!(idle.try_recv().is_ok());
        barrier.note_change();
        let (asks, mut first) = ask();
        let one = barrier.begin(asks, &others).expect("a ticket");
        barrier.note_change();
        let (asks, mut second) = ask();
        let two = barrier.begin(asks, &others).expect("another ticket");
        barrier.confirm(one, B);
        assert!(first.try_recv().is_ok());
        assert!(second.try_recv().is_err(), "what came later is not covered by the first answer");
        barrier.confirm(two, B);
        assert!(second.try_recv().is_ok());
        barrier.note_change();
        let (asks, mut third) = ask();
        assert!(barrier.begin(asks, &others).is_some());
        barrier.leave(B);
        assert!(third.try_recv().is_ok(), "who has left shows nothing");
    }
}

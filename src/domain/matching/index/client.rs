//! What an index keeps of a client, and what it is asked.
use super::Bits;
use crate::domain::{
    id::PersonId,
    matching::{Dropped, Points, Weights},
};
use std::{cmp::Reverse, collections::HashSet};

/// A moment as the database counts: microseconds. The earliest is before all time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// One row of `match_profiles`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    pub id: PersonId,
    pub taste: Bits,
    pub sizes: Bits,
    pub standing: Standing,
}

/// What orders clients who have as many points, and what stands against writing to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub bought: Moment,
    pub contacted: Option<Moment>,
    pub due: Option<Moment>,
    pub opted_out: bool,
    pub blocked: bool,
}

/// Of two who have as many points the smaller one comes first: who was written to longest ago, or never; who bought last; her id.
pub(super) type Turn = (Option<Moment>, Reverse<Moment>, PersonId);

/// One question: what hangs there, as the words and sizes of all of it, and from when on what counts.
#[derive(Debug, Clone)]
pub struct Ask {
    pub taste: Bits,
    pub sizes: Bits,
    pub weights: Weights,
    pub now: Moment,
    /// Who bought after this moment did so recently; who after the other, lately.
    pub recently: Moment,
    pub lately: Moment,
    /// Who was written to after this moment is left alone.
    pub quiet: Moment,
    pub said_no: HashSet<PersonId>,
    /// Who tried every one of these pieces and gave it back.
    pub returned: HashSet<PersonId>,
    pub most: usize,
}

impl Standing {
    pub(super) fn turn(&self, id: PersonId) -> Turn {
        (self.contacted, Reverse(self.bought), id)
    }

    /// The first of the reasons that holds.
    pub(super) fn against(&self, id: PersonId, ask: &Ask) -> Option<Dropped> {
        let reasons = [
            (self.opted_out, Dropped::OptedOut),
            (self.blocked, Dropped::Blocked),
            (self.due.is_some_and(|due| due < ask.now), Dropped::Overdue),
            (ask.said_no.contains(&id), Dropped::SaidNo),
            (ask.returned.contains(&id), Dropped::Returned),
            (self.contacted.is_some_and(|at| at > ask.quiet), Dropped::Quiet),
        ];
        reasons.into_iter().find(|(holds, _)| *holds).map(|(_, reason)| reason)
    }

    pub(super) fn recency(&self, ask: &Ask) -> i32 {
        if self.bought > ask.recently {
            ask.weights.recent
        } else if self.bought > ask.lately {
            ask.weights.lately
        } else {
            0
        }
    }
}

impl Client {
    pub(super) fn points(&self, ask: &Ask) -> Points {
        Points {
            tags: ask.weights.of_words(self.taste.shared(&ask.taste)),
            size: if self.sizes.shared(&ask.sizes) > 0 { ask.weights.size } else { 0 },
            recency: self.standing.recency(ask),
        }
    }
}

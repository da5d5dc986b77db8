//! The answer while it is made: so many places at most, and who gives up hers to whom.
use super::client::{Standing, Turn};
use crate::domain::{id::PersonId, matching::Points};
use std::cmp::Reverse;

pub(super) struct Place {
    pub(super) client: PersonId,
    pub(super) standing: Standing,
    pub(super) points: Points,
}

/// Whoever comes first in this order comes first in the answer.
type Order = (Reverse<i32>, Turn);

pub(super) struct Best {
    most: usize,
    places: Vec<(Order, Place)>,
}

impl Best {
    pub(super) fn of(most: usize) -> Self {
        Self { most, places: Vec::new() }
    }

    /// Points of the last one, once every place is taken.
    pub(super) fn floor(&self) -> Option<i32> {
        if self.places.len() < self.most {
            return None;
        }
        Some(self.places.last().map_or(i32::MAX, |((score, _), _)| score.0))
    }

    pub(super) fn offer(&mut self, place: Place) {
        let order = (Reverse(place.points.score()), place.standing.turn(place.client));
        let at = self.places.partition_point(|(before, _)| *before < order);
        if at < self.most {
            self.places.insert(at, (order, place));
            self.places.truncate(self.most);
        }
    }

    pub(super) fn places(self) -> impl Iterator<Item = Place> {
        self.places.into_iter().map(|(_, place)| place)
    }
}

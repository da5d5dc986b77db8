//! Clients by the month in which they first bought or had a bag, and what they keep from then on.
use super::of_hundred;
use crate::domain::money::{Currency, Money};
use serde::{Deserialize, Serialize};

/// A row as it is counted: what the clients of one month kept in one month; `later` is nothing where they never kept anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortRow {
    /// `2026-11`, and how many months ago that is.
    pub month: String,
    pub ago: u32,
    pub clients: u32,
    pub later: Option<u32>,
    pub kept: Kept,
}

/// What was kept in one month: by how many, how many pieces, and what that came to less what went back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub buyers: u32,
    pub pieces: u32,
    pub net_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    pub month: String,
    pub clients: u32,
    /// The month itself, then each up to the present one.
    pub kept: Vec<Kept>,
}

impl Cohort {
    /// Of a hundred of them, so many kept something so many months later. Nothing for a month that is still to come.
    pub fn came(&self, later: usize) -> Option<u32> {
        self.kept.get(later).and_then(|kept| of_hundred(kept.buyers, self.clients))
    }

    pub fn pieces(&self) -> u32 {
        self.kept.iter().fold(0, |sum: u32, kept| sum.saturating_add(kept.pieces))
    }

    pub fn net_minor(&self) -> i64 {
        self.kept.iter().fold(0, |sum: i64, kept| sum.saturating_add(kept.net_minor))
    }

    /// What one of them brought so far on average, rounded half up.
    pub fn a_client(&self) -> Option<i64> {
        let clients = i128::from(self.clients);
        (clients > 0).then(|| i64::try_from((i128::from(self.net_minor()) * 2 + clients).div_euclid(clients * 2)).unwrap_or(i64::MAX))
    }
}

/// The oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortsPast {
    pub cohorts: Vec<Cohort>,
    pub currency: Currency,
}

impl CohortsPast {
    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.currency)
    }
}

/// Each month of which clients are known, with every month since then. Rows of one month stand together, the oldest month first.
pub fn cohorts(rows: Vec<CohortRow>) -> Vec<Cohort> {
    let mut found: Vec<Cohort> = Vec::new();
    for row in rows {
        if found.last().is_none_or(|last| last.month != row.month) {
            let months = usize::try_from(row.ago).unwrap_or(0) + 1;
            found.push(Cohort { month: row.month, clients: row.clients, kept: vec![Kept::default(); months] });
        }
        if let Some(later) = row.later.and_then(|later| usize::try_from(later).ok())
            && let Some(kept) = found.last_mut().and_then(|cohort| cohort.kept.get_mut(later))
        {
            *kept = row.kept;
        }
    }
    found
}

/// Of a hundred clients whose month is that long ago, so many kept something so many months later.
pub fn again(cohorts: &[Cohort], later: usize) -> Option<u32> {
    let old = cohorts.iter().filter_map(|cohort| cohort.kept.get(later).map(|kept| (kept.buyers, cohort.clients)));
    let (buyers, clients) = old.fold((0_u32, 0_u32), |sum, one| (sum.0.saturating_add(one.0), sum.1.saturating_add(one.1)));
    of_hundred(buyers, clients)
}

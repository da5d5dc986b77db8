//! Pieces that should move, what to do about each, and why.
use crate::domain::{
    id::PieceId,
    money::Money,
    piece::{CareReason, PieceMove, states},
    role::Role,
    store::UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// What to do: offer it, make it cheaper, mend or photograph it anew, give it back to its consignor, let it go.
    Action { Match = "match", Discount = "discount", Mend = "mend", Return = "return", Retire = "retire" }
}

/// Why a piece is where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    Hangs(u32),
    /// Its words sell little: so many in a hundred of what has them hangs.
    Tired(u32),
    Dead,
    /// Tried so often, and never kept; and how often something was wrong with it.
    Tried(u32, u32),
}

/// One piece in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthRow {
    pub piece: PieceId,
    pub place: u32,
    pub code: String,
    pub name: String,
    pub size: String,
    pub media_key: Option<String>,
    pub price: Money,
    pub action: Action,
    /// The next price of the ladder.
    pub suggested: Option<Money>,
    /// What it ties up; an owner's to know.
    pub at_risk: Option<Money>,
    pub shelf_days: u32,
    pub outings: u32,
    pub complaints: u32,
    pub fatigue_pm: u32,
    pub dead: bool,
}

impl HealthRow {
    pub fn reasons(&self) -> Vec<Reason> {
        let all = [
            Some(Reason::Hangs(self.shelf_days)),
            self.dead.then_some(Reason::Dead),
            (self.outings > 0).then_some(Reason::Tried(self.outings, self.complaints)),
            (self.fatigue_pm >= 600).then_some(Reason::Tired(self.fatigue_pm / 10)),
        ];
        all.into_iter().flatten().collect()
    }

    /// The move that its action is, where it is one and this hand may make it. `due`: the day on which care should be over.
    pub fn as_move(&self, role: Role, due: &str) -> Option<PieceMove> {
        let care = if self.outings >= 4 { CareReason::Photo } else { CareReason::Repair };
        match self.action {
            Action::Mend => Some(PieceMove::ToCare(care, due.to_owned())),
            Action::Return => Some(PieceMove::SendBack),
            Action::Retire => (role == Role::Owner).then_some(PieceMove::Donate),
            Action::Match | Action::Discount => None,
        }
    }
}

/// The first of them, how many there are of each action, and when they were weighed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthSheet {
    pub rows: Vec<HealthRow>,
    pub counts: Vec<(Action, u32)>,
    /// Written in the store's zone and language; nothing before the first round.
    pub made_at: Option<String>,
    /// Hours since then.
    pub age_hours: u32,
    /// A week from now in the store, the day on which care should be over.
    pub care_due: String,
}

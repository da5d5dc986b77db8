//! Ten thousand people who answer by chance: how often each result comes out. A result that nobody can reach is dead stock, and one
//! that most people get is no answer.
use super::{
    graph::{Candidate, Graph, Question, QuizKind},
    path::Picked,
    routine::compose,
    score::rank,
};
use crate::domain::conflict::Conflict;
use serde::{Deserialize, Serialize};

/// Paths of a whole simulation.
pub const PATHS: u32 = 10_000;
/// A result that more than so many of a hundred get is too common.
pub const MOST_PERCENT: u32 = 40;
/// From here the dice fall, so that the office and the server see the same.
pub const SEED: u64 = 0x0071_7569_7a00_0001;

/// How often something was the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub key: String,
    pub name: String,
    /// It was the result: the best of a routine, the style.
    pub leads: u32,
    /// It was part of the result.
    pub appears: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shares {
    pub paths: u32,
    /// The most frequent first.
    pub shares: Vec<Share>,
    /// Paths that ended in less than a routine of three.
    pub thin: u32,
}

/// Why a quiz may not be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Never part of a result.
    Unreachable(String),
    /// The result of so many of a hundred.
    TooCommon(String, u32),
    /// So many paths end in less than a routine.
    Thin(u32),
}

impl Shares {
    /// Share of a number of paths, rounded up to a whole percent only where it passes the limit.
    pub fn permille(&self, count: u32) -> u32 {
        u32::try_from(u64::from(count) * 1000 / u64::from(self.paths.max(1))).unwrap_or(1000)
    }

    /// What stands in the way of publishing.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let mut found = Vec::new();
        for share in &self.shares {
            if share.appears == 0 {
                found.push(Verdict::Unreachable(share.name.clone()));
            }
            if u64::from(share.leads) * 100 > u64::from(self.paths) * u64::from(MOST_PERCENT) {
                found.push(Verdict::TooCommon(share.name.clone(), self.permille(share.leads).div_ceil(10)));
            }
        }
        if self.thin > 0 {
            found.push(Verdict::Thin(self.thin));
        }
        found
    }
}

/// Run it. Stock is left out of it: a result that is out today is a result.
pub fn simulate(graph: &Graph, goods: &[Candidate], conflicts: &[Conflict], paths: u32, seed: u64) -> Shares {
    let mut candidates = if graph.kind == QuizKind::Style { graph.styles() } else { goods.to_vec() };
    candidates.retain(|one| !graph.leave_out.iter().any(|on| one.is_meant_by(on)));
    for candidate in &mut candidates {
        candidate.available = true;
    }
    let share = |one: &Candidate| Share { key: one.key.clone(), name: one.name.clone(), leads: 0, appears: 0 };
    let mut shares = Shares { paths, shares: candidates.iter().map(share).collect(), thin: 0 };
    let mut dice = Dice(seed);
    for _ in 0..paths {
        let picked = stroll(graph, &mut dice);
        let ranking = rank(graph, &picked, &candidates);
        let ranked: Vec<&Candidate> =
            ranking.ranked.iter().filter_map(|ranked| candidates.iter().find(|one| one.key == ranked.key)).collect();
        let (lead, all) = match graph.kind {
            QuizKind::Style => (ranked.first().map(|one| one.key.clone()), ranked.first().map(|one| one.key.clone()).into_iter().collect()),
            QuizKind::Routine => {
                let routine = compose(&ranked, conflicts);
                shares.thin += u32::from(routine.chosen.len() < super::routine::SIZE);
                (routine.lead, routine.chosen)
            }
        };
        for share in &mut shares.shares {
            share.leads += u32::from(lead.as_ref() == Some(&share.key));
            share.appears += u32::from(all.contains(&share.key));
        }
    }
    shares.shares.sort_by(|a, b| (b.leads, b.appears, &a.key).cmp(&(a.leads, a.appears, &b.key)));
    shares
}

/// One person's answers: every answer as likely as any other, and every number of them.
fn stroll(graph: &Graph, dice: &mut Dice) -> Picked {
    let mut picked = Picked::new();
    while let Some(question) = graph.walk(&picked).open {
        let answers = some_of(question, dice);
        if answers.is_empty() {
            break;
        }
        picked.insert(question.key.clone(), answers);
    }
    picked
}

fn some_of(question: &Question, dice: &mut Dice) -> Vec<String> {
    let mut left: Vec<&str> = question.answers.iter().map(|answer| answer.key.as_str()).collect();
    let most = usize::from(question.most).clamp(1, left.len().max(1));
    let count = 1 + dice.below(most);
    let mut chosen = Vec::with_capacity(count);
    while chosen.len() < count && !left.is_empty() {
        chosen.push(left.swap_remove(dice.below(left.len())).to_owned());
    }
    chosen
}

/// Chance that falls the same way every time (splitmix64; Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let wide = u128::from(z ^ (z >> 31)) * u128::try_from(n).unwrap_or(0);
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}

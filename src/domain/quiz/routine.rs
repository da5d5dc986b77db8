//! Three of the ranked goods that get along, one at least for the morning and one for the evening. What can't be had now makes
//! room for the next; both are said.
use super::graph::Candidate;
use crate::domain::conflict::{Conflict, clash};

/// Products of a routine.
pub const SIZE: usize = 3;

/// A composed routine. Places are those of the ranking that it was composed from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Routine {
    /// In order of use.
    pub chosen: Vec<String>,
    /// The best of them.
    pub lead: Option<String>,
    /// What would be in it, could it be had, and what stands in for it.
    pub moved_up: Vec<(String, Option<String>)>,
    /// The next that can be had, for whoever wants another.
    pub runners_up: Vec<String>,
}

/// Compose from candidates in their ranked order, best first.
pub fn compose(ranked: &[&Candidate], conflicts: &[Conflict]) -> Routine {
    let ideal = choose(ranked, conflicts);
    let here: Vec<&Candidate> = ranked.iter().copied().filter(|one| one.available).collect();
    let real = choose(&here, conflicts);
    let is_in = |list: &[&Candidate], one: &Candidate| list.iter().any(|other| other.key == one.key);
    let mut stand_ins = real.iter().filter(|one| !is_in(&ideal, one));
    let missing = ideal.iter().filter(|one| !one.available && !is_in(&real, one));
    let moved_up = missing.map(|one| (one.key.clone(), stand_ins.next().map(|next| next.key.clone()))).collect();
    let lead = real.first().map(|one| one.key.clone());
    let runners_up = here.iter().filter(|one| !is_in(&real, one)).map(|one| one.key.clone()).collect();
    let mut in_order = real;
    // the sort is stable: of one step the better comes first
    in_order.sort_by_key(|one| one.step);
    Routine { chosen: in_order.iter().map(|one| one.key.clone()).collect(), lead, moved_up, runners_up }
}

/// The best that get along. The last place is kept for a time of day that has nothing yet, where anything can fill it.
fn choose<'a>(ranked: &[&'a Candidate], conflicts: &[Conflict]) -> Vec<&'a Candidate> {
    let mut chosen: Vec<&Candidate> = Vec::new();
    while chosen.len() < SIZE {
        let fits = |one: &&&Candidate| {
            chosen.iter().all(|other| other.key != one.key && clash(&one.families, &other.families, conflicts).is_none())
        };
        let needs = |has: fn(&Candidate) -> bool| chosen.len() + 1 == SIZE && !chosen.iter().any(|one| has(one));
        let (morning, evening) = (needs(|one| one.morning), needs(|one| one.evening));
        let fills = |one: &&&Candidate| (!morning || one.morning) && (!evening || one.evening);
        let next = ranked.iter().filter(fits).find(fills).or_else(|| ranked.iter().find(fits));
        match next {
            Some(next) => chosen.push(*next),
            None => break,
        }
    }
    chosen
}

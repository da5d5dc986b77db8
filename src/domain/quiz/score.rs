//! Votes become a ranking. Excluded goods are never in it; included ones come first; then points, then the lower price, then the
//! name: two people with the same answers see the same.
use super::{
    graph::{Candidate, Does, Graph},
    path::Picked,
};
use std::cmp::Reverse;

/// A candidate with its points, and the answers that speak for it, the strongest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    pub key: String,
    pub points: i32,
    pub included: bool,
    /// Question and answer.
    pub because: Vec<(String, String)>,
}

/// What the answers came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranking {
    pub ranked: Vec<Ranked>,
    /// Excluded, and the answers that did it.
    pub left_out: Vec<Ranked>,
}

/// Rank the candidates by the answers on the way that was gone.
pub fn rank(graph: &Graph, picked: &Picked, candidates: &[Candidate]) -> Ranking {
    let said = graph.said(picked);
    let mut ranking = Ranking::default();
    let mut prices = Vec::new();
    for candidate in candidates.iter().filter(|candidate| !graph.leave_out.iter().any(|on| candidate.is_meant_by(on))) {
        let (mut points, mut included, mut for_it, mut against) = (0i32, false, Vec::new(), Vec::new());
        for (question, answer) in &said {
            let place = (question.key.clone(), answer.key.clone());
            let mut weight = 0i32;
            for vote in answer.votes.iter().filter(|vote| candidate.is_meant_by(&vote.on)) {
                match vote.does {
                    Does::Points(by) => weight = weight.saturating_add(i32::from(by)),
                    Does::Include => included = true,
                    Does::Exclude => against.push(place.clone()),
                }
                if vote.does == Does::Include {
                    for_it.push((i32::MAX, place.clone()));
                }
            }
            points = points.saturating_add(weight);
            if weight > 0 {
                for_it.push((weight, place));
            }
        }
        for_it.sort_by_key(|(weight, _)| Reverse(*weight));
        let mut because: Vec<(String, String)> = Vec::new();
        for (_, place) in for_it {
            if !because.contains(&place) {
                because.push(place);
            }
        }
        if against.is_empty() {
            prices.push((candidate.key.clone(), candidate.price_minor));
            ranking.ranked.push(Ranked { key: candidate.key.clone(), points, included, because });
        } else {
            against.dedup();
            ranking.left_out.push(Ranked { key: candidate.key.clone(), points, included: false, because: against });
        }
    }
    let price = |key: &str| prices.iter().find(|known| known.0 == key).map_or(0, |known| known.1);
    ranking.ranked.sort_by_cached_key(|one| (Reverse(one.included), Reverse(one.points), price(&one.key), one.key.clone()));
    ranking.left_out.sort_by_cached_key(|one| (Reverse(one.points), one.key.clone()));
    ranking
}

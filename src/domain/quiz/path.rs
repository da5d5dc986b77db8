//! The way through a quiz: which questions are asked, given what was answered. Answers on ways that were left again are kept, and
//! count for nothing.
use super::graph::{Answer, Graph, Question};
use std::collections::{BTreeMap, BTreeSet};

/// Question to answers.
pub type Picked = BTreeMap<String, Vec<String>>;

/// The questions that are asked, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk<'a> {
    pub answered: Vec<&'a Question>,
    /// The first without an answer; nothing at the end.
    pub open: Option<&'a Question>,
}

impl Question {
    /// What is asked after this one.
    pub fn after(&self, picked: &Picked) -> Option<&str> {
        let is_so = |(question, answer): &(String, String)| picked.get(question).is_some_and(|chosen| chosen.contains(answer));
        let rule = self
            .rules
            .iter()
            .find(|rule| if rule.any { rule.when.iter().any(is_so) } else { !rule.when.is_empty() && rule.when.iter().all(is_so) });
        rule.map_or(self.next.as_deref(), |rule| rule.next.as_deref())
    }

    /// Every question that may be asked after this one.
    pub fn ways(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|rule| rule.next.as_deref()).chain([self.next.as_deref()]).flatten()
    }

    /// The chosen answers that this question has, in its own order, at most as many as it takes.
    pub fn chosen<'a>(&'a self, picked: &'a Picked) -> impl Iterator<Item = &'a Answer> {
        let chosen = picked.get(&self.key);
        self.answers.iter().filter(move |answer| chosen.is_some_and(|chosen| chosen.contains(&answer.key))).take(usize::from(self.most))
    }
}

impl Graph {
    /// From the first question to the first without an answer. Ends even in a graph that runs in a circle.
    pub fn walk(&self, picked: &Picked) -> Walk<'_> {
        let (mut answered, mut seen) = (Vec::new(), BTreeSet::new());
        let mut at = self.question(&self.first);
        while let Some(question) = at.filter(|question| seen.insert(question.key.as_str())) {
            if question.chosen(picked).next().is_none() {
                return Walk { answered, open: Some(question) };
            }
            answered.push(question);
            at = question.after(picked).and_then(|key| self.question(key));
        }
        Walk { answered, open: None }
    }

    /// What is answered on the way that was gone, question by question.
    pub fn said<'a>(&'a self, picked: &'a Picked) -> Vec<(&'a Question, &'a Answer)> {
        self.walk(picked).answered.into_iter().flat_map(|question| question.chosen(picked).map(move |answer| (question, answer))).collect()
    }

    /// How far somebody is who is asked `key`: questions behind her, and the most that may still come, this one included.
    pub fn progress(&self, picked: &Picked, key: &str) -> (usize, usize) {
        let behind = self.walk(picked).answered.iter().take_while(|question| question.key != key).count();
        (behind, self.longest(key, &mut BTreeSet::new()))
    }

    fn longest<'a>(&'a self, key: &'a str, on_way: &mut BTreeSet<&'a str>) -> usize {
        let Some(question) = self.question(key) else { return 0 };
        if !on_way.insert(&question.key) {
            return 0;
        }
        let rest = question.ways().map(|next| self.longest(next, on_way)).max().unwrap_or(0);
        on_way.remove(question.key.as_str());
        1 + rest
    }
}

//! Whether a graph may be asked at all: every way ends, every question can be reached, every vote is on something that exists.
use super::graph::{Does, Graph, MOST_ANSWERS, MOST_POINTS, MOST_QUESTIONS, MOST_TEXT, MOST_VOTES, Question, QuizKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong, and at which question; the catalogues hold the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// There is nothing to ask, or the first question does not exist.
    NoBeginning,
    /// A text is empty or too long.
    Text(String),
    /// A key is empty, is no slug, or stands there twice.
    Key(String),
    /// Fewer than two answers, or too many.
    Answers(String),
    /// More answers may be chosen than there are, or none.
    Most(String),
    /// A way leads to a question that does not exist.
    DeadEnd(String, String),
    /// No way leads here.
    Unreachable(String),
    /// From here one can come back to here.
    Circle(String),
    /// A rule speaks of an answer that does not exist, or of nothing.
    Rule(String),
    /// A vote or a note is on a word that the house does not know.
    Word(String, String),
    /// A weight out of bounds, or too many votes.
    Votes(String),
    /// A style quiz has fewer than two outcomes, or a routine has any.
    Outcomes,
    TooMuch,
}

impl Graph {
    /// Everything that is wrong. `words` are the words that votes may be on: `kind:slug` and `product:slug`.
    pub fn faults(&self, words: &BTreeSet<String>) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.question(&self.first).is_none() {
            faults.push(Fault::NoBeginning);
        }
        if self.questions.len() > MOST_QUESTIONS || self.outcomes.len() > MOST_ANSWERS {
            return vec![Fault::TooMuch];
        }
        if !is_text(&self.title) || !may_be_text(&self.lead) {
            faults.push(Fault::Text(String::new()));
        }
        let fit = match self.kind {
            QuizKind::Routine => self.outcomes.is_empty(),
            QuizKind::Style => self.outcomes.len() >= 2,
        };
        let keys: BTreeSet<&str> = self.outcomes.iter().map(|outcome| outcome.key.as_str()).collect();
        let written = self.outcomes.iter().all(|one| is_key(&one.key) && is_text(&one.title) && is_text(&one.text));
        if !fit || keys.len() != self.outcomes.len() || !written {
            faults.push(Fault::Outcomes);
        }
        let mut seen = BTreeSet::new();
        for question in &self.questions {
            if !is_key(&question.key) || !seen.insert(question.key.as_str()) {
                faults.push(Fault::Key(question.key.clone()));
            }
            self.look_at(question, words, &mut faults);
        }
        self.follow(&mut faults);
        faults
    }

    fn look_at(&self, question: &Question, words: &BTreeSet<String>, faults: &mut Vec<Fault>) {
        let at = || question.key.clone();
        if !is_text(&question.text) || !may_be_text(&question.hint) {
            faults.push(Fault::Text(at()));
        }
        if !(2..=MOST_ANSWERS).contains(&question.answers.len()) {
            faults.push(Fault::Answers(at()));
        }
        if question.most == 0 || usize::from(question.most) > question.answers.len() {
            faults.push(Fault::Most(at()));
        }
        let mut keys = BTreeSet::new();
        for answer in &question.answers {
            if !is_key(&answer.key) || !keys.insert(answer.key.as_str()) {
                faults.push(Fault::Key(format!("{}.{}", question.key, answer.key)));
            }
            if !is_text(&answer.text) || !may_be_text(&answer.note) || !may_be_text(&answer.because) {
                faults.push(Fault::Text(at()));
            }
            let heavy = answer.votes.iter().any(|vote| matches!(vote.does, Does::Points(by) if by.abs() > MOST_POINTS || by == 0));
            if heavy || answer.votes.len() > MOST_VOTES || answer.notes.len() > MOST_VOTES {
                faults.push(Fault::Votes(at()));
            }
            let all = answer.votes.iter().map(|vote| &vote.on).chain(answer.notes.iter().map(|note| &note.word));
            faults.extend(all.filter(|word| !words.contains(*word)).map(|word| Fault::Word(at(), word.clone())));
        }
        let is_known = |(of, answer): &(String, String)| self.answer(of, answer).is_some();
        if question.rules.len() > MOST_QUESTIONS
            || question.rules.iter().any(|rule| rule.when.is_empty() || !rule.when.iter().all(is_known))
        {
            faults.push(Fault::Rule(at()));
        }
        let lost = question.ways().filter(|next| self.question(next).is_none());
        faults.extend(lost.map(|next| Fault::DeadEnd(at(), next.to_owned())));
    }

    /// Go every way once: what was not met can't be reached, what is met again on its own way is a circle.
    fn follow(&self, faults: &mut Vec<Fault>) {
        let mut met: BTreeMap<&str, bool> = BTreeMap::new();
        if let Some(first) = self.question(&self.first) {
            self.go(first, &mut met, faults);
        }
        let unmet = self.questions.iter().filter(|question| !met.contains_key(question.key.as_str()));
        faults.extend(unmet.map(|question| Fault::Unreachable(question.key.clone())));
    }

    fn go<'a>(&'a self, question: &'a Question, met: &mut BTreeMap<&'a str, bool>, faults: &mut Vec<Fault>) {
        met.insert(&question.key, true);
        for next in question.ways() {
            match (met.get(next).copied(), self.question(next)) {
                (Some(true), _) => faults.push(Fault::Circle(next.to_owned())),
                (None, Some(next)) => self.go(next, met, faults),
                _ => {}
            }
        }
        met.insert(&question.key, false);
    }
}

fn is_key(key: &str) -> bool {
    let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !key.is_empty() && key.len() <= 40 && !key.starts_with('-') && key.bytes().all(letters)
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && may_be_text(text)
}

fn may_be_text(text: &str) -> bool {
    text.chars().count() <= MOST_TEXT && !text.chars().any(char::is_control)
}

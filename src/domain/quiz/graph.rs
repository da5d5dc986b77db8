//! What a quiz is made of. Keys are short slugs; `on` of a vote is `kind:slug` of a tag, or `product:slug`.
use crate::domain::{piece::states, product::MeasureArea, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, str::FromStr};

/// Longest texts, so that a document stays one that a person wrote.
pub const MOST_TEXT: usize = 240;
pub const MOST_QUESTIONS: usize = 24;
pub const MOST_ANSWERS: usize = 12;
pub const MOST_VOTES: usize = 60;
/// Largest weight of a vote, up or down.
pub const MOST_POINTS: i16 = 20;

states! {
    /// What it ends in: a routine of three of the shop's goods, or one of the quiz's own outcomes with goods that fit.
    QuizKind { Routine = "routine", Style = "style" }
}

states! {
    /// Which half of a wardrobe a word is about.
    BodyHalf { Whole = "whole", Top = "top", Bottom = "bottom" }
}

/// A whole quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graph {
    pub kind: QuizKind,
    pub title: String,
    pub lead: String,
    /// Key of the first question.
    pub first: String,
    pub questions: Vec<Question>,
    /// Named results of a style quiz; empty for a routine, whose results are goods.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// Goods with one of these words are never named, for instance sets.
    #[serde(default)]
    pub leave_out: Vec<String>,
    /// Goods with one of these words are worn below the waist, and go by the size of that half.
    #[serde(default)]
    pub bottoms: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub key: String,
    pub text: String,
    #[serde(default)]
    pub hint: String,
    /// How many answers may be chosen; with 1 a tile answers at once.
    pub most: u8,
    pub answers: Vec<Answer>,
    /// The first rule that holds decides what is asked next; else `next`.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// Nothing: the result.
    #[serde(default)]
    pub next: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub key: String,
    pub text: String,
    #[serde(default)]
    pub note: String,
    /// The answer as a reason, as it goes on after "because"; empty: the answer is quoted.
    #[serde(default)]
    pub because: String,
    #[serde(default)]
    pub votes: Vec<Vote>,
    /// What it says about a client, if she wants it to be kept.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Her measure there, in millimetres.
    #[serde(default)]
    pub measure: Option<(MeasureArea, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    pub on: String,
    pub does: Does,
}

/// What a vote does to the goods that it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Does {
    /// Up or down by so many points.
    Points(i16),
    /// They are named whatever the points say.
    Include,
    /// They are never named, whatever anybody else says.
    Exclude,
}

/// A word about a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub word: String,
    pub half: BodyHalf,
}

/// Where to go when earlier answers say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// One of `when` is enough; else all of them.
    pub any: bool,
    /// Question and answer.
    pub when: Vec<(String, String)>,
    #[serde(default)]
    pub next: Option<String>,
}

/// A named result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub key: String,
    pub title: String,
    pub text: String,
    pub words: Vec<String>,
}

/// Something that votes can be on: a product or an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Slug of the product, key of the outcome.
    pub key: String,
    pub name: String,
    /// `kind:slug`.
    pub words: Vec<String>,
    pub price_minor: i64,
    /// May be bought now.
    pub available: bool,
    /// Place in the order of use, and the times of day that it has.
    pub step: u8,
    pub morning: bool,
    pub evening: bool,
    /// Families of ingredients that conflicts are about.
    pub families: Vec<String>,
}

impl Candidate {
    pub fn is_meant_by(&self, on: &str) -> bool {
        on.strip_prefix("product:").map_or_else(|| self.words.iter().any(|word| word == on), |slug| slug == self.key)
    }
}

impl Graph {
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }

    pub fn answer(&self, question: &str, answer: &str) -> Option<&Answer> {
        self.question(question)?.answers.iter().find(|known| known.key == answer)
    }

    /// Every word that it says, as `kind:slug`.
    pub fn words(&self) -> BTreeSet<String> {
        let answers = self.questions.iter().flat_map(|question| &question.answers);
        let said = answers.flat_map(|answer| answer.votes.iter().map(|vote| &vote.on).chain(answer.notes.iter().map(|note| &note.word)));
        let outcomes = self.outcomes.iter().flat_map(|outcome| &outcome.words);
        said.chain(outcomes).chain(&self.leave_out).chain(&self.bottoms).cloned().collect()
    }

    /// The same with words as they are called now. Two words that are one by now are said once: of two votes of an answer the weightier one
    /// stays, so that nothing counts twice.
    pub fn called(mut self, now: impl Fn(&str) -> Option<String>) -> Self {
        let mend = |word: &mut String| {
            if let Some(other) = now(word) {
                *word = other;
            }
        };
        let mend_all = |words: &mut Vec<String>| {
            words.iter_mut().for_each(mend);
            let mut seen = BTreeSet::new();
            words.retain(|word| seen.insert(word.clone()));
        };
        mend_all(&mut self.leave_out);
        mend_all(&mut self.bottoms);
        self.outcomes.iter_mut().for_each(|outcome| mend_all(&mut outcome.words));
        for answer in self.questions.iter_mut().flat_map(|question| &mut question.answers) {
            let votes = answer.votes.clone();
            answer.votes.iter_mut().for_each(|vote| mend(&mut vote.on));
            answer.notes.iter_mut().for_each(|note| mend(&mut note.word));
            let notes = std::mem::take(&mut answer.notes);
            answer.notes = notes.into_iter().fold(Vec::new(), |mut kept, note| {
                if !kept.contains(&note) {
                    kept.push(note);
                }
                kept
            });
            if answer.votes != votes {
                answer.votes = once(std::mem::take(&mut answer.votes));
            }
        }
        self
    }

    /// The outcomes as candidates.
    pub fn styles(&self) -> Vec<Candidate> {
        let style = |outcome: &Outcome| Candidate {
            key: outcome.key.clone(),
            name: outcome.title.clone(),
            words: outcome.words.clone(),
            price_minor: 0,
            available: true,
            step: 1,
            morning: true,
            evening: true,
            families: Vec::new(),
        };
        self.outcomes.iter().map(style).collect()
    }
}

/// One vote on each word: of several with points the weightiest; what includes or excludes stays beside it.
fn once(votes: Vec<Vote>) -> Vec<Vote> {
    let weight = |does: Does| if let Does::Points(points) = does { Some(points.unsigned_abs()) } else { None };
    votes.into_iter().fold(Vec::new(), |mut kept: Vec<Vote>, vote| {
        let same = kept
            .iter_mut()
            .find(|known| known.on == vote.on && (known.does == vote.does || weight(known.does).is_some() && weight(vote.does).is_some()));
        match same {
            None => kept.push(vote),
            Some(known) if weight(vote.does) > weight(known.does) => *known = vote,
            Some(_) => {}
        }
        kept
    })
}

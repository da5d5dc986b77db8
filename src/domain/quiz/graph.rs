//! What a quiz is made of. Keys are short slugs; `on` of a vote is `kind:slug` of a tag, or `product:slug`.
use crate::domain::{piece::states, product::MeasureArea, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

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

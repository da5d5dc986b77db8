//! Words to write a quiz with: questions, tiles, votes. What they ask is said by each house.
use super::{SeedError, dice::Dice};
use crate::{
    domain::{
        product::MeasureArea,
        quiz::{Answer, Does, Graph, Note, Question, Rule, Vote, graph::BodyHalf},
    },
    server::db::seeding::QuizRow,
};

/// The row of a quiz that is asked from the first day.
pub fn quiz_row(dice: &Dice, slug: &str, graph: &Graph) -> Result<QuizRow, SeedError> {
    let text = serde_json::to_string(graph).map_err(|error| SeedError::Nonsense(error.to_string()))?;
    Ok(QuizRow { id: dice.fork("quiz", 0).uuid(), slug: slug.into(), title: graph.title.clone(), graph: text })
}

/// A question of which so many answers may be chosen.
pub fn ask(key: &str, text: &str, hint: &str, most: u8, answers: Vec<Tile>) -> Question {
    Question {
        key: key.into(),
        text: text.into(),
        hint: hint.into(),
        most,
        answers: answers.into_iter().map(|tile| tile.0).collect(),
        rules: Vec::new(),
        next: None,
    }
}

/// Where a question leads: rules first (an answer of it, a question), then to everybody else.
pub fn then(mut question: Question, rules: &[(&str, &str)], next: Option<&str>) -> Question {
    let rule = |(answer, to): &(&str, &str)| Rule {
        any: true,
        when: vec![(question.key.clone(), (*answer).to_owned())],
        next: Some((*to).into()),
    };
    question.rules = rules.iter().map(rule).collect();
    question.next = next.map(str::to_owned);
    question
}

/// An answer that is being written.
pub struct Tile(Answer);

/// Key, text, and the answer as a reason.
pub fn tile(key: &str, text: &str, because: &str) -> Tile {
    Tile(Answer {
        key: key.into(),
        text: text.into(),
        note: String::new(),
        because: because.into(),
        votes: Vec::new(),
        notes: Vec::new(),
        measure: None,
    })
}

impl Tile {
    /// Small print on the tile.
    pub fn small(mut self, note: &str) -> Self {
        self.0.note = note.into();
        self
    }

    /// Points up or down.
    pub fn points(mut self, votes: &[(&str, i16)]) -> Self {
        self.0.votes.extend(votes.iter().map(|(on, by)| Vote { on: (*on).into(), does: Does::Points(*by) }));
        self
    }

    /// Never to be named.
    pub fn never(mut self, goods: &[&str]) -> Self {
        self.0.votes.extend(goods.iter().map(|on| Vote { on: (*on).into(), does: Does::Exclude }));
        self
    }

    /// Words about the client.
    pub fn notes(mut self, words: &[&str], half: BodyHalf) -> Self {
        self.0.notes.extend(words.iter().map(|word| Note { word: (*word).into(), half }));
        self
    }

    /// Her measure, in millimetres.
    pub fn measure(mut self, area: MeasureArea, millimetres: u32) -> Self {
        self.0.measure = Some((area, millimetres));
        self
    }
}

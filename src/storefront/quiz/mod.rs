//! The quiz: one question fills the screen, and the result unfolds. Plain pages and forms; the browser itself moves from one to the
//! next. What an answer means is `domain::quiz`; nothing here reckons.
mod profile;
mod question;
mod result;
mod routine;
mod style;

pub use profile::Keeping;
pub use question::{Asked, QuestionPage, Refused};
pub use result::{Ended, ResultPage, Shown};
pub use routine::{Ritual, Step};
pub use style::Wardrobe;

use super::unlisted;
use crate::{
    app::Head,
    domain::{
        quiz::Graph,
        store::{StoreFace, Theme},
    },
    i18n::words,
    paths,
};

/// Head of the quiz's own page, which is for everybody.
pub fn head(face: &StoreFace, graph: &Graph) -> Head {
    Head {
        title: format!("{} · {}", graph.title, face.name),
        description: graph.lead.clone(),
        canonical: paths::QUIZ.into(),
        ..Head::default()
    }
}

/// Head of a page that belongs to one link.
pub fn head_of_session(face: &StoreFace) -> Head {
    unlisted::head(face, words(face.locale).quiz.title, paths::QUIZ)
}

/// The light of its pages: from morning to night as it goes on, where the house has a light.
fn hue(face: &StoreFace, level: f64) -> Option<u16> {
    // 72 is the house's amber; 300 its midnight
    (face.theme == Theme::Orvale).then(|| (72.0 + 228.0 * level.clamp(0.0, 1.0)).round() as u16)
}

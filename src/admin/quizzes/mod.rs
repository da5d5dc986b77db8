//! The quizzes of the store: a list, and one of them on the desk: its questions, the matrix of answers and words, and the trial
//! that shows what comes out. Which of the three is shown stands in the address.
mod api;
mod branches;
mod desk;
mod editor;
mod faults;
mod list;
mod matrix;
mod questions;
mod trial;

use super::Seat;
use crate::admin::prelude::*;
use crate::{domain::id::QuizId, paths};
use leptos::either::Either;
use leptos_router::hooks::use_location;

#[component]
pub fn QuizzesRoom(seat: Seat) -> impl IntoView {
    let at = use_location();
    let open = Memo::new(move |_| at.pathname.with(|path| paths::opened_quiz(path)));
    let shown = move || match open.get() {
        Some(id) => Either::Left(view! { <editor::Editor seat=seat id=id/> }),
        None => Either::Right(view! { <list::QuizList seat=seat/> }),
    };
    view! { <main class="desk quizzes" id="content">{shown}</main> }
}

/// The three views of an open quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Questions,
    Matrix,
    Trial,
}

impl View {
    const ALL: [Self; 3] = [Self::Questions, Self::Matrix, Self::Trial];

    fn name(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::Matrix => "matrix",
            Self::Trial => "trial",
        }
    }

    fn read(name: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|view| Some(view.name()) == name).unwrap_or(Self::Questions)
    }

    fn address(self, id: QuizId) -> String {
        format!("{}?view={}", paths::admin_quiz(id), self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_one_view() {
        for view in View::ALL {
            assert_eq!(View::read(Some(view.name())), view);
        }
        assert_eq!((View::read(None), View::read(Some("?"))), (View::Questions, View::Questions));
    }
}

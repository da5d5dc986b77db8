//! Which quizzes there are, which is asked, and whether a draft waits.
use super::api::list_quizzes;
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, trouble::Trouble},
    domain::{quiz::desk::QuizRow, role::Role},
    error::AppError,
    i18n::amount,
    paths,
};
use leptos::task::spawn_local;

#[component]
pub fn QuizList(seat: Seat) -> impl IntoView {
    let say = &seat.say().quiz;
    let found = RwSignal::new(None::<Result<Vec<QuizRow>, AppError>>);
    let fetch = move || {
        found.set(None);
        spawn_local(async move {
            let answer = list_quizzes(seat.role == Role::Owner).await;
            found.try_set(Some(answer));
        });
    };
    Effect::new(move |_| fetch());
    let body = move || match found.get() {
        None => view! { <p class="quizzes__wait" role="status">{say.loading}</p> }.drawn(),
        Some(Ok(rows)) if rows.is_empty() => view! { <div class="quiet"><p class="quiet__title">{say.none}</p></div> }.drawn(),
        Some(Ok(rows)) => view! { <ul class="quizzes__rows">{rows.into_iter().map(|one| row(seat, one)).collect_view()}</ul> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| fetch())/> }.drawn(),
    };
    view! {
        <header class="quizzes__bar"><h1 class="quizzes__title">{say.title}</h1></header>
        <div class="quizzes__scroll">{body}</div>
    }
}

fn row(seat: Seat, row: QuizRow) -> impl IntoView {
    let say = &seat.say().quiz;
    let stands = match (row.live_version, row.is_changed) {
        (None, _) => say.never_asked.to_owned(),
        (Some(version), false) => (say.asked)(version),
        (Some(version), true) => (say.asked_changed)(version),
    };
    let counts = (seat.role == Role::Owner).then(|| {
        let count = |n: i64| amount::count(u32::try_from(n).unwrap_or(u32::MAX), seat.locale);
        (say.counts)(&count(row.started), &count(row.finished))
    });
    view! {
        <li>
            <a class="quizzes__row" href=paths::admin_quiz(row.id)>
                <span class="quizzes__name">{row.title}</span>
                <span>{stands}</span>
                <span class="quizzes__counts">{counts}</span>
            </a>
        </li>
    }
}

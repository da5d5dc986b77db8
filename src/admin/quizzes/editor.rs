//! An open quiz: what it is called, whether it is saved and may be published, and one of its three views.
use super::{
    View,
    api::{Published, open_quiz},
    desk::{Desk, Told},
    faults, matrix, questions, trial,
};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, trouble::Trouble},
    domain::{id::QuizId, quiz::desk::QuizDraft, role::Role},
    error::AppError,
    paths,
};
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

#[component]
pub fn Editor(seat: Seat, id: QuizId) -> impl IntoView {
    let found = RwSignal::new(None::<Result<QuizDraft, AppError>>);
    let fetch = move || {
        found.set(None);
        spawn_local(async move {
            let answer = open_quiz(id).await;
            found.try_set(Some(answer));
        });
    };
    Effect::new(move |_| fetch());
    move || match found.get() {
        None => view! { <p class="quizzes__wait" role="status">{seat.say().quiz.loading}</p> }.drawn(),
        Some(Ok(draft)) => open(Desk::lay(seat, draft)),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| fetch())/> }.drawn(),
    }
}

fn open(desk: Desk) -> Drawn {
    let say = &desk.seat.say().quiz;
    let at = use_location();
    let view = Memo::new(move |_| at.query.with(|query| View::read(query.get_str("view"))));
    let tabs = View::ALL.map(|each| {
        let word = match each {
            View::Questions => say.questions,
            View::Matrix => say.matrix,
            View::Trial => say.trial,
        };
        view! { <a class="filter" href=each.address(desk.id) aria-current=move || (view.get() == each).then_some("true")>{word}</a> }
    });
    let body = move || match view.get() {
        View::Questions => view! { <questions::Questions desk=desk/> }.drawn(),
        View::Matrix => view! { <matrix::Matrix desk=desk/> }.drawn(),
        View::Trial => view! { <trial::Trial desk=desk/> }.drawn(),
    };
    view! {
        <header class="quizzes__bar">
            <a class="quizzes__back" href=paths::ADMIN_QUIZZES>{say.title}</a>
            <h1 class="quizzes__title">{move || desk.graph.with(|graph| graph.title.clone())}</h1>
            <nav class="quizzes__tabs" aria-label=say.views>{tabs.into_iter().collect_view()}</nav>
            <div class="quizzes__verbs">{verbs(desk)}</div>
        </header>
        <p class="quizzes__told" role="status">{move || told(desk)}</p>
        <div class="quizzes__scroll">
            {move || faults::list(desk)}
            {body}
        </div>
    }
    .drawn()
}

fn verbs(desk: Desk) -> impl IntoView {
    let say = &desk.seat.say().quiz;
    let busy = move || desk.told.with(|told| matches!(told, Told::Saving | Told::Publishing));
    let may_publish = move || !busy() && !desk.is_changed.get() && desk.faults.with(Vec::is_empty);
    let owner = desk.seat.role == Role::Owner;
    view! {
        <span class="quizzes__state">{move || match (desk.is_changed.get(), desk.live.get()) {
            (true, _) => say.unsaved.to_owned(),
            (false, Some(version)) => (say.asked)(version),
            (false, None) => say.never_asked.to_owned(),
        }}</span>
        <button class="desk-button" type="button" disabled=move || busy() || !desk.is_changed.get() on:click=move |_| desk.save()>{say.save}</button>
        {owner.then(|| view! {
            <button class="desk-button quizzes__publish" type="button" disabled=move || !may_publish() on:click=move |_| desk.publish()>{say.publish}</button>
        })}
    }
}

fn told(desk: Desk) -> String {
    let say = &desk.seat.say().quiz;
    desk.told.with(|told| match told {
        Told::Nothing => String::new(),
        Told::Saving | Told::Publishing => say.working.into(),
        Told::Saved => say.saved.into(),
        Told::Published(Published::Version(version)) => (say.published)(*version),
        Told::Published(Published::Faulty(found)) => found.iter().map(|fault| (say.fault)(fault)).collect::<Vec<_>>().join(" "),
        Told::Published(Published::Unfair(found)) => found.iter().map(|verdict| (say.verdict)(verdict)).collect::<Vec<_>>().join(" "),
        Told::Failed(AppError::Conflict { .. }) => say.changed_meanwhile.into(),
        Told::Failed(error) => {
            let (title, text) = (desk.seat.say().trouble)(error.status());
            format!("{title} {text}")
        }
    })
}

//! The questions: a list on the left, one of them to write on at the right with its answers and where it leads.
use super::{branches::Branches, desk::Desk};
use crate::admin::prelude::*;
use crate::domain::quiz::{
    Answer, Question,
    graph::{MOST_ANSWERS, MOST_QUESTIONS, MOST_TEXT},
};

#[component]
pub fn Questions(desk: Desk) -> impl IntoView {
    let say = &desk.seat.say().quiz;
    let shown = RwSignal::new(0usize);
    let count = Memo::new(move |_| desk.graph.with(|graph| graph.questions.len()));
    let rows = move || {
        let keys = desk.graph.with(|graph| {
            graph.questions.iter().map(|one| (one.key.clone(), one.text.clone(), one.key == graph.first)).collect::<Vec<_>>()
        });
        keys.into_iter().enumerate().map(|(at, (key, text, first))| row(desk, shown, at, key, text, first)).collect_view()
    };
    let add = move |_| {
        desk.graph.update(|graph| graph.questions.push(fresh(&graph.questions)));
        shown.set(count.get_untracked().saturating_sub(1));
    };
    let sheet = move || {
        let at = shown.get().min(count.get().saturating_sub(1));
        (count.get() > 0).then(|| view! { <Sheet desk=desk at=at shown=shown/> })
    };
    view! {
        <div class="questions">
            <nav class="questions__list" aria-label=say.questions>
                <ol class="questions__rows">{rows}</ol>
                <button class="desk-button" type="button" disabled={move || count.get() >= MOST_QUESTIONS} on:click=add>{say.add_question}</button>
            </nav>
            {sheet}
        </div>
    }
}

fn row(desk: Desk, shown: RwSignal<usize>, at: usize, key: String, text: String, first: bool) -> impl IntoView {
    let say = &desk.seat.say().quiz;
    view! {
        <li>
            <button class="questions__row" type="button" aria-current=move || (shown.get() == at).then_some("true") on:click=move |_| shown.set(at)>
                <span class="questions__key">{key}{first.then(|| view! { " · " {say.first} })}</span>
                <span>{text}</span>
            </button>
        </li>
    }
}

/// An unused key, two empty answers, and the result after it.
fn fresh(questions: &[Question]) -> Question {
    let key = (1..).map(|n| format!("q{n}")).find(|key| questions.iter().all(|one| one.key != *key)).unwrap_or_default();
    Question {
        key,
        text: String::new(),
        hint: String::new(),
        most: 1,
        answers: vec![blank("a1"), blank("a2")],
        rules: Vec::new(),
        next: None,
    }
}

fn blank(key: &str) -> Answer {
    Answer {
        key: key.into(),
        text: String::new(),
        note: String::new(),
        because: String::new(),
        votes: Vec::new(),
        notes: Vec::new(),
        measure: None,
    }
}

/// One question. Fields write into the draft; they read it once, so that typing is not disturbed.
#[component]
fn Sheet(desk: Desk, at: usize, shown: RwSignal<usize>) -> impl IntoView {
    let say = &desk.seat.say().quiz;
    let Some(question) = desk.graph.with_untracked(|graph| graph.questions.get(at).cloned()) else { return ().drawn() };
    let key = question.key.clone();
    let remove = move |_| {
        desk.graph.update(|graph| {
            if at < graph.questions.len() {
                graph.questions.remove(at);
            }
        });
        shown.set(at.saturating_sub(1));
    };
    let make_first = move |_| desk.graph.update(|graph| graph.first.clone_from(&key));
    let most = move |event| {
        let typed = event_target_value(&event).parse().unwrap_or(1);
        desk.change(at, |question| question.most = typed);
    };
    let answers = Memo::new(move |_| desk.graph.with(|graph| graph.questions.get(at).map_or(0, |question| question.answers.len())));
    let add = move |_| {
        desk.change(at, |question| {
            let key = (1..).map(|n| format!("a{n}")).find(|key| question.answers.iter().all(|one| one.key != *key)).unwrap_or_default();
            question.answers.push(blank(&key));
        });
    };
    let lines = move || (0..answers.get()).map(|place| line(desk, at, place)).collect_view();
    view! {
        <section class="questions__sheet" aria-label=question.key.clone()>
            <div class="questions__fields">
                {text(say.text, question.text.clone(), move |typed| desk.change(at, |question| question.text = typed))}
                {text(say.hint, question.hint.clone(), move |typed| desk.change(at, |question| question.hint = typed))}
                <label class="field">
                    <span class="field__label">{say.most}</span>
                    <input class="field__input" type="number" min="1" max=MOST_ANSWERS value=question.most on:input=most/>
                </label>
            </div>
            <h2 class="questions__head">{say.answers}</h2>
            <ol class="questions__answers">{lines}</ol>
            <button class="desk-button" type="button" disabled={move || answers.get() >= MOST_ANSWERS} on:click=add>{say.add_answer}</button>
            <Branches desk=desk at=at/>
            <div class="questions__verbs">
                <button class="desk-button" type="button" on:click=make_first>{say.make_first}</button>
                <button class="desk-button" type="button" on:click=remove>{say.remove_question}</button>
            </div>
        </section>
    }
    .drawn()
}

fn line(desk: Desk, at: usize, place: usize) -> Drawn {
    let say = &desk.seat.say().quiz;
    let found = desk.graph.with_untracked(|graph| graph.questions.get(at).and_then(|question| question.answers.get(place)).cloned());
    let Some(answer) = found else { return ().drawn() };
    let change = move |by: fn(&mut Answer, String), typed: String| {
        desk.change(at, |question| {
            if let Some(answer) = question.answers.get_mut(place) {
                by(answer, typed);
            }
        });
    };
    let remove = move |_| {
        desk.change(at, |question| {
            if place < question.answers.len() {
                question.answers.remove(place);
            }
        });
    };
    view! {
        <li class="questions__answer">
            {text(say.answer, answer.text, move |typed| change(|answer, typed| answer.text = typed, typed))}
            {text(say.because, answer.because, move |typed| change(|answer, typed| answer.because = typed, typed))}
            {text(say.note, answer.note, move |typed| change(|answer, typed| answer.note = typed, typed))}
            <button class="desk-button" type="button" on:click=remove>{say.remove}<span class="visually-hidden">" "{answer.key}</span></button>
        </li>
    }
    .drawn()
}

fn text(label: &'static str, value: String, write: impl Fn(String) + 'static) -> Drawn {
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input class="field__input" maxlength=MOST_TEXT value=value on:input=move |event| write(event_target_value(&event))/>
        </label>
    }
    .drawn()
}

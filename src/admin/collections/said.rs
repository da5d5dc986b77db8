//! Its words and dates. Nothing typed is lost: where somebody else changed it meanwhile, what stands there now is told beside the field,
//! and saving once more has the last word.
use super::{api::say_collection, drawer::Desk};
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    domain::collection::{Field, MOST_STORY, MOST_TITLE, Said},
};
use leptos::{ev, task::spawn_local};

#[derive(Clone, Copy)]
struct Form {
    desk: Desk,
    title: RwSignal<String>,
    story: RwSignal<String>,
    arrived: RwSignal<String>,
    opens: RwSignal<String>,
    wrong: RwSignal<Vec<Field>>,
    /// What somebody else said meanwhile.
    theirs: RwSignal<Option<Said>>,
    saved: RwSignal<bool>,
}

impl Form {
    fn typed(self) -> Said {
        Said {
            title: self.title.get_untracked(),
            story: self.story.get_untracked(),
            arrived_on: self.arrived.get_untracked(),
            opens: self.opens.get_untracked(),
        }
    }

    fn signal(self, which: Field) -> RwSignal<String> {
        match which {
            Field::Title => self.title,
            Field::Story => self.story,
            Field::Arrived => self.arrived,
            Field::Opens => self.opens,
        }
    }

    fn send(self) {
        self.saved.set(false);
        let typed = self.typed();
        if let Err(wrong) = typed.read() {
            if let Some(first) = wrong.first() {
                keys::focus(&id(*first));
            }
            return self.wrong.set(wrong);
        }
        self.wrong.set(Vec::new());
        let Some((id, seen, before)) = untrack(move || self.desk.of(|sheet| (sheet.row.id, sheet.version, sheet.said.clone()))) else {
            return;
        };
        spawn_local(async move {
            let done = self.desk.attempt(say_collection(id, seen, typed)).await;
            let now = self.desk.found.try_with_untracked(|found| found.as_ref().map(|sheet| sheet.said.clone())).flatten();
            self.theirs.try_set(now.filter(|now| !done && *now != before));
            self.saved.try_set(done);
        });
    }
}

fn id(field: Field) -> String {
    format!("collection-{}", field.name())
}

fn of(said: &Said, which: Field) -> String {
    match which {
        Field::Title => said.title.clone(),
        Field::Story => said.story.clone(),
        Field::Arrived => said.arrived_on.clone(),
        Field::Opens => said.opens.clone(),
    }
}

pub fn part(desk: Desk) -> Option<Drawn> {
    let say = desk.room.seat.collections();
    let said = untrack(move || desk.of(|sheet| sheet.said.clone()))?;
    let signal = |which| RwSignal::new(of(&said, which));
    let form = Form {
        desk,
        title: signal(Field::Title),
        story: signal(Field::Story),
        arrived: signal(Field::Arrived),
        opens: signal(Field::Opens),
        wrong: RwSignal::new(Vec::new()),
        theirs: RwSignal::new(None),
        saved: RwSignal::new(false),
    };
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.send();
    };
    Some(
        view! {
            <section class="drawer__part">
                <h3 class="drawer__label">{say.say}</h3>
                <form class="till__lines" on:submit=send novalidate>
                    {field(form, Field::Title, say.title, "text")}
                    {field(form, Field::Story, say.story, "")}
                    {field(form, Field::Arrived, say.arrived, "date")}
                    {field(form, Field::Opens, say.opens, "datetime-local")}
                    <p class="drawer__why">{say.opens_why}</p>
                    <p class="till__verbs"><button class="desk-button desk-button--strong" disabled=move || desk.busy.get()>{say.save}</button></p>
                    <p class="till__told" role="status">{move || form.saved.get().then_some(say.saved)}</p>
                </form>
            </section>
        }
        .drawn(),
    )
}

/// `kind` of the input; of none, a place for more than a line.
fn field(form: Form, which: Field, label: &'static str, kind: &'static str) -> impl IntoView {
    let say = form.desk.room.seat.collections();
    let (id, typed) = (id(which), form.signal(which));
    let error = format!("{id}-error");
    let is_wrong = move || form.wrong.with(|wrong| wrong.contains(&which));
    let invalid = move || is_wrong().then_some("true");
    let write = move |event: ev::Event| typed.set(event_target_value(&event));
    let now = move || {
        let theirs = form.theirs.with(|theirs| theirs.as_ref().map(|said| of(said, which)));
        theirs.filter(|now| typed.with(|typed| typed != now)).map(|now| view! { <span class="drawer__why">{now}</span> })
    };
    let input = if kind.is_empty() {
        view! { <textarea class="desk-input" id=id.clone() rows="4" maxlength=MOST_STORY aria-describedby=error.clone() aria-invalid=invalid prop:value=move || typed.get() on:input=write></textarea> }.drawn()
    } else {
        view! { <input class="desk-input" id=id.clone() type=kind autocomplete="off" maxlength=MOST_TITLE aria-describedby=error.clone() aria-invalid=invalid prop:value=move || typed.get() on:input=write/> }.drawn()
    };
    view! {
        <p class="till__field">
            <label class="till__label" for=id>{label}</label>
            {input}
            {now}
            <span class="till__wrong" id=error aria-live="polite">{move || is_wrong().then(|| (say.wrong)(which))}</span>
        </p>
    }
}

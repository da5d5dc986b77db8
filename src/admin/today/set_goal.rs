//! The form by which an owner sets the goal of the month, its days, and what of it is whose. What was typed stays until it is saved.
use super::{Seat, api::set_goal, goal::Desk};
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    domain::{
        goal::{Goal, GoalField, GoalSheet, Share, TypedGoal},
        id::PersonId,
        limit,
    },
    error::AppError,
    i18n::amount,
};
use leptos::{ev, task::spawn_local};

#[derive(Clone, Copy)]
struct Form {
    seat: Seat,
    typed: RwSignal<TypedGoal>,
    shares: StoredValue<Vec<(PersonId, RwSignal<String>)>>,
    wrong: RwSignal<Vec<GoalField>>,
    trouble: RwSignal<&'static str>,
    busy: RwSignal<bool>,
}

/// As it stands, in the words of a form.
fn written(seat: Seat, goal: Option<&Goal>) -> TypedGoal {
    let Some(goal) = goal else { return TypedGoal::default() };
    TypedGoal {
        target: amount::hundredths(goal.target_minor, seat.locale),
        stretch: goal.stretch_minor.map(|minor| amount::hundredths(minor, seat.locale)).unwrap_or_default(),
        week: goal.weights.map(|week| week.map(|weight| weight.to_string())).unwrap_or_default(),
        closed: goal.closed.iter().map(u8::to_string).collect::<Vec<_>>().join(", "),
    }
}

impl Form {
    /// What is asked of each; nothing typed is nothing asked. `None`: some of it is no amount.
    fn shares(self) -> Option<Vec<(PersonId, i64)>> {
        let locale = self.seat.locale;
        let read = |words: String| if words.trim().is_empty() { Some(0) } else { limit::typed_amount(&words, locale) };
        self.shares.with_value(|shares| shares.iter().map(|(person, words)| Some((*person, read(words.get_untracked())?))).collect())
    }

    fn send(self, desk: Desk, days: u8, seen: Option<Goal>) {
        let say = &self.seat.today().goal;
        let goal = match self.typed.with_untracked(|typed| typed.read(days, self.seat.locale)) {
            Ok(goal) => goal,
            Err(wrong) => {
                if let Some(first) = wrong.first() {
                    keys::focus(&first.id());
                }
                return self.wrong.set(wrong);
            }
        };
        self.wrong.set(Vec::new());
        let Some(shares) = self.shares() else { return self.trouble.set(say.share_wrong) };
        self.trouble.set("");
        self.busy.set(true);
        spawn_local(async move {
            match set_goal(seen, goal, shares).await {
                Ok(()) => {
                    desk.told.try_set(say.saved.to_owned());
                    desk.fetch();
                }
                Err(AppError::Conflict { .. }) => {
                    desk.told.try_set(say.edited_meanwhile.to_owned());
                    desk.fetch();
                }
                Err(error) => drop(self.trouble.try_set((self.seat.say().trouble)(error.status()).0)),
            }
            self.busy.try_set(false);
        });
    }
}

pub fn form(desk: Desk, sheet: &GoalSheet, shares: &[Share]) -> impl IntoView + use<> {
    let (seat, say) = (desk.seat, &desk.seat.today().goal);
    let share = |share: &Share| {
        let words = if share.target.minor > 0 { amount::hundredths(share.target.minor, seat.locale) } else { String::new() };
        (share.person, RwSignal::new(words))
    };
    let form = Form {
        seat,
        typed: RwSignal::new(written(seat, sheet.goal.as_ref())),
        shares: StoredValue::new(shares.iter().map(share).collect()),
        wrong: RwSignal::new(Vec::new()),
        trouble: RwSignal::new(""),
        busy: RwSignal::new(false),
    };
    let (days, seen) = (sheet.days, StoredValue::new(sheet.goal.clone()));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.send(desk, days, seen.get_value());
    };
    let people = shares.iter().zip(form.shares.get_value()).map(|(share, (person, words))| hers(share, person, words)).collect_view();
    let weekdays = (0..7).map(|place| field(form, GoalField::Weight(place), say.weekdays[place])).collect_view();
    view! {
        <details class="card__more" open=sheet.goal.is_none()>
            <summary>{say.set}</summary>
            <form class="goal-form" on:submit=send novalidate>
                <div class="rules__fields">{field(form, GoalField::Target, say.target)}{field(form, GoalField::Stretch, say.stretch)}{field(form, GoalField::Closed, say.closed)}</div>
                <p class="rule__hint">{say.closed_why}</p>
                <fieldset class="goal-form__week"><legend class="rule__label">{say.weights}</legend>{weekdays}</fieldset>
                <p class="rule__hint">{say.weights_why}</p>
                <fieldset class="goal-form__week"><legend class="rule__label">{say.shares}</legend>{people}</fieldset>
                <p class="rule__wrong" role="alert">{move || form.trouble.get()}</p>
                <p><button class="desk-button desk-button--strong" disabled=move || form.busy.get()>{say.save}</button></p>
            </form>
        </details>
    }
}

fn hers(share: &Share, person: PersonId, words: RwSignal<String>) -> impl IntoView + use<> {
    let id = format!("share-{person}");
    view! {
        <div class="rule">
            <label class="rule__label" for=id.clone()>{share.full_name.clone()}</label>
            <input class="desk-input" id=id inputmode="decimal" autocomplete="off" maxlength="20" prop:value=move || words.get()
                on:input=move |event| words.set(event_target_value(&event))/>
        </div>
    }
}

fn field(form: Form, which: GoalField, label: &'static str) -> impl IntoView {
    let say = &form.seat.today().goal;
    let (id, error) = (which.id(), format!("{}-error", which.id()));
    let is_wrong = Memo::new(move |_| form.wrong.with(|wrong| wrong.contains(&which)));
    let value = move || form.typed.with(|typed| words(typed, which).to_owned());
    let typed = move |event: ev::Event| {
        let said = event_target_value(&event);
        form.typed.update(|typed| match which {
            GoalField::Target => typed.target = said,
            GoalField::Stretch => typed.stretch = said,
            GoalField::Closed => typed.closed = said,
            GoalField::Weight(place) => typed.week[place] = said,
        });
    };
    view! {
        <div class="rule">
            <label class="rule__label" for=id.clone()>{label}</label>
            <input class="desk-input" id=id inputmode="decimal" autocomplete="off" maxlength="60" aria-describedby=error.clone()
                aria-invalid=move || is_wrong.get().then_some("true") prop:value=value on:input=typed/>
            <p class="rule__wrong" id=error aria-live="polite">{move || is_wrong.get().then(|| (say.wrong)(which))}</p>
        </div>
    }
}

fn words(typed: &TypedGoal, which: GoalField) -> &str {
    match which {
        GoalField::Target => &typed.target,
        GoalField::Stretch => &typed.stretch,
        GoalField::Closed => &typed.closed,
        GoalField::Weight(place) => typed.week.get(place).map_or("", String::as_str),
    }
}

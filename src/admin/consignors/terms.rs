//! The form that proposes the next version to her. A share is shown from both sides, with an example in money, while it is typed.
use super::{Consignors, api::draw_agreement};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, keys, list::Room},
    domain::consignor::{ConsignorSheet, Floor, Terms, TermsField, TypedTerms, Unsold},
    i18n::{agreed, amount},
};
use leptos::{ev, task::spawn_local};

/// Steps that the form asks for.
const STEPS: usize = 3;

#[derive(Clone, Copy)]
struct Form {
    seat: Seat,
    share: RwSignal<String>,
    floor: RwSignal<String>,
    steps: [(RwSignal<String>, RwSignal<String>); STEPS],
    lasts: RwSignal<String>,
    grace: RwSignal<String>,
    unsold: RwSignal<Unsold>,
    wrong: RwSignal<Vec<TermsField>>,
    trouble: RwSignal<&'static str>,
    busy: RwSignal<bool>,
}

impl Form {
    /// Begins with what holds now.
    fn new(seat: Seat, terms: &Terms) -> Self {
        let written = |bp: u32| amount::hundredths(i64::from(bp), seat.locale);
        let floor = match terms.floor {
            Floor::Nothing => String::new(),
            Floor::Share(bp) => format!("{} %", written(bp)),
            Floor::Amount(minor) => amount::hundredths(minor, seat.locale),
        };
        let step = |at: usize| {
            let step = terms.steps.get(at);
            (
                RwSignal::new(step.map(|step| step.day.to_string()).unwrap_or_default()),
                RwSignal::new(step.map(|step| written(step.off_bp)).unwrap_or_default()),
            )
        };
        Self {
            seat,
            share: RwSignal::new(written(terms.store_bp)),
            floor: RwSignal::new(floor),
            steps: std::array::from_fn(step),
            lasts: RwSignal::new(terms.lasts_days.to_string()),
            grace: RwSignal::new(terms.grace_days.to_string()),
            unsold: RwSignal::new(terms.unsold),
            wrong: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(""),
            busy: RwSignal::new(false),
        }
    }

    fn read(self) -> Result<Terms, Vec<TermsField>> {
        let typed = TypedTerms {
            share: self.share.get(),
            floor: self.floor.get(),
            steps: self.steps.map(|(day, off)| (day.get(), off.get())),
            lasts: self.lasts.get(),
            grace: self.grace.get(),
        };
        typed.read(self.unsold.get(), self.seat.locale)
    }
}

fn id(field: TermsField) -> String {
    match field {
        TermsField::Share => "terms-share".to_owned(),
        TermsField::Floor => "terms-floor".to_owned(),
        TermsField::Step(at) => format!("terms-step-{at}"),
        TermsField::Lasts => "terms-lasts".to_owned(),
        TermsField::Grace => "terms-grace".to_owned(),
    }
}

pub fn draw(room: Room<Consignors>, sheet: &ConsignorSheet, again: Callback<()>) -> impl IntoView + use<> {
    let (seat, say) = (room.seat, room.seat.consignors());
    let (consignor, next, example) = (sheet.row.id, sheet.next, sheet.example);
    let form = Form::new(seat, &sheet.agreements.first().map(|newest| newest.terms.clone()).unwrap_or_default());
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let terms = match untrack(|| form.read()) {
            Ok(terms) => terms,
            Err(wrong) => {
                if let Some(first) = wrong.first() {
                    keys::focus(&id(*first));
                }
                return form.wrong.set(wrong);
            }
        };
        form.wrong.set(Vec::new());
        form.busy.set(true);
        spawn_local(async move {
            match draw_agreement(next, consignor, terms).await {
                Ok(()) => again.run(()),
                Err(error) => drop(form.trouble.try_set((seat.say().trouble)(error.status()).0)),
            }
            form.busy.try_set(false);
        });
    };
    let shown = move || form.read().ok().map(|terms| agreed::example(terms.store_bp, example, seat.locale));
    let fates = Unsold::ALL
        .iter()
        .map(|fate| view! { <option value=fate.name() selected=form.unsold.get_untracked() == *fate>{(say.fate)(*fate)}</option> })
        .collect_view();
    view! {
        <details class="extend">
            <summary class="drawer__label">{say.draw}</summary>
            <form class="till__form" on:submit=send novalidate>
                {field(form, TermsField::Share, form.share, say.share)}
                <p class="drawer__why" role="status">{shown}</p>
                {field(form, TermsField::Floor, form.floor, say.floor)}
                {steps(form)}
                {field(form, TermsField::Lasts, form.lasts, say.lasts)}
                {field(form, TermsField::Grace, form.grace, say.grace)}
                <p class="till__field"><label class="till__label" for="terms-fate">{say.unsold}</label>
                    <select class="desk-input" id="terms-fate" on:change=move |event| form.unsold.set(event_target_value(&event).parse().unwrap_or(Unsold::Return))>{fates}</select></p>
                <p class="till__wrong" role="alert">{move || form.trouble.get()}</p>
                <p><button class="desk-button desk-button--strong" disabled=move || form.busy.get()>{say.propose}</button></p>
            </form>
        </details>
    }
}

fn field(form: Form, which: TermsField, typed: RwSignal<String>, label: &'static str) -> impl IntoView {
    let say = form.seat.consignors();
    let id = id(which);
    let error = format!("{id}-error");
    let is_wrong = move || form.wrong.with(|wrong| wrong.contains(&which));
    view! {
        <p class="till__field">
            <label class="till__label" for=id.clone()>{label}</label>
            <input class="desk-input" id=id inputmode="decimal" autocomplete="off" maxlength="20" aria-describedby=error.clone() aria-invalid=move || is_wrong().then_some("true")
                prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
            <span class="till__wrong" id=error aria-live="polite">{move || is_wrong().then(|| (say.wrong)(which))}</span>
        </p>
    }
}

fn steps(form: Form) -> impl IntoView {
    let say = form.seat.consignors();
    let one = move |(at, (day, off)): (usize, (RwSignal<String>, RwSignal<String>))| {
        let which = TermsField::Step(at);
        let (id, error) = (id(which), format!("{}-error", id(which)));
        let is_wrong = move || form.wrong.with(|wrong| wrong.contains(&which));
        let input = move |id: Option<String>, label: &'static str, typed: RwSignal<String>, error: String| {
            view! {
                <input class="desk-input" id=id inputmode="decimal" autocomplete="off" maxlength="8" aria-label=format!("{label}, {}", at + 1) placeholder=label aria-describedby=error
                    aria-invalid=move || is_wrong().then_some("true") prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
            }
        };
        view! {
            <div class="terms__step">
                {input(Some(id), say.day, day, error.clone())}
                {input(None, say.off, off, error.clone())}
                <span class="till__wrong" id=error aria-live="polite">{move || is_wrong().then(|| (say.wrong)(which))}</span>
            </div>
        }
    };
    view! { <fieldset class="terms__steps"><legend class="till__label">{say.steps}</legend>{form.steps.into_iter().enumerate().map(one).collect_view()}</fieldset> }
}

//! What a client may have at home: her class, and limits of her own with a reason. Told to everybody, set by an owner.
use super::{
    Clients,
    api::{Choices, set_terms},
    notes::attempt,
};
use crate::admin::prelude::*;
use crate::{
    admin::list::Room,
    domain::{
        client::{ClientSheet, TermsWish, are_limits},
        id::ClassId,
        limit::typed_amount,
        role::Role,
    },
    i18n::{amount, clients},
};
use leptos::ev;

/// A field that could not be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Limit,
    Counts,
    Reason,
}

#[derive(Clone, Copy)]
struct Form {
    room: Room<Clients>,
    limit: RwSignal<String>,
    pieces: RwSignal<String>,
    bags: RwSignal<String>,
    reason: RwSignal<String>,
    class: RwSignal<Option<ClassId>>,
    blocked: RwSignal<bool>,
    wrong: RwSignal<Option<Wrong>>,
    told: RwSignal<&'static str>,
}

impl Form {
    fn of(room: Room<Clients>, client: &ClientSheet) -> Self {
        let terms = &client.terms;
        let count = |most: Option<i32>| RwSignal::new(most.map(|most| most.to_string()).unwrap_or_default());
        Self {
            room,
            limit: RwSignal::new(terms.own.map(|own| amount::hundredths(own.minor, room.seat.locale)).unwrap_or_default()),
            pieces: count(terms.own_pieces),
            bags: count(terms.own_bags),
            reason: RwSignal::new(terms.reason.clone()),
            class: RwSignal::new(terms.class),
            blocked: RwSignal::new(terms.blocked),
            wrong: RwSignal::new(None),
            told: RwSignal::new(""),
        }
    }

    /// What was typed, or the first field that is wrong.
    fn judged(self) -> Result<TermsWish, Wrong> {
        let typed = |words: RwSignal<String>| words.get_untracked().trim().to_owned();
        let limit = typed(self.limit);
        let value_minor = if limit.is_empty() { None } else { Some(typed_amount(&limit, self.room.seat.locale).ok_or(Wrong::Limit)?) };
        let count = |words: String| if words.is_empty() { Ok(None) } else { words.parse().map(Some).map_err(|_| Wrong::Counts) };
        let (pieces, bags) = (count(typed(self.pieces))?, count(typed(self.bags))?);
        if !are_limits(value_minor, None, None) {
            return Err(Wrong::Limit);
        }
        if !are_limits(None, pieces, bags) {
            return Err(Wrong::Counts);
        }
        let wish = TermsWish {
            class: self.class.get_untracked(),
            value_minor,
            pieces,
            bags,
            blocked: self.blocked.get_untracked(),
            reason: typed(self.reason),
        };
        if wish.lacks_reason() { Err(Wrong::Reason) } else { Ok(wish) }
    }
}

#[component]
pub fn Terms(room: Room<Clients>, client: ClientSheet, choices: RwSignal<Option<Choices>>, again: Callback<()>) -> impl IntoView {
    let (seat, say) = (room.seat, room.seat.clients());
    let more = clients::profile(seat.locale);
    let (id, terms) = (client.row.id, &client.terms);
    let money = |amount| amount::money(amount, seat.locale);
    let held = [
        (more.held_of)(&money(terms.held), &money(terms.holds)),
        (more.pieces_of)(terms.place.pieces, terms.place.pieces_most),
        (more.bags_of)(terms.place.bags, terms.place.bags_most),
    ];
    let class = terms.place.class.clone().map(|class| view! { <p class="drawer__what">{more.class}": "{class}</p> });
    let why = (!terms.reason.is_empty()).then(|| view! { <p class="drawer__why">{terms.reason.clone()}</p> });
    let holds = (say.may_have)(&money(terms.holds), terms.blocked);
    let form = Form::of(room, &client);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match form.judged() {
            Err(wrong) => form.wrong.set(Some(wrong)),
            Ok(wish) => {
                form.wrong.set(None);
                attempt(room, form.told, again, async move { set_terms(id, wish).await });
            }
        }
    };
    let form = (seat.role == Role::Owner).then(|| {
        view! {
            <details class="extend">
                <summary class="drawer__label">{say.set_terms}</summary>
                <form class="till__form" on:submit=send novalidate>{fields(form, choices)}<p><button class="desk-button">{say.save}</button></p></form>
            </details>
        }
    });
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.terms}</h3>
            {class}
            <p class="drawer__why">{holds}</p>
            <p class="client-held">{held.join(" · ")}</p>
            {why}{form}
        </section>
    }
}

fn fields(form: Form, choices: RwSignal<Option<Choices>>) -> impl IntoView {
    let (say, more) = (form.room.seat.clients(), clients::profile(form.room.seat.locale));
    let field = move |id: &'static str, words: RwSignal<String>, label: &'static str, wrong: Wrong, sentence: &'static str| {
        let error = format!("{id}-error");
        let is_wrong = move || form.wrong.get() == Some(wrong);
        view! {
            <p class="till__field">
                <label class="till__label" for=id>{label}</label>
                <input class="desk-input" id=id autocomplete="off" maxlength="200" aria-describedby=error.clone() aria-invalid=move || is_wrong().then_some("true")
                    prop:value=move || words.get() on:input=move |event| words.set(event_target_value(&event))/>
                <span class="till__wrong" id=error aria-live="polite">{move || is_wrong().then_some(sentence)}</span>
            </p>
        }
    };
    let options = move || {
        let (classes, now) = (choices.with(|all| all.as_ref().map(|all| all.classes.clone()).unwrap_or_default()), form.class.get());
        classes
            .into_iter()
            .map(|class| view! { <option value=class.id.to_string() selected=now == Some(class.id)>{class.name}</option> })
            .collect_view()
    };
    view! {
        <p class="till__field"><label class="till__label" for="client-class">{more.class}</label>
            <select class="desk-input" id="client-class" on:change=move |event| form.class.set(event_target_value(&event).parse().ok())><option value="">{more.no_class}</option>{options}</select></p>
        <p class="drawer__why">{more.own_hint}</p>
        {field("client-limit", form.limit, say.own_limit, Wrong::Limit, say.limit_wrong)}
        {field("client-pieces", form.pieces, more.pieces, Wrong::Counts, more.counts_wrong)}
        {field("client-bags", form.bags, more.bags, Wrong::Counts, more.counts_wrong)}
        {field("client-reason", form.reason, more.reason, Wrong::Reason, more.reason_wrong)}
        <label class="desk-check"><input type="checkbox" prop:checked=move || form.blocked.get() on:change=move |event| form.blocked.set(event_target_checked(&event))/>{say.block}</label>
        <p class="till__wrong" role="alert">{move || form.told.get()}</p>
    }
}

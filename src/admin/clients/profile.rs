//! Who a client is beside her contact: her birthday, who looks after her, how she likes to be reached.
use super::{
    Clients,
    api::{Choices, save_profile},
    notes::attempt,
};
use crate::admin::prelude::*;
use crate::{
    admin::{keys, list::Room},
    domain::{
        client::{Birthday, ClientSheet, Profile, Reach},
        id::PersonId,
    },
    i18n::clients,
};
use leptos::ev;

#[derive(Clone, Copy)]
struct Form {
    day: RwSignal<String>,
    month: RwSignal<String>,
    year: RwSignal<String>,
    attendant: RwSignal<Option<PersonId>>,
    prefers: RwSignal<Option<Reach>>,
    wrong: RwSignal<bool>,
    told: RwSignal<&'static str>,
}

impl Form {
    fn of(profile: &Profile) -> Self {
        let part = |read: fn(Birthday) -> Option<i16>| {
            RwSignal::new(profile.birthday.and_then(read).map(|number| number.to_string()).unwrap_or_default())
        };
        Self {
            day: part(|born| Some(born.day)),
            month: part(|born| Some(born.month)),
            year: part(|born| born.year),
            attendant: RwSignal::new(profile.attendant),
            prefers: RwSignal::new(profile.prefers),
            wrong: RwSignal::new(false),
            told: RwSignal::new(""),
        }
    }

    /// What was typed, if there is such a day.
    fn judged(self) -> Option<Profile> {
        let born = Birthday::typed(&self.day.get_untracked(), &self.month.get_untracked(), &self.year.get_untracked());
        self.wrong.set(born.is_none());
        if born.is_none() {
            keys::focus("client-birth-day");
        }
        Some(Profile { birthday: born?, attendant: self.attendant.get_untracked(), prefers: self.prefers.get_untracked() })
    }
}

#[component]
pub fn About(room: Room<Clients>, client: ClientSheet, choices: RwSignal<Option<Choices>>, again: Callback<()>) -> impl IntoView {
    let say = clients::profile(room.seat.locale);
    let (id, form) = (client.row.id, Form::of(&client.profile));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(profile) = form.judged() else { return };
        attempt(room, form.told, again, async move { save_profile(id, profile).await });
    };
    view! {
        <details class="extend">
            <summary class="drawer__label">{say.title}</summary>
            <form class="till__form" on:submit=send novalidate>
                {birthday(room, form)}
                {attendant(room, form, choices)}
                {reach(room, form)}
                <p class="till__wrong" role="alert">{move || form.told.get()}</p>
                <p><button class="desk-button">{room.seat.clients().save}</button></p>
            </form>
        </details>
    }
}

fn birthday(room: Room<Clients>, form: Form) -> impl IntoView {
    let say = clients::profile(room.seat.locale);
    let one = move |name: &'static str, words: RwSignal<String>, label: &'static str, most: &'static str| {
        let id = format!("client-birth-{name}");
        view! {
            <p class="till__field">
                <label class="till__label" for=id.clone()>{label}</label>
                <input class="desk-input" id=id inputmode="numeric" autocomplete="off" maxlength=most aria-describedby="client-birth-error" aria-invalid=move || form.wrong.get().then_some("true")
                    prop:value=move || words.get() on:input=move |event| words.set(event_target_value(&event))/>
            </p>
        }
    };
    view! {
        <fieldset class="birthday">
            <legend class="till__label">{say.birthday}</legend>
            {one("day", form.day, say.day, "2")}{one("month", form.month, say.month, "2")}{one("year", form.year, say.year, "4")}
        </fieldset>
        <p class="till__wrong" id="client-birth-error" aria-live="polite">{move || form.wrong.get().then_some(say.birthday_wrong)}</p>
    }
}

fn attendant(room: Room<Clients>, form: Form, choices: RwSignal<Option<Choices>>) -> impl IntoView {
    let say = clients::profile(room.seat.locale);
    let options = move || {
        let (floor, now) = (choices.with(|all| all.as_ref().map(|all| all.floor.clone()).unwrap_or_default()), form.attendant.get());
        floor.into_iter().map(|(id, name)| view! { <option value=id.to_string() selected=now == Some(id)>{name}</option> }).collect_view()
    };
    view! {
        <p class="till__field"><label class="till__label" for="client-attendant">{say.attendant}</label>
            <select class="desk-input" id="client-attendant" on:change=move |event| form.attendant.set(event_target_value(&event).parse().ok())>
                <option value="">{clients::filters(room.seat.locale).nobody}</option>{options}
            </select></p>
    }
}

fn reach(room: Room<Clients>, form: Form) -> impl IntoView {
    let (say, word) = (clients::profile(room.seat.locale), room.seat.clients().reach);
    let now = form.prefers.get_untracked();
    let options =
        Reach::ALL.iter().map(|one| view! { <option value=one.name() selected=now == Some(*one)>{word(*one)}</option> }).collect_view();
    view! {
        <p class="till__field"><label class="till__label" for="client-prefers">{say.prefers}</label>
            <select class="desk-input" id="client-prefers" on:change=move |event| form.prefers.set(event_target_value(&event).parse().ok())>
                <option value="">{say.no_matter}</option>{options}
            </select></p>
    }
}

//! How a client is called and reached: a new one is added above the list, one that is known is corrected in her drawer. What was typed
//! stays until it is saved, and what is wrong is told beside its field.
use super::{
    Clients,
    api::correct_client,
    known::{self, Beside},
};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, keys, list::Room},
    domain::{
        checkout::country_code,
        client::{self, ClientSheet, Contact, ContactField},
    },
    error::AppError,
    i18n::clients,
    paths,
};
use leptos::{ev, task::spawn_local};

#[derive(Clone, Copy)]
pub(in crate::admin) struct Form {
    pub seat: Seat,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    wrong: RwSignal<Vec<ContactField>>,
    trouble: RwSignal<&'static str>,
    pub busy: RwSignal<bool>,
}

impl Form {
    pub fn new(seat: Seat, contact: &Contact) -> Self {
        Self {
            seat,
            name: RwSignal::new(contact.full_name.clone()),
            phone: RwSignal::new(contact.phone.clone()),
            email: RwSignal::new(contact.email.clone()),
            wrong: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(""),
            busy: RwSignal::new(false),
        }
    }

    /// What was typed, if the server would take it.
    pub fn judged(self, prefix: &str) -> Option<Contact> {
        let typed = Contact { full_name: self.name.get_untracked(), email: self.email.get_untracked(), phone: self.phone.get_untracked() };
        let wrong: Vec<ContactField> = match client::contact(&typed, country_code(self.seat.locale)) {
            Ok(_) => Vec::new(),
            Err(wrong) => wrong.into_iter().map(|(field, _)| field).collect(),
        };
        if let Some(first) = wrong.first() {
            keys::focus(&format!("{prefix}-{}", first.name()));
        }
        let is_good = wrong.is_empty();
        self.wrong.set(wrong);
        self.trouble.set("");
        is_good.then_some(typed)
    }

    /// Ready for the next one.
    pub fn empty(self) {
        for words in [self.name, self.phone, self.email] {
            words.try_set(String::new());
        }
    }

    pub fn refused(self, error: &AppError) {
        self.trouble.try_set((self.seat.say().trouble)(error.status()).0);
    }
}

pub(in crate::admin) fn fields(form: Form, prefix: &'static str) -> impl IntoView {
    let say = form.seat.clients();
    let one = move |field: ContactField, words: RwSignal<String>, label: &'static str, kind: &'static str| {
        let id = format!("{prefix}-{}", field.name());
        let error = format!("{id}-error");
        let is_wrong = move || form.wrong.with(|wrong| wrong.contains(&field));
        view! {
            <p class="till__field">
                <label class="till__label" for=id.clone()>{label}</label>
                <input class="desk-input" id=id type=kind autocomplete="off" maxlength="254" aria-describedby=error.clone() aria-invalid=move || is_wrong().then_some("true")
                    prop:value=move || words.get() on:input=move |event| words.set(event_target_value(&event))/>
                <span class="till__wrong" id=error aria-live="polite">{move || is_wrong().then(|| (say.wrong)(field))}</span>
            </p>
        }
    };
    view! {
        {one(ContactField::FullName, form.name, say.name, "text")}
        {one(ContactField::Phone, form.phone, say.phone, "tel")}
        {one(ContactField::Email, form.email, say.email, "text")}
        <p class="till__wrong" role="alert">{move || form.trouble.get()}</p>
    }
}

#[component]
pub fn Add(room: Room<Clients>) -> impl IntoView {
    let say = room.seat.clients();
    let open = RwSignal::new(false);
    let form = Form::new(room.seat, &Contact::default());
    let known = Beside::new();
    let added = Callback::new(move |id| {
        open.try_set(false);
        form.empty();
        known.forget();
        room.shelf.again();
        room.go.run((paths::admin_client(id), false));
    });
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.judged("new-client") else { return };
        if !known.lets(&typed) {
            return;
        }
        form.busy.set(true);
        spawn_local(async move {
            match known.add(typed).await {
                Ok(Some(id)) => added.run(id),
                // somebody like her is known: shown, and nothing is added yet
                Ok(None) => {}
                Err(error) => form.refused(&error),
            }
            form.busy.try_set(false);
        });
    };
    let turn = move |_| {
        open.update(|open| *open = !*open);
        request_animation_frame(|| {
            keys::focus("new-client-full_name");
        });
    };
    let verb = move || if known.is_shown() { clients::same(room.seat.locale).add_anyway } else { say.add };
    view! {
        <div class="begin">
            <button class="desk-button" type="button" aria-expanded=move || open.get().to_string() on:click=turn>{say.add}</button>
            <Show when=move || open.get()>
                <form class="begin__sheet" on:submit=send novalidate>
                    {fields(form, "new-client")}
                    {known::part(room, known, Callback::new(move |()| open.set(false)))}
                    <p class="till__verbs"><button class="desk-button" disabled=move || form.busy.get()>{verb}</button></p>
                </form>
            </Show>
        </div>
    }
}

#[component]
pub fn Correct(room: Room<Clients>, client: ClientSheet, again: Callback<()>) -> impl IntoView {
    let say = room.seat.clients();
    let id = client.row.id;
    let contact = Contact { full_name: client.row.full_name, phone: client.row.phone, email: client.email };
    let form = Form::new(room.seat, &contact);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.judged("client") else { return };
        form.busy.set(true);
        spawn_local(async move {
            match correct_client(id, typed).await {
                Ok(()) => again.run(()),
                Err(error) => form.refused(&error),
            }
            form.busy.try_set(false);
        });
    };
    view! {
        <details class="extend">
            <summary class="drawer__label">{say.correct}</summary>
            <form class="till__form" on:submit=send novalidate>
                {fields(form, "client")}
                <p><button class="desk-button" disabled=move || form.busy.get()>{say.save}</button></p>
            </form>
        </details>
    }
}

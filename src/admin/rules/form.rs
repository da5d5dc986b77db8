//! A form of the house: fields with their sentence below them, and the verb that saves. What is wrong stands beside its field, and what
//! was typed stays.
use super::Room;
use crate::admin::prelude::*;
use crate::{admin::keys, domain::house_rules::Field, error::AppError};
use leptos::task::spawn_local;

/// What the fields of one form share.
#[derive(Clone, Copy)]
pub struct Form {
    pub room: Room,
    /// Begins the ids of its fields.
    pub name: StoredValue<String>,
    pub wrong: RwSignal<Vec<Field>>,
    pub busy: RwSignal<bool>,
    /// Something was typed that is not saved; kept when the room is left.
    pub unsaved: RwSignal<bool>,
    /// Somebody else was faster.
    pub late: RwSignal<bool>,
    /// What went wrong with the form as a whole.
    pub trouble: RwSignal<&'static str>,
}

impl Form {
    pub fn new(room: Room, name: String) -> Self {
        Self {
            room,
            name: StoredValue::new(name),
            wrong: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            unsaved: RwSignal::new(false),
            late: RwSignal::new(false),
            trouble: RwSignal::new(""),
        }
    }

    /// What was typed here and not saved when the room was left.
    pub fn found<D: Clone + 'static>(self) -> Option<D> {
        self.name.with_value(|name| self.room.drafts.find(name))
    }

    /// Note what is typed as long as it is not saved: `draft` says what to keep, `None` when nothing differs.
    pub fn keep<D: Send + Sync + 'static>(self, draft: impl Fn() -> Option<D> + 'static) {
        Effect::new(move |_| {
            let draft = draft();
            self.unsaved.set(draft.is_some());
            self.name.with_value(|name| self.room.drafts.note(name, draft));
        });
    }

    pub fn forget(self) {
        self.name.try_with_value(|name| self.room.drafts.forget(name));
    }

    /// What holds instead of what was typed.
    fn discard(self) {
        self.forget();
        keys::focus("rules-title");
        self.room.fetch();
    }

    fn id(self, field: Field) -> String {
        self.name.with_value(|name| format!("{name}-{}", field.name()))
    }

    /// Fields that can't be understood: to the first of them.
    pub fn refuse(self, wrong: Vec<Field>) {
        if let Some(first) = wrong.first() {
            keys::focus(&self.id(*first));
        }
        self.wrong.set(wrong);
    }

    /// Send what was read; `saved` says so.
    pub fn send(self, verb: impl Future<Output = Result<(), AppError>> + 'static, saved: impl FnOnce() + 'static) {
        self.wrong.set(Vec::new());
        self.late.set(false);
        self.trouble.set("");
        self.busy.set(true);
        spawn_local(async move {
            let answer = verb.await;
            self.busy.try_set(false);
            match answer {
                Ok(()) => {
                    self.forget();
                    saved();
                }
                Err(AppError::Conflict { .. }) => drop(self.late.try_set(true)),
                Err(error) => drop(self.trouble.try_set((self.room.seat.say().trouble)(error.status()).0)),
            }
        });
    }
}

/// A field for words, an amount or a number.
pub fn typed(form: Form, field: Field, words: RwSignal<String>) -> impl IntoView {
    let say = form.room.seat.rules();
    let (id, hint) = (form.id(field), (say.hint)(field));
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    let is_wrong = Memo::new(move |_| form.wrong.with(|wrong| wrong.contains(&field)));
    let described = format!("{error_id} {hint_id}");
    let mode = match field {
        Field::Name | Field::Promise | Field::Reach => "text",
        Field::Fee | Field::FreeFrom | Field::BagValueLimit | Field::BagKeepAll | Field::DeadBelow => "decimal",
        _ => "numeric",
    };
    view! {
        <div class="rule" data-field=field.name()>
            <label class="rule__label" for=id.clone()>{(say.label)(field)}</label>
            <input class="desk-input" id=id autocomplete="off" inputmode=mode maxlength="600" aria-describedby=described
                aria-invalid=move || is_wrong.get().then_some("true")
                prop:value=move || words.get() on:input=move |event| words.set(event_target_value(&event))/>
            <p class="rule__wrong" id=error_id aria-live="polite">{move || is_wrong.get().then(|| (say.wrong)(field))}</p>
            <p class="rule__hint" id=hint_id>{hint}</p>
        </div>
    }
}

/// What went wrong with the whole, and the verbs: save it, or what holds again. A new one has its own way to leave it, `beside`.
pub fn foot(form: Form, verb: &'static str, beside: Option<Drawn>) -> impl IntoView {
    let say = form.room.seat.rules();
    let late = move || {
        form.late.get().then(|| {
            view! {
                <p class="rule__wrong" role="alert">{say.edited_meanwhile}" "
                    <button class="link" type="button" on:click=move |_| form.discard()>{say.show_new}</button>
                </p>
            }
        })
    };
    let is_left = beside.is_none();
    let discard = move || {
        (is_left && form.unsaved.get())
            .then(|| view! { <button class="desk-button" type="button" on:click=move |_| form.discard()>{say.discard}</button> })
    };
    let unsaved = move || form.unsaved.get().then(|| view! { <span class="rules__unsaved">{say.unsaved}</span> });
    view! {
        <div class="rules__foot">
            {late}
            <p class="rule__wrong" role="alert">{move || form.trouble.get()}</p>
            <p class="rules__verbs"><button class="desk-button desk-button--strong" disabled=move || form.busy.get()>{verb}</button>{beside}{discard}<span role="status">{unsaved}</span></p>
        </div>
    }
}

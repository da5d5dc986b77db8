//! A piece is taken in: the camera first, then what it is. What the next one shares with it (size, kind, price) stays in the form, so
//! that a rail of the same kind goes fast; its name, pictures and measures begin anew. Any piece may be its model.
use super::{
    api::{model_piece, publish, take_in},
    drawer::Desk,
};
use crate::admin::prelude::*;
use crate::{
    admin::{keys, photos, words::WordField},
    domain::{
        intake::{AREAS, Described, Field, MOST_PHOTOS, Model, Typed, described, missing},
        limit::typed_hundredths,
        money::Money,
        product::{MeasureArea, Tag},
    },
    error::AppError,
    i18n::{agreed, amount, product::area},
};
use leptos::{ev, html, task::spawn_local};

#[derive(Clone, Copy)]
struct Form {
    desk: Desk,
    name: RwSignal<String>,
    price: RwSignal<String>,
    condition: RwSignal<String>,
    words: RwSignal<Vec<Tag>>,
    /// Where this garment is measured.
    measures: RwSignal<Vec<(MeasureArea, RwSignal<String>)>>,
    model: RwSignal<String>,
    at_once: RwSignal<bool>,
    camera: NodeRef<html::Input>,
    /// How many pictures wait in the field, and whether one of them is too large.
    photos: RwSignal<usize>,
    large: RwSignal<bool>,
    wrong: RwSignal<Vec<Field>>,
    told: RwSignal<Result<String, String>>,
    busy: RwSignal<bool>,
}

impl Form {
    fn new(desk: Desk) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            desk,
            name: empty(),
            price: empty(),
            condition: empty(),
            words: RwSignal::new(Vec::new()),
            measures: RwSignal::new(AREAS.map(|area| (area, empty())).to_vec()),
            model: empty(),
            at_once: RwSignal::new(true),
            camera: NodeRef::new(),
            photos: RwSignal::new(0),
            large: RwSignal::new(false),
            wrong: RwSignal::new(Vec::new()),
            told: RwSignal::new(Ok(String::new())),
            busy: RwSignal::new(false),
        }
    }

    fn typed(self) -> Typed {
        Typed {
            name: self.name.get_untracked(),
            price: self.price.get_untracked(),
            condition: self.condition.get_untracked(),
            words: self.words.get_untracked(),
            measures: self.measures.get_untracked().into_iter().map(|(area, typed)| (area, typed.get_untracked())).collect(),
        }
    }

    fn send(self) {
        match described(&self.typed(), self.desk.room.seat.locale) {
            Ok(read) => {
                self.wrong.set(Vec::new());
                self.take_in(read);
            }
            Err(wrong) => {
                if let Some(first) = wrong.first() {
                    keys::focus(&id(*first));
                }
                self.wrong.set(wrong);
            }
        }
    }

    fn take_in(self, read: Described) {
        let Some((arrival, piece)) = self.desk.found.with_untracked(|found| found.as_ref().map(|sheet| (sheet.row.id, sheet.next))) else {
            return;
        };
        let files = self.camera.get_untracked().map(|field| photos::chosen(&field)).unwrap_or_default();
        let say = self.desk.room.seat.arrivals();
        if files.iter().any(photos::is_too_large) {
            self.large.set(true);
            keys::focus("intake-photos");
            return;
        }
        // what lacks something waits, and nobody is asked
        let at_once = self.at_once.get_untracked() && missing(&read, files.len()).is_empty();
        self.busy.set(true);
        self.told.set(Ok(say.taking.to_owned()));
        spawn_local(async move {
            let done = async {
                let product = take_in(arrival, piece, read).await?;
                for file in files.iter().take(MOST_PHOTOS) {
                    photos::send(product, file).await?;
                }
                if at_once { publish(piece).await.map(|()| true) } else { Ok(false) }
            };
            match done.await {
                Ok(true) => self.done(say.on_rail),
                Ok(false) => self.done(if self.at_once.get_untracked() { say.waits } else { say.taken }),
                // it is in, and waits below for what is missing
                Err(AppError::Conflict { reason }) if reason == "missing" => self.done(say.waits),
                Err(AppError::Invalid { field, .. }) if field == "photo" => {
                    self.done(say.waits);
                    self.told.try_set(Err(say.photo_wrong.to_owned()));
                }
                Err(error) => drop(self.told.try_set(Err((self.desk.room.seat.say().trouble)(error.status()).0.to_owned()))),
            }
            self.busy.try_set(false);
        });
    }

    /// The next one: what it shares with this one stays.
    fn done(self, word: &'static str) {
        self.told.try_set(Ok(word.to_owned()));
        let measures = self.measures.try_get_untracked().unwrap_or_default().into_iter().map(|(_, typed)| typed);
        for words in [self.name, self.condition].into_iter().chain(measures) {
            words.try_set(String::new());
        }
        if let Some(field) = self.camera.get_untracked() {
            field.set_value("");
        }
        self.photos.try_set(0);
        self.desk.fetch();
        keys::focus("intake-photos");
    }

    /// What the piece of the typed code shares with the next one; of no code, the last that came in.
    fn follow(self) {
        let say = self.desk.room.seat.arrivals();
        self.told.set(Ok(String::new()));
        spawn_local(async move {
            match model_piece(self.model.get_untracked()).await {
                Ok(model) => self.be_like(model),
                Err(AppError::NotFound) => drop(self.told.try_set(Err(say.no_model.to_owned()))),
                Err(error) => drop(self.told.try_set(Err((self.desk.room.seat.say().trouble)(error.status()).0.to_owned()))),
            }
        });
    }

    fn be_like(self, model: Model) {
        let seat = self.desk.room.seat;
        self.told.try_set(Ok((seat.arrivals().like)(&model.code)));
        self.price.try_set(if model.price_minor > 0 { amount::hundredths(model.price_minor, seat.locale) } else { String::new() });
        self.condition.try_set(model.condition);
        self.words.try_set(model.words);
        if !model.areas.is_empty() {
            self.measures.try_set(model.areas.into_iter().map(|area| (area, RwSignal::new(String::new()))).collect());
        }
        self.model.try_set(String::new());
        keys::focus("intake-name");
    }
}

fn id(field: Field) -> String {
    match field {
        Field::Name => "intake-name".to_owned(),
        Field::Price => "intake-price".to_owned(),
        Field::Condition => "intake-condition".to_owned(),
        Field::Measure(area) => format!("intake-{}", area.name()),
    }
}

#[component]
pub fn TakeIn(desk: Desk) -> impl IntoView {
    let (seat, say) = (desk.room.seat, desk.room.seat.arrivals());
    let form = Form::new(desk);
    let name = area::of(seat.locale);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.send();
    };
    let whose = move || {
        let from = desk.found.with(|found| found.as_ref().and_then(|sheet| sheet.from.clone()))?;
        let minor = typed_hundredths(&form.price.get(), seat.locale).unwrap_or(10_000);
        let both = agreed::both_sides(from.store_bp, Money::new(minor, desk.currency()), seat.locale);
        Some((say.consigned)(&from.full_name, &both))
    };
    let counted = move |_| {
        let files = form.camera.get_untracked().map(|field| photos::chosen(&field)).unwrap_or_default();
        form.large.set(files.iter().any(photos::is_too_large));
        form.photos.set(files.len());
    };
    let measures =
        move || form.measures.get().into_iter().map(|(one, typed)| field(form, Field::Measure(one), typed, name(one))).collect_view();
    view! {
        <form class="intake drawer__part" on:submit=send novalidate>
            <h3 class="drawer__label">{say.take_in}</h3>
            {model(form)}
            <label class="intake__camera">
                <input class="visually-hidden" id="intake-photos" type="file" accept="image/jpeg,image/png,image/webp" multiple=true node_ref=form.camera on:change=counted
                    aria-describedby="intake-photos-error" aria-invalid=move || form.large.get().then_some("true")/>
                <span class="desk-button">{say.photos}</span>
                <span class="drawer__why">{move || (say.chosen)(form.photos.get())}</span>
            </label>
            <span class="till__wrong" id="intake-photos-error" aria-live="polite">{move || form.large.get().then_some(say.photo_large)}</span>
            {field(form, Field::Name, form.name, say.name)}
            <WordField seat=seat id="intake-words" chosen=form.words/>
            {field(form, Field::Price, form.price, say.price)}
            {field(form, Field::Condition, form.condition, say.condition)}
            <details class="extend"><summary class="drawer__label">{say.measures}</summary><div class="intake__row">{measures}</div></details>
            <p class="drawer__why">{whose}</p>
            <label class="desk-check"><input type="checkbox" prop:checked=move || form.at_once.get() on:change=move |event| form.at_once.set(event_target_checked(&event))/>{say.at_once}</label>
            <p class="till__verbs"><button class="desk-button desk-button--strong" disabled=move || form.busy.get()>{say.take_in}</button></p>
            <p class="till__told" role="status">{move || form.told.get().ok()}</p>
            <p class="till__wrong" role="alert">{move || form.told.get().err()}</p>
        </form>
    }
}

fn field(form: Form, which: Field, typed: RwSignal<String>, label: &'static str) -> impl IntoView {
    let say = form.desk.room.seat.arrivals();
    let id = id(which);
    let error = format!("{id}-error");
    let is_wrong = move || form.wrong.with(|wrong| wrong.contains(&which));
    let mode = if matches!(which, Field::Name | Field::Condition) { "text" } else { "decimal" };
    view! {
        <p class="till__field">
            <label class="till__label" for=id.clone()>{label}</label>
            <input class="desk-input" id=id inputmode=mode autocomplete="off" maxlength="300" aria-describedby=error.clone() aria-invalid=move || is_wrong().then_some("true")
                prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
            <span class="till__wrong" id=error aria-live="polite">{move || is_wrong().then(|| (say.wrong)(which))}</span>
        </p>
    }
}

/// Which piece is the model. Enter belongs to this field, and not to the form around it.
fn model(form: Form) -> impl IntoView {
    let say = form.desk.room.seat.arrivals();
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            form.follow();
        }
    };
    view! {
        <p class="scan__row">
            <input class="desk-input" id="intake-model" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="16" aria-label=say.model_code placeholder=say.model_code
                prop:value=move || form.model.get() on:keydown=on_key on:input=move |event| form.model.set(event_target_value(&event))/>
            <button class="desk-button" type="button" on:click=move |_| form.follow()>{say.model}</button>
        </p>
    }
}

//! What may be done to a bag as it stands, and the field into which labels are scanned: into the bag, out of the door, back in.
use super::{Bags, api::do_to_bag, put_back::offer, told::sentence};
use crate::admin::prelude::*;
use crate::{
    admin::{keys, list::Room},
    domain::{
        bag::{BagAnswer, BagSheet, BagStatus, BagTold, BagVerb, Condition, LineStatus},
        id::CommandId,
    },
    error::AppError,
};
use leptos::{ev, task::spawn_local};
use std::collections::BTreeSet;

/// What the parts of the drawer share.
#[derive(Clone, Copy)]
pub struct Desk {
    pub room: Room<Bags>,
    found: RwSignal<Option<BagSheet>>,
    next: StoredValue<Option<CommandId>>,
    pub failed: RwSignal<Option<AppError>>,
    /// What the last verb came to.
    pub told: RwSignal<Result<String, String>>,
    pub busy: RwSignal<bool>,
    /// Labels that were scanned at the door, and pieces that are ticked as kept.
    pub scanned: RwSignal<BTreeSet<String>>,
    pub kept: RwSignal<BTreeSet<String>>,
    condition: RwSignal<Condition>,
    /// What is wrong with the piece that comes back next.
    condition_note: RwSignal<String>,
}

impl Desk {
    pub fn new(room: Room<Bags>) -> Self {
        Self {
            room,
            found: RwSignal::new(None),
            next: StoredValue::new(None),
            failed: RwSignal::new(None),
            told: RwSignal::new(Ok(String::new())),
            busy: RwSignal::new(false),
            scanned: RwSignal::new(BTreeSet::new()),
            kept: RwSignal::new(BTreeSet::new()),
            condition: RwSignal::new(Condition::Fine),
            condition_note: RwSignal::new(String::new()),
        }
    }

    pub fn sheet(self) -> Option<BagSheet> {
        self.found.get()
    }

    /// Another bag is asked for.
    pub fn forget(self) {
        self.found.set(None);
        self.failed.set(None);
        self.told.set(Ok(String::new()));
        self.scanned.set(BTreeSet::new());
        self.kept.set(BTreeSet::new());
    }

    /// What the server answered, wherever it was asked.
    pub fn take(self, answer: Result<BagAnswer, AppError>) {
        match answer {
            Ok(answer) => {
                let currency = answer.sheet.row.value_out.currency;
                self.told.set(sentence(self.room.seat, &answer.told, currency));
                self.next.set_value(Some(answer.next));
                let row = answer.sheet.row.clone();
                self.room.shelf.learn(row.id, |shown| *shown = row.clone());
                // what she said she keeps is ticked when it is seen for the first time
                if self.found.with_untracked(Option::is_none) {
                    self.kept.set(kept(&answer.sheet));
                }
                self.found.set(Some(answer.sheet));
            }
            Err(error) if self.found.with_untracked(Option::is_none) => self.failed.set(Some(error)),
            Err(error) => self.told.set(Err((self.room.seat.say().trouble)(error.status()).0.to_owned())),
        }
    }

    /// The focus goes to `then` when it is done: what was pressed may be gone.
    pub fn attempt(self, verb: BagVerb, then: &'static str) {
        let (Some(id), Some(next)) = (self.room.open.get_untracked(), self.next.get_value()) else { return };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let out = match &verb {
                BagVerb::TakeOut { code } => Some(code.clone()),
                _ => None,
            };
            let answer = do_to_bag(id, next, verb).await;
            if let Some(code) = out.filter(|_| matches!(&answer, Ok(answer) if answer.told == BagTold::Done)) {
                offer(self.room, id, code);
            }
            if self.busy.try_set(false).is_some() || self.room.open.get_untracked() != Some(id) {
                return;
            }
            self.take(answer);
            request_animation_frame(move || {
                keys::focus(then);
            });
        });
    }

    fn codes(self, is: impl Fn(LineStatus) -> bool) -> Vec<String> {
        let of = |sheet: &BagSheet| sheet.lines.iter().filter(|line| is(line.status)).map(|line| line.code.clone()).collect();
        self.found.with_untracked(|found| found.as_ref().map(of).unwrap_or_default())
    }

    /// A label under the scanner: what it means depends on where the bag is.
    fn scan(self, status: BagStatus, typed: &str) {
        let code = typed.trim().to_uppercase();
        match status {
            _ if code.is_empty() => {}
            BagStatus::Draft | BagStatus::Preparing => self.attempt(BagVerb::PutIn { code }, "bag-code"),
            BagStatus::Ready if self.codes(|status| status == LineStatus::Packed).contains(&code) => {
                self.told.set(Ok(code.clone()));
                self.scanned.update(|scanned| scanned.extend([code]));
            }
            BagStatus::Ready => self.told.set(Err((self.room.seat.bags().told.not_in_bag)(&code))),
            _ => self.receive(code),
        }
    }

    /// How this piece comes back: the next one comes well again. What is wrong with it has to be said.
    fn receive(self, code: String) {
        let (condition, note) = (self.condition.get_untracked(), self.condition_note.get_untracked());
        if condition != Condition::Fine && note.trim().is_empty() {
            self.told.set(Err(self.room.seat.bags().note_missing.to_owned()));
            keys::focus("bag-condition");
            return;
        }
        self.condition.set(Condition::Fine);
        self.condition_note.set(String::new());
        let note = if condition == Condition::Fine { String::new() } else { note };
        self.attempt(BagVerb::Receive { code, condition, note }, "bag-code");
    }

    fn dispatch(self, why: String) {
        let scanned = self.scanned.get_untracked();
        let left: Vec<String> =
            self.codes(|status| status == LineStatus::Packed).into_iter().filter(|code| !scanned.contains(code)).collect();
        if !left.is_empty() && why.trim().is_empty() {
            self.told.set(Err((self.room.seat.bags().stay_why)(left.len())));
            keys::focus("bag-why");
            return;
        }
        self.attempt(BagVerb::Dispatch { scanned: scanned.into_iter().collect(), left, why }, "drawer-title");
    }
}

fn kept(sheet: &BagSheet) -> BTreeSet<String> {
    use crate::domain::bag::Decision;
    sheet.lines.iter().filter(|line| line.decision == Some(Decision::Keep)).map(|line| line.code.clone()).collect()
}

/// The verbs that are legal now.
pub fn verbs(desk: Desk) -> impl IntoView {
    let status = Memo::new(move |_| desk.sheet().map(|sheet| sheet.row.status));
    move || status.get().map(|status| view! { {at(desk, status)}{super::rare::verbs(desk, status)} })
}

fn at(desk: Desk, status: BagStatus) -> Drawn {
    let say = desk.room.seat.bags();
    let button = move |word: &'static str, verb: BagVerb| {
        view! { <button class="desk-button" type="button" disabled=move || desk.busy.get() on:click=move |_| desk.attempt(verb.clone(), "drawer-title")>{word}</button> }
    };
    match status {
        BagStatus::Draft => field(desk, status, say.put_in).drawn(),
        BagStatus::Preparing => {
            view! { {field(desk, status, say.put_in)} <p class="till__verbs">{button(say.lock, BagVerb::Lock)}</p> }.drawn()
        }
        BagStatus::Ready => {
            view! { {field(desk, status, say.scan_out)} {leave(desk)} <p class="till__verbs">{button(say.unlock, BagVerb::Unlock)}</p> }
                .drawn()
        }
        BagStatus::Dispatched => {
            view! { <p class="till__verbs">{button(say.deliver, BagVerb::Deliver)}{button(say.bring_back, BagVerb::BringBack)}</p> }.drawn()
        }
        BagStatus::WithClient | BagStatus::PartiallySettled => {
            let missing = move |_| {
                let codes = desk.codes(|status| status == LineStatus::Delivered);
                desk.attempt(BagVerb::Miss { codes }, "drawer-title");
            };
            view! {
                {field(desk, status, say.receive)}
                <p class="till__verbs"><button class="desk-button" type="button" disabled=move || desk.busy.get() on:click=missing>{say.missing}</button></p>
                {extend(desk)}
            }
            .drawn()
        }
        BagStatus::Settled | BagStatus::SettledNone | BagStatus::Cancelled => ().drawn(),
    }
}

/// Where labels are scanned. On their way back in, with how they came.
fn field(desk: Desk, status: BagStatus, word: &'static str) -> impl IntoView {
    let say = desk.room.seat.bags();
    let code = NodeRef::<leptos::html::Input>::new();
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = code.get_untracked() else { return };
        desk.scan(status, &field.value());
        field.set_value("");
    };
    let comes_back = status.is_out().then(|| {
        let each = Condition::ALL.iter().map(|condition| {
            let condition = *condition;
            view! {
                <label class="choice">
                    <input type="radio" name="condition" prop:checked=move || desk.condition.get() == condition on:change=move |_| desk.condition.set(condition)/>
                    {(say.condition)(condition)}
                </label>
            }
        });
        let note = desk.condition_note;
        view! {
            <fieldset class="choices"><legend class="visually-hidden">{word}</legend>{each.collect_view()}</fieldset>
            <Show when=move || desk.condition.get() != Condition::Fine>
                <p class="till__field"><label class="till__label" for="bag-condition">{say.condition_note}</label>
                    <input class="desk-input" id="bag-condition" autocomplete="off" maxlength=crate::domain::bag::MOST_NOTE prop:value=move || note.get() on:input=move |event| note.set(event_target_value(&event))/></p>
            </Show>
        }
    });
    view! {
        <form class="scan" on:submit=send>
            <label class="drawer__label" for="bag-code">{word}</label>
            <span class="scan__row">
                <input class="desk-input" id="bag-code" node_ref=code autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" placeholder=say.code_hint/>
                <button class="desk-button">{word}</button>
            </span>
            {comes_back}
        </form>
    }
}

/// She takes it: what was not scanned stays here, and somebody says why.
fn leave(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.bags();
    let why = RwSignal::new(String::new());
    let stays = move || {
        desk.sheet().is_some_and(|sheet| {
            desk.scanned.with(|scanned| sheet.lines.iter().any(|line| line.status == LineStatus::Packed && !scanned.contains(&line.code)))
        })
    };
    view! {
        <Show when=stays>
            <p class="till__field">
                <label class="till__label" for="bag-why">{say.left_why}</label>
                <input class="desk-input" id="bag-why" autocomplete="off" maxlength=crate::domain::bag::MOST_NOTE prop:value=move || why.get() on:input=move |event| why.set(event_target_value(&event))/>
            </p>
        </Show>
        <p class="till__verbs">
            <button class="desk-button" type="button" disabled=move || desk.busy.get() || desk.scanned.with(BTreeSet::is_empty) on:click=move |_| desk.dispatch(why.get_untracked())>
                {say.dispatch}
            </button>
        </p>
    }
}

fn extend(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.bags();
    let (until, why) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        desk.attempt(BagVerb::Extend { until: until.get_untracked(), why: why.get_untracked() }, "drawer-title");
    };
    view! {
        <details class="extend">
            <summary class="drawer__label">{say.extend}</summary>
            <form class="till__form" on:submit=send>
                <p class="till__field"><label class="till__label" for="bag-until">{say.until}</label>
                    <input class="desk-input" id="bag-until" type="date" required on:input=move |event| until.set(event_target_value(&event))/></p>
                <p class="till__field"><label class="till__label" for="bag-extend-why">{say.why}</label>
                    <input class="desk-input" id="bag-extend-why" required autocomplete="off" maxlength=crate::domain::bag::MOST_NOTE on:input=move |event| why.set(event_target_value(&event))/></p>
                <p><button class="desk-button" disabled=move || desk.busy.get()>{say.extend}</button></p>
            </form>
        </details>
    }
}

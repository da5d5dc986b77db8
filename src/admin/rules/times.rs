//! Clocks and limits of the house, in one form.
use super::{
    Room,
    api::{House, save_rules},
    form::{Form, foot, typed},
};
use crate::admin::prelude::*;
use crate::{
    domain::house_rules::{
        Field, HouseRules,
        typed::{TypedRules, rules},
    },
    i18n::amount,
};
use leptos::ev;

/// The fields for numbers, in their order on the page.
const TIMES: [Field; 4] = [Field::HoldMinutes, Field::PaymentMinutes, Field::HoldsPerVisitor, Field::LowStockBelow];
const BAGS: [Field; 3] = [Field::BagDays, Field::BagValueLimit, Field::BagKeepAll];
const COLLECTIONS: [Field; 2] = [Field::DeadAfter, Field::DeadBelow];

/// What was typed, with one signal for each field.
#[derive(Clone, Copy)]
struct Words {
    hold: RwSignal<String>,
    payment: RwSignal<String>,
    holds: RwSignal<String>,
    low: RwSignal<String>,
    days: RwSignal<String>,
    value: RwSignal<String>,
    keep_all: RwSignal<String>,
    closed: RwSignal<String>,
    guarantee: RwSignal<bool>,
    dead_after: RwSignal<String>,
    dead_below: RwSignal<String>,
}

impl Words {
    fn of(rules: &HouseRules, room: Room) -> Self {
        let number = |number: i32| RwSignal::new(number.to_string());
        let written = |hundredths: i64| RwSignal::new(amount::hundredths(hundredths, room.seat.locale));
        Self {
            hold: number(rules.hold_minutes),
            payment: number(rules.payment_minutes),
            holds: number(rules.holds_per_visitor),
            low: number(rules.low_stock_below),
            days: number(rules.bag_days),
            value: written(rules.bag_value_limit_minor),
            keep_all: written(i64::from(rules.bag_keep_all_bp)),
            closed: RwSignal::new(rules.bag_closed_days.clone()),
            guarantee: RwSignal::new(rules.bag_price_guarantee),
            dead_after: number(rules.dead_after_days),
            dead_below: written(i64::from(rules.dead_below_bp)),
        }
    }

    fn field(self, field: Field) -> RwSignal<String> {
        match field {
            Field::HoldMinutes => self.hold,
            Field::PaymentMinutes => self.payment,
            Field::HoldsPerVisitor => self.holds,
            Field::LowStockBelow => self.low,
            Field::BagDays => self.days,
            Field::BagValueLimit => self.value,
            Field::DeadAfter => self.dead_after,
            Field::DeadBelow => self.dead_below,
            _ => self.keep_all,
        }
    }

    fn typed(self) -> TypedRules {
        TypedRules {
            hold_minutes: self.hold.get_untracked(),
            payment_minutes: self.payment.get_untracked(),
            holds_per_visitor: self.holds.get_untracked(),
            low_stock_below: self.low.get_untracked(),
            bag_days: self.days.get_untracked(),
            bag_closed_days: self.closed.get_untracked(),
            bag_value_limit: self.value.get_untracked(),
            bag_keep_all: self.keep_all.get_untracked(),
            bag_price_guarantee: self.guarantee.get_untracked(),
            dead_after: self.dead_after.get_untracked(),
            dead_below: self.dead_below.get_untracked(),
        }
    }

    /// A day without trade, or one with it again.
    fn turn(self, day: char) {
        self.closed.update(|closed| {
            if closed.contains(day) {
                closed.retain(|other| other != day);
            } else {
                let at = closed.chars().take_while(|other| *other < day).count();
                closed.insert(at, day);
            }
        });
    }
}

#[component]
pub fn Times(room: Room, house: House) -> impl IntoView {
    let say = room.seat.rules();
    let (form, words) = (Form::new(room, "rule".to_owned()), Words::of(&house.rules, room));
    let seen = RwSignal::new(house.rules);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match rules(&words.typed(), room.seat.locale) {
            Err(wrong) => form.refuse(wrong),
            Ok(read) => {
                let (before, after) = (seen.get_untracked(), read.clone());
                form.send(async move { save_rules(before, after).await }, move || {
                    seen.try_set(read);
                    room.told.try_set(say.rules_saved.to_owned());
                });
            }
        }
    };
    let fields = |all: &[Field]| all.iter().map(|field| typed(form, *field, words.field(*field))).collect_view();
    view! {
        <form class="rules" on:submit=send novalidate aria-labelledby="times-title">
            <h2 class="team__part" id="times-title">{say.times}</h2>
            <p class="rules__lead">{say.times_lead}</p>
            <div class="rules__fields">{fields(&TIMES)}</div>
            <h2 class="team__part">{say.bags}</h2>
            <p class="rules__lead">{say.bags_lead}</p>
            <div class="rules__fields">{fields(&BAGS)}</div>
            {closed(form, words)}
            <label class="desk-check"><input type="checkbox" prop:checked=move || words.guarantee.get() on:change=move |event| words.guarantee.set(event_target_checked(&event))/>{say.guarantee}</label>
            <h2 class="team__part">{say.collections}</h2>
            <p class="rules__lead">{say.collections_lead}</p>
            <div class="rules__fields">{fields(&COLLECTIONS)}</div>
            {foot(form, say.save, ().drawn())}
        </form>
    }
}

/// The days of the week on which bags don't become due.
fn closed(form: Form, words: Words) -> impl IntoView {
    let say = form.room.seat.rules();
    let is_wrong = move || form.wrong.with(|wrong| wrong.contains(&Field::BagClosedDays));
    let days = say.days.into_iter().zip('1'..='7').enumerate().map(|(at, ((short, whole), day))| {
        let id = (at == 0).then_some("rule-bag-closed-days");
        view! {
            <label class="desk-check" title=whole>
                <input type="checkbox" id=id aria-label=whole prop:checked=move || words.closed.with(|closed| closed.contains(day)) on:change=move |_| words.turn(day)/>{short}
            </label>
        }
    });
    view! {
        <fieldset class="rules__days" aria-describedby="closed-error">
            <legend class="rule__label">{(say.label)(Field::BagClosedDays)}</legend>
            {days.collect_view()}
        </fieldset>
        <p class="rule__wrong" id="closed-error" aria-live="polite">{move || is_wrong().then(|| (say.wrong)(Field::BagClosedDays))}</p>
    }
}

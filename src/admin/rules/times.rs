//! Clocks and limits of the house, in one form.
use super::{
    Room,
    api::{House, save_rules},
    form::{Form, foot, typed},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        house_rules::{
            Field, HouseRules,
            typed::{TypedRules, rules},
        },
        store::Locale,
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

/// What was typed and not saved, over the rules that were seen.
#[derive(Clone)]
struct Draft {
    seen: HouseRules,
    typed: TypedRules,
}

/// The rules as their owner would type them.
fn written(rules: &HouseRules, locale: Locale) -> TypedRules {
    let written = |hundredths: i64| amount::hundredths(hundredths, locale);
    TypedRules {
        hold_minutes: rules.hold_minutes.to_string(),
        payment_minutes: rules.payment_minutes.to_string(),
        holds_per_visitor: rules.holds_per_visitor.to_string(),
        low_stock_below: rules.low_stock_below.to_string(),
        bag_days: rules.bag_days.to_string(),
        bag_closed_days: rules.bag_closed_days.clone(),
        bag_value_limit: written(rules.bag_value_limit_minor),
        bag_keep_all: written(i64::from(rules.bag_keep_all_bp)),
        bag_price_guarantee: rules.bag_price_guarantee,
        dead_after: rules.dead_after_days.to_string(),
        dead_below: written(i64::from(rules.dead_below_bp)),
    }
}

impl Words {
    fn of(typed: TypedRules) -> Self {
        Self {
            hold: RwSignal::new(typed.hold_minutes),
            payment: RwSignal::new(typed.payment_minutes),
            holds: RwSignal::new(typed.holds_per_visitor),
            low: RwSignal::new(typed.low_stock_below),
            days: RwSignal::new(typed.bag_days),
            value: RwSignal::new(typed.bag_value_limit),
            keep_all: RwSignal::new(typed.bag_keep_all),
            closed: RwSignal::new(typed.bag_closed_days),
            guarantee: RwSignal::new(typed.bag_price_guarantee),
            dead_after: RwSignal::new(typed.dead_after),
            dead_below: RwSignal::new(typed.dead_below),
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
            hold_minutes: self.hold.get(),
            payment_minutes: self.payment.get(),
            holds_per_visitor: self.holds.get(),
            low_stock_below: self.low.get(),
            bag_days: self.days.get(),
            bag_closed_days: self.closed.get(),
            bag_value_limit: self.value.get(),
            bag_keep_all: self.keep_all.get(),
            bag_price_guarantee: self.guarantee.get(),
            dead_after: self.dead_after.get(),
            dead_below: self.dead_below.get(),
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
    let form = Form::new(room, "rule".to_owned());
    let kept = form.found::<Draft>();
    let rules_seen = kept.as_ref().map_or(house.rules, |kept| kept.seen.clone());
    let settled = RwSignal::new(written(&rules_seen, room.seat.locale));
    let words = Words::of(kept.map_or_else(|| settled.get_untracked(), |kept| kept.typed));
    let seen = RwSignal::new(rules_seen);
    form.keep(move || {
        let typed = words.typed();
        (typed != settled.get()).then(|| Draft { seen: seen.get_untracked(), typed })
    });
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = untrack(|| words.typed());
        match rules(&typed, room.seat.locale) {
            Err(wrong) => form.refuse(wrong),
            Ok(read) => {
                let (before, after) = (seen.get_untracked(), read.clone());
                form.send(async move { save_rules(before, after).await }, move || {
                    seen.try_set(read);
                    settled.try_set(typed);
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
            {foot(form, say.save, None)}
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

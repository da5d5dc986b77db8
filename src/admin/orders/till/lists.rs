//! What stands in the till, line by line, each with the verb that it allows.
use super::{Desk, Gift, decides};
use crate::admin::prelude::*;
use crate::{
    domain::till::{Discount, Paid, Refund, RefundStatus, RefundStep, Till},
    i18n::{audit, bags},
};

pub(super) fn lists(desk: Desk, till: Till) -> impl IntoView {
    let say = desk.say();
    let may_refund = till.may_refund.minor > 0;
    let excess = (till.excess.minor > 0).then(|| {
        let told = (say.excess)(&desk.written(till.excess));
        view! { <div class="drawer__notice" data-tone="warn"><p class="drawer__what">{told}</p></div> }
    });
    let decide = till.to_decide.then(|| {
        let accept = decides(desk.seat.role).then(|| {
            view! { <p><button class="desk-button" type="button" id="till-accept" disabled=move || desk.busy.get() on:click=move |_| desk.accept()>{say.accept}</button></p> }
        });
        view! { <p class="drawer__why">{say.decide}</p>{accept} }
    });
    let none = till.payments.is_empty().then(|| view! { <p class="drawer__why">{say.nothing_came}</p> });
    let payments = till.payments.iter().map(|paid| payment(desk, paid, may_refund)).collect_view();
    let discount = (till.may_discount.minor > 0).then(|| {
        view! {
            <p><button class="desk-button" type="button" id="till-discount" disabled=move || desk.busy.get()
                on:click=move |_| desk.gift.set(Some(Gift::Discount))>{say.discount_verb}</button></p>
        }
    });
    view! {
        {excess}
        {decide}
        {none}
        <ul class="till__lines" role="list">{payments}</ul>
        {part(say.discounts, till.discounts.iter().map(|given| discounted(desk, given)).collect())}
        {part(say.refunds, till.refunds.iter().map(|refund| going_back(desk, refund)).collect())}
        {discount}
    }
}

/// A list with its word above it; nothing at all when it is empty.
fn part(title: &'static str, lines: Vec<Drawn>) -> Option<Drawn> {
    (!lines.is_empty()).then(|| view! { <h4 class="till__label">{title}</h4><ul class="till__lines" role="list">{lines}</ul> }.drawn())
}

fn payment(desk: Desk, paid: &Paid, may_refund: bool) -> impl IntoView + use<> {
    let (say, id) = (desk.say(), paid.id);
    let method = paid.method.map(|method| format!(", {}", (bags::of(desk.seat.locale).method)(method)));
    let verb = (may_refund && paid.left.minor > 0).then(|| {
        view! {
            <button class="desk-button till__verb" type="button" id=format!("refund-{id}") disabled=move || desk.busy.get()
                on:click=move |_| desk.gift.set(Some(Gift::Refund(id)))>{say.refund_verb}</button>
        }
    });
    view! {
        <li class="till__line" data-payment=paid.status.name()>
            <span class="till__amount">{desk.written(paid.amount)}</span>
            <span class="till__state">{(say.payment)(paid.status)}{method}", "{paid.at.clone()}</span>
            {verb}
        </li>
    }
}

fn discounted(desk: Desk, given: &Discount) -> Drawn {
    view! {
        <li class="till__line">
            <span class="till__amount">{desk.written(given.amount)}</span>
            <span class="till__state">{who(desk, &given.by)}", "{given.at.clone()}</span>
            <span class="till__why">{given.reason.clone()}</span>
        </li>
    }
    .drawn()
}

fn going_back(desk: Desk, refund: &Refund) -> Drawn {
    let (say, id, sum) = (desk.say(), refund.id, refund.amount);
    let verb = match refund.status {
        RefundStatus::Failed => Some(view! {
            <button class="desk-button till__verb" type="button" disabled=move || desk.busy.get() on:click=move |_| desk.ask_again(id, sum)>{say.refund_again}</button>
        }.drawn()),
        RefundStatus::Asked | RefundStatus::Sent => Some(view! {
            <button class="desk-button till__verb" type="button" on:click=move |_| leptos::task::spawn_local(desk.fetch())>{say.look_again}</button>
        }.drawn()),
        RefundStatus::Done => None,
    };
    view! {
        <li class="till__line" data-refund=refund.status.name()>
            <span class="till__amount">{desk.written(refund.amount)}</span>
            <span class="till__state">{(say.refund)(refund.status)}", "{who(desk, &refund.by)}", "{refund.at.clone()}</span>
            <span class="till__why">{refund.reason.clone()}</span>
            {verb}
            {steps(desk, &refund.steps)}
        </li>
    }
    .drawn()
}

/// How it went so far, where it has gone further than it began.
fn steps(desk: Desk, steps: &[RefundStep]) -> Option<Drawn> {
    let say = desk.say();
    let actor = audit::of(desk.seat.locale).actor;
    let line = |step: &RefundStep| view! { <li class="steps__one" data-step=step.to.name()><span>{(say.refund)(step.to)}", "{actor(&step.by)}</span><span class="steps__at">{step.at.clone()}</span></li> };
    // what the hand gave back went no further way
    let by_hand = steps.last().is_some_and(|last| last.to == RefundStatus::Done && last.by != "gateway");
    (steps.len() > 1 && !by_hand)
        .then(|| view! { <ol class="steps till__steps" role="list">{steps.iter().map(line).collect_view()}</ol> }.drawn())
}

/// The hat under which it was given.
fn who(desk: Desk, actor: &str) -> String {
    actor.parse().map_or_else(|_| actor.to_owned(), |role| (desk.seat.say().role)(role).to_owned())
}

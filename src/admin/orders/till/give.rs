//! The form of a gift: how much and why. Money that leaves is asked about once more; what was typed stays until it is given.
use super::{
    Desk, Gift,
    api::{MOST_REASON, ask_refund, give_discount},
};
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    domain::{id::RefundId, limit, money::Money, till::Till},
    error::AppError,
};
use leptos::{ev, task::spawn_local};

/// What the fields of the form share.
#[derive(Clone, Copy)]
struct Form {
    desk: Desk,
    gift: Gift,
    sum: RwSignal<String>,
    reason: RwSignal<String>,
    wrong_sum: RwSignal<String>,
    wrong_reason: RwSignal<String>,
    /// What leaves as soon as she says yes.
    sure: RwSignal<Option<Money>>,
}

impl Form {
    /// The till as it is known now.
    fn till<T>(self, read: impl FnOnce(&Till) -> T) -> Option<T> {
        self.desk.found.with_untracked(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(read))
    }

    /// What was typed, if it is an amount that she may give; else the sentence stands beside its field.
    fn judged(self) -> Option<Money> {
        let (desk, locale) = (self.desk, self.desk.seat.locale);
        let typed = self.till(|till| match self.gift {
            Gift::Discount => self.sum.with_untracked(|sum| limit::typed_cut(sum, till.subtotal, locale)),
            Gift::Refund(_) => self
                .sum
                .with_untracked(|sum| limit::typed_hundredths(sum, locale).filter(|_| !sum.contains('%')))
                .map(|minor| Money::new(minor, till.subtotal.currency)),
        })?;
        let left = desk.left(self.gift)?;
        let wrong = match typed {
            None => desk.say().amount_wrong.to_owned(),
            Some(sum) if sum.minor > left.minor => desk.beyond(Some(self.gift), left),
            Some(_) => String::new(),
        };
        let without_reason = self.reason.with_untracked(|reason| reason.trim().is_empty());
        self.wrong_reason.set(if without_reason { desk.say().reason_missing.to_owned() } else { String::new() });
        if !wrong.is_empty() {
            keys::focus("till-sum");
        } else if without_reason {
            keys::focus("till-reason");
        }
        let is_right = wrong.is_empty() && !without_reason;
        self.wrong_sum.set(wrong);
        typed.filter(|_| is_right)
    }

    fn submit(self) {
        let Some(sum) = self.judged() else { return };
        match self.gift {
            Gift::Discount => self.send(sum),
            Gift::Refund(_) => {
                self.sure.set(Some(sum));
                request_animation_frame(|| {
                    keys::focus("till-yes");
                });
            }
        }
    }

    fn send(self, sum: Money) {
        let desk = self.desk;
        let Some(next) = self.till(|till| till.next) else { return };
        let reason = self.reason.get_untracked();
        let refunded = if desk.is_by_hand(self.gift) { desk.say().hand_done } else { desk.say().refund_asked };
        desk.busy.set(true);
        spawn_local(async move {
            let (answer, word) = match self.gift {
                Gift::Discount => (give_discount(next, desk.order, sum.minor, reason).await, desk.say().discount_given),
                Gift::Refund(payment) => (ask_refund(RefundId(next), payment, sum.minor, reason).await, refunded),
            };
            match answer {
                Ok(()) => desk.done(word(&desk.written(sum))).await,
                Err(error) => self.refused(error).await,
            }
        });
    }

    /// What may be given is looked at again, since it was less than this page knew.
    async fn refused(self, error: AppError) {
        self.desk.busy.try_set(false);
        self.sure.try_set(None);
        if matches!(error, AppError::Conflict { .. }) {
            self.desk.fetch().await;
        }
        self.wrong_sum.try_set(self.desk.sentence(&error, Some(self.gift)));
        keys::focus("till-sum");
    }
}

#[component]
pub(super) fn Give(desk: Desk, gift: Gift) -> impl IntoView {
    let left = desk.left(gift);
    // a refund is most often of everything that is left
    let prefilled = left.filter(|_| gift != Gift::Discount).map(|left| desk.written(left)).unwrap_or_default();
    let form = Form {
        desk,
        gift,
        sum: RwSignal::new(prefilled),
        reason: RwSignal::new(String::new()),
        wrong_sum: RwSignal::new(String::new()),
        wrong_reason: RwSignal::new(String::new()),
        sure: RwSignal::new(None),
    };
    request_animation_frame(|| {
        keys::focus("till-sum");
    });
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.submit();
    };
    let buttons = move || match form.sure.get() {
        Some(sum) => sure(form, sum).drawn(),
        None => verbs(form).drawn(),
    };
    view! {
        <form class="till__form" on:submit=send novalidate>
            {fields(form, left)}
            {buttons}
        </form>
    }
}

fn fields(form: Form, left: Option<Money>) -> impl IntoView {
    let (say, desk) = (form.desk.say(), form.desk);
    let (word, hint) = match form.gift {
        Gift::Discount => (say.discount_field, say.discount_hint),
        Gift::Refund(_) => (say.refund_field, say.refund_hint),
    };
    let hint = left.map(|left| hint(&desk.written(left))).unwrap_or_default();
    let typed = move |event| {
        form.sum.set(event_target_value(&event));
        // another amount is another question
        form.sure.set(None);
    };
    view! {
        <div class="till__field">
            <label for="till-sum">{word}</label>
            <input class="desk-input" id="till-sum" inputmode="decimal" autocomplete="off" maxlength="24" aria-describedby="till-hint till-sum-error"
                aria-invalid=move || (!form.wrong_sum.with(String::is_empty)).then_some("true")
                prop:value=move || form.sum.get() on:input=typed/>
            <p class="drawer__why" id="till-hint">{hint}</p>
            <p class="till__wrong" id="till-sum-error" aria-live="polite">{move || form.wrong_sum.get()}</p>
        </div>
        <div class="till__field">
            <label for="till-reason">{say.reason}</label>
            <input class="desk-input" id="till-reason" autocomplete="off" maxlength=MOST_REASON aria-describedby="till-reason-error"
                aria-invalid=move || (!form.wrong_reason.with(String::is_empty)).then_some("true")
                prop:value=move || form.reason.get() on:input=move |event| form.reason.set(event_target_value(&event))/>
            <p class="till__wrong" id="till-reason-error" aria-live="polite">{move || form.wrong_reason.get()}</p>
        </div>
    }
}

fn verbs(form: Form) -> impl IntoView {
    let (say, desk) = (form.desk.say(), form.desk);
    let word = match form.gift {
        Gift::Discount => say.discount_give,
        gift if desk.is_by_hand(gift) => say.hand_give,
        Gift::Refund(_) => say.refund_give,
    };
    let back = move |_| {
        desk.gift.set(None);
        keys::focus("till-title");
    };
    view! {
        <p class="till__verbs">
            <button class="desk-button" id="till-give" disabled=move || desk.busy.get()>{word}</button>
            <button class="desk-button" type="button" on:click=back>{say.cancel}</button>
        </p>
    }
}

/// Once more, with the sum in words of the hand: money that has left does not come back.
fn sure(form: Form, sum: Money) -> impl IntoView {
    let (say, desk) = (form.desk.say(), form.desk);
    let written = desk.written(sum);
    let (told, yes) = if desk.is_by_hand(form.gift) { (say.hand_sure, say.hand_yes) } else { (say.refund_sure, say.refund_yes) };
    view! {
        <p class="till__sure" id="till-sure">{told(&written)}</p>
        <p class="till__verbs">
            <button class="desk-button" type="button" id="till-yes" aria-describedby="till-sure" disabled=move || desk.busy.get()
                on:click=move |_| form.send(sum)>{yes(&written)}</button>
            <button class="desk-button" type="button" on:click=move |_| form.sure.set(None)>{say.cancel}</button>
        </p>
    }
}

//! The money of an order below its sheet: what came, what was taken off, what goes back; and the verbs that give some. A verb that the
//! reader may not use is not shown; what she may is judged by the database all the same.
mod api;
mod give;
mod lists;

use crate::admin::prelude::*;
use crate::{
    admin::{Seat, keys, trouble::Trouble},
    domain::{
        id::{OrderId, PaymentId, RefundId},
        money::Money,
        role::Role,
        till::{RefundStatus, Till},
    },
    error::AppError,
    i18n::{amount, till},
};
use api::{accept_order, ask_refund_again, open_till};
use leptos::task::spawn_local;
use std::time::Duration;

/// How often, and after which pause, the bank's answer is looked for.
const MOST_LOOKS: u32 = 12;
const PAUSE: Duration = Duration::from_millis(1_500);

/// What is being given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gift {
    Discount,
    Refund(PaymentId),
}

/// What the parts of this piece share.
#[derive(Clone, Copy)]
struct Desk {
    seat: Seat,
    order: OrderId,
    found: RwSignal<Option<Result<Till, AppError>>>,
    /// The form that is open.
    gift: RwSignal<Option<Gift>>,
    /// What the last verb came to.
    told: RwSignal<Result<String, String>>,
    busy: RwSignal<bool>,
    given: Callback<()>,
}

impl Desk {
    fn say(self) -> &'static till::Words {
        till::of(self.seat.locale)
    }

    fn written(self, sum: Money) -> String {
        amount::money(sum, self.seat.locale)
    }

    /// Ask anew; what is shown stays until the answer is there.
    async fn fetch(self) {
        let answer = open_till(self.order).await;
        // the drawer may be closed by now
        self.found.try_set(Some(answer));
    }

    /// What the reader may still give this way, as it is known now.
    fn left(self, gift: Gift) -> Option<Money> {
        self.found.with_untracked(|found| {
            let till = found.as_ref()?.as_ref().ok()?;
            match gift {
                Gift::Discount => Some(till.may_discount),
                Gift::Refund(id) => {
                    let of_payment = till.payments.iter().find(|paid| paid.id == id)?.left;
                    Some(Money::new(of_payment.minor.min(till.may_refund.minor), of_payment.currency))
                }
            }
        })
    }

    /// Whether it goes back at the counter, with no bank.
    fn is_by_hand(self, gift: Gift) -> bool {
        let Gift::Refund(id) = gift else { return false };
        self.found.with_untracked(|found| {
            found
                .as_ref()
                .and_then(|found| found.as_ref().ok())
                .is_some_and(|till| till.payments.iter().any(|paid| paid.id == id && paid.by_hand))
        })
    }

    /// What the database or the way to it said, as a sentence.
    fn sentence(self, error: &AppError, gift: Option<Gift>) -> String {
        match (error, gift.and_then(|gift| self.left(gift))) {
            (AppError::Conflict { reason }, Some(left)) if reason == "over_limit" && left.minor > 0 => self.beyond(gift, left),
            (AppError::Conflict { reason }, _) if reason == "over_limit" => self.say().nothing_left.to_owned(),
            (AppError::Conflict { reason }, _) => (self.say().refused)(reason).to_owned(),
            (AppError::Invalid { field, .. }, _) if field == "reason" => self.say().reason_missing.to_owned(),
            (AppError::Invalid { .. }, _) => self.say().amount_wrong.to_owned(),
            (other, _) => (self.seat.say().trouble)(other.status()).0.to_owned(),
        }
    }

    /// More was typed than may be given: what is left, and for an owner, who has no limit, of how much.
    fn beyond(self, gift: Option<Gift>, left: Money) -> String {
        let all = self.found.with_untracked(|found| {
            let till = found.as_ref()?.as_ref().ok()?;
            match gift? {
                Gift::Discount => Some(till.subtotal),
                Gift::Refund(id) => till.payments.iter().find(|paid| paid.id == id).map(|paid| paid.amount),
            }
        });
        let sums = (self.written(all.unwrap_or(left)), self.written(left));
        beyond(self.say(), self.seat.role, gift == Some(Gift::Discount), (&sums.0, &sums.1))
    }

    /// Something was given: the form goes, everything is read again, and the word of it is said beside what is true by then.
    async fn done(self, word: String) {
        self.busy.try_set(false);
        self.gift.try_set(None);
        self.fetch().await;
        self.told.try_set(Ok(word));
        self.given.run(());
        keys::focus("till-title");
        self.follow(MOST_LOOKS);
    }

    /// While the bank has money of it in its hands, look again: a few times, then it is asked for by hand.
    fn follow(self, left: u32) {
        let waits = |till: &Till| till.refunds.iter().any(|refund| matches!(refund.status, RefundStatus::Asked | RefundStatus::Sent));
        let waiting = move || {
            self.found.try_with_untracked(|found| found.as_ref().is_some_and(|found| found.as_ref().is_ok_and(waits))).unwrap_or(false)
        };
        if left == 0 || !waiting() {
            return;
        }
        set_timeout(
            move || {
                spawn_local(async move {
                    self.fetch().await;
                    if waiting() {
                        self.follow(left - 1);
                    } else {
                        // how it ended stands in the list by now
                        self.told.try_set(Ok(String::new()));
                        self.given.try_run(());
                    }
                });
            },
            PAUSE,
        );
    }

    /// A verb that asks for nothing more.
    fn attempt(self, verb: impl Future<Output = Result<String, AppError>> + 'static) {
        self.busy.set(true);
        spawn_local(async move {
            match verb.await {
                Ok(word) => self.done(word).await,
                Err(error) => {
                    self.busy.try_set(false);
                    self.fetch().await;
                    self.told.try_set(Err(self.sentence(&error, None)));
                }
            }
        });
    }

    fn ask_again(self, id: RefundId, sum: Money) {
        let word = (self.say().refund_asked)(&self.written(sum));
        self.attempt(async move { ask_refund_again(id).await.map(|()| word) });
    }

    fn accept(self) {
        let (order, word) = (self.order, self.say().accepted.to_owned());
        self.attempt(async move { accept_order(order).await.map(|()| word) });
    }
}

/// `given` is called when the sheet above has to be read again.
#[component]
pub fn TillPart(seat: Seat, order: OrderId, given: Callback<()>) -> impl IntoView {
    let desk = Desk {
        seat,
        order,
        found: RwSignal::new(None),
        gift: RwSignal::new(None),
        told: RwSignal::new(Ok(String::new())),
        busy: RwSignal::new(false),
        given,
    };
    let say = desk.say();
    Effect::new(move |_| spawn_local(desk.fetch()));
    let retry = Callback::new(move |()| spawn_local(desk.fetch()));
    let lists = move || match desk.found.get() {
        None => view! { <p class="drawer__why" role="status">{say.loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=retry/> }.drawn(),
        Some(Ok(till)) => lists::lists(desk, till).drawn(),
    };
    let form = move || desk.gift.get().map(|gift| view! { <give::Give desk=desk gift=gift/> });
    let bad = move || desk.told.with(|told| told.clone().err());
    let good = move || desk.told.with(|told| told.clone().unwrap_or_default());
    view! {
        <section class="drawer__part" aria-labelledby="till-title">
            <h3 class="drawer__label" id="till-title" tabindex="-1">{say.title}</h3>
            <p class="till__told" role="status">{good}</p>
            <p class="till__wrong" role="alert">{bad}</p>
            {lists}
            {form}
        </section>
    }
}

/// Whether this hat may say that goods are to be had.
fn decides(role: Role) -> bool {
    matches!(role, Role::Attendant | Role::Owner)
}

/// Nobody can give an owner more: she is told what there is.
fn beyond(say: &till::Words, role: Role, of_goods: bool, (all, left): (&str, &str)) -> String {
    match (role, of_goods) {
        (Role::Owner, true) => (say.beyond_goods)(all, left),
        (Role::Owner, false) => (say.beyond_paid)(all, left),
        _ => (say.over_limit)(left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::store::Locale;

    #[test]
    fn an_owner_is_told_what_there_is_and_nobody_else_sends_her_to_an_owner() {
        for (locale, owner) in [(Locale::En, "owner"), (Locale::PtBr, "dona")] {
            for of_goods in [true, false] {
                let said = |role| beyond(till::of(locale), role, of_goods, ("90.00", "30.00"));
                let hers = said(Role::Owner);
                assert!(hers.contains("90.00") && hers.contains("30.00") && !hers.contains(owner), "{hers}");
                assert!(said(Role::Finance).contains(owner) && said(Role::Attendant).contains("30.00"));
            }
        }
    }
}

//! What is being bought and what it comes to, beside the form; on a phone folded to the total.
use super::ways::{self, TotalChosen, WayTotal};
use crate::{
    domain::{
        cart::{Cart, CartLine, DeliveryOption},
        checkout::CheckoutForm,
        money::Money,
        store::Locale,
    },
    i18n::{amount, words},
    storefront::islands::Countdown,
    ui::{
        picture::is_day,
        sums::{Thing, Things},
    },
};
use leptos::prelude::*;

pub(super) fn summary(
    cart: &Cart,
    options: &[DeliveryOption],
    form: &CheckoutForm,
    total: Money,
    totals: &[WayTotal],
    locale: Locale,
) -> AnyView {
    let say = &words(locale).checkout;
    let things = cart.lines.iter().map(|line| thing(line, locale)).collect::<Vec<_>>();
    let fee = ways::chosen(options, form).map(|option| ways::fee(option, locale)).unwrap_or_default();
    let sum = amount::money(total, locale);
    let follows = |first: String, fee: bool| view! { <TotalChosen first=first totals=totals.to_vec() fee=fee/> }.into_any();
    // the hold that ends first is the one that matters
    let hold = cart.lines.iter().filter_map(|line| line.held_for_s).min();
    let hold = hold
        .map(|seconds| view! { <p class="summary__note">{say.kept_for}" "<Countdown seconds=seconds over=say.kept_over.to_owned()/></p> });
    view! {
        <aside class="summary checkout__summary" aria-label=say.summary>
            <details class="fold">
                <summary class="fold__head"><span class="summary__title">{say.summary}</span><span class="fold__total">{follows(sum.clone(), false)}</span></summary>
                <div class="fold__body">
                    <Things things=things/>
                    <dl class="summary__sums">
                        <div class="summary__sum"><dt>{say.goods}</dt><dd>{amount::money(cart.subtotal, locale)}</dd></div>
                        <div class="summary__sum"><dt>{say.how_short}</dt><dd>{follows(fee, true)}</dd></div>
                        <div class="summary__sum summary__sum--total"><dt>{say.total}</dt><dd>{follows(sum, false)}</dd></div>
                    </dl>
                    {hold}
                </div>
            </details>
        </aside>
    }
    .into_any()
}

fn thing(line: &CartLine, locale: Locale) -> Thing {
    let units = (line.quantity > 1).then(|| (words(locale).checkout.units)(line.quantity));
    let note = Some(line.label.clone()).filter(|label| !label.is_empty()).into_iter().chain(units).collect::<Vec<_>>().join(", ");
    Thing {
        picture: line.picture.clone().map(|picture| picture.shown(is_day()).0.key),
        name: line.name.clone(),
        note,
        amount: amount::money(line.total, locale),
    }
}

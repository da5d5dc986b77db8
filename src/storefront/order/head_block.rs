//! The one large word of an order, the sentence below it, the time that is left, and the verbs that its state allows.
use super::OrderNotice;
use crate::{
    domain::{
        order::{OrderSheet, OrderStatus},
        store::Locale,
    },
    i18n::{order::Told, words},
    paths,
    storefront::islands::Countdown,
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

pub(super) fn head(sheet: &OrderSheet, token: &str, notice: Option<OrderNotice>, locale: Locale) -> AnyView {
    let say = &words(locale).order;
    let told = Told {
        status: sheet.status,
        first_name: sheet.full_name.split_whitespace().next().unwrap_or_default(),
        pickup: sheet.address.is_none(),
        was_paid: sheet.steps.iter().any(|step| matches!(step.to, OrderStatus::Paid | OrderStatus::NeedsDecision)),
    };
    view! {
        <header class="order__head">
            {notice.map(|notice| told_notice(notice, locale))}
            <p class="order__folio">{(say.folio)(&sheet.code, &sheet.placed_at)}</p>
            <h1 class="order__title">{(say.headline)(sheet.status)}</h1>
            <p class="order__lead voice">{(say.lead)(&told)}</p>
            {left(sheet, locale)}
            {verbs(sheet.status, token, locale)}
        </header>
    }
    .into_any()
}

fn told_notice(notice: OrderNotice, locale: Locale) -> AnyView {
    let say = &words(locale).order;
    let (tone, (title, text)) = match notice {
        OrderNotice::ProviderSilent => (Tone::Warn, say.silent),
        OrderNotice::GoodsGone => (Tone::Bad, say.goods_gone),
        OrderNotice::NotPayable => (Tone::Warn, say.not_payable),
    };
    view! { <Notice tone=tone title=title text=text/> }.into_any()
}

/// How long an unpaid order still keeps its goods.
fn left(sheet: &OrderSheet, locale: Locale) -> Option<AnyView> {
    let say = &words(locale).order;
    sheet.status.is_payable().then(|| match sheet.pay_within_s.filter(|seconds| *seconds > 0) {
        Some(seconds) => {
            view! { <p class="cart-line__hold">{say.kept_for}" "<Countdown seconds=seconds over=say.kept_over.to_owned()/></p> }.into_any()
        }
        None => view! { <p class="cart-line__hold">{say.not_kept}</p> }.into_any(),
    })
}

fn verbs(status: OrderStatus, token: &str, locale: Locale) -> AnyView {
    let say = &words(locale).order;
    if !status.is_payable() || token.is_empty() {
        return view! { <div class="order__actions"><a class="button" href=paths::SHOP>{say.to_shop}</a></div> }.into_any();
    }
    let pay = if status == OrderStatus::Failed { say.pay_again } else { say.pay };
    let look = (status == OrderStatus::Pending).then(|| view! { <a class="link" href=paths::order(token)>{say.look_again}</a> });
    view! {
        <div class="order__actions">
            <form method="post" action=paths::order_pay(token)><button class="button">{pay}</button></form>
            {look}
            <form method="post" action=paths::order_cancel(token)><button class="link">{say.give_up}</button></form>
        </div>
    }
    .into_any()
}

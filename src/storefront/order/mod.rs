//! The page of an order, behind a link that nobody can guess: how it stands, what happens next, what the buyer may still do.
mod facts;
mod head_block;
mod path;

use super::{layout::Shell, unlisted};
use crate::{
    app::Head,
    domain::{
        order::OrderSheet,
        store::{Locale, StoreFace},
    },
    i18n::{account, words},
    paths,
};
use leptos::prelude::*;

/// What the last button came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderNotice {
    /// The payment provider did not answer; the order stands.
    ProviderSilent,
    /// Paying again was too late.
    GoodsGone,
    /// Nothing to pay any more.
    NotPayable,
}

/// Head of the page. The address is the buyer's secret, so the canonical one is the first page.
pub fn head(face: &StoreFace, sheet: &OrderSheet) -> Head {
    unlisted::head(face, &(words(face.locale).order.title)(&sheet.code), paths::HOME)
}

/// The page; `token` is the secret of its address, empty in the buyer's own account. `offer`: she has no account yet.
#[component]
pub fn OrderPage(
    face: StoreFace,
    sheet: OrderSheet,
    token: String,
    notice: Option<OrderNotice>,
    #[prop(optional)] offer: bool,
) -> impl IntoView {
    let locale = face.locale;
    let back = if token.is_empty() { paths::account_order(sheet.id) } else { paths::order(&token) };
    view! {
        <Shell face=face here=paths::CART back=back>
            <article class="order" data-status=sheet.status.name()>
                {head_block::head(&sheet, &token, notice, locale)}
                {middle(&sheet, offer, locale)}
                {facts::goods(&sheet, locale)}
            </article>
        </Shell>
    }
}

fn middle(sheet: &OrderSheet, offer: bool, locale: Locale) -> AnyView {
    view! {
        <div class="stack" style="--stack-gap:var(--s10)">
            <section aria-label=words(locale).order.steps>{path::path(sheet, locale)}</section>
            {facts::facts(sheet, locale)}
            {offer.then(|| keep(&sheet.email, locale))}
        </div>
    }
    .into_any()
}

/// An account of her own, from here: the letter goes to the address on the order, whoever holds its link.
fn keep(email: &str, locale: Locale) -> AnyView {
    let say = account::of(locale);
    view! {
        <form class="account__part" method="post" action=paths::SIGN_UP>
            <p class="account__note">{say.from_order}</p>
            <input r#type="hidden" name="email" value=email.to_owned()/>
            <button class="button button--line button--small">{say.from_order_verb}</button>
        </form>
    }
    .into_any()
}

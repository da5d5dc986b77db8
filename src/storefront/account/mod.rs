//! A customer's own room: her orders, where they went, orders that she placed without signing in, what she agreed to.
//! What opens her account stands on a page of its own (`security`).
pub mod addresses;
mod passkeys;
pub mod privacy;
pub mod security;
mod ways;

use super::{layout::Shell, sheet::fields, unlisted};
use crate::{
    app::Head,
    domain::{
        account::Consent,
        bag::HerBagRow,
        order::{Address, OrderRow, OrderStatus},
        privacy::{SavedAddress, Wish},
        store::{Locale, StoreFace},
    },
    i18n::{
        self,
        account::{self, Account},
        amount,
        phone::Phone,
        words,
    },
    paths,
    ui::{badge::Tone, field::TextField, notice::Notice},
};
use leptos::prelude::*;

/// What is hers.
#[derive(Debug, Clone)]
pub struct Belongings {
    pub full_name: String,
    pub orders: Vec<OrderRow>,
    pub bags: Vec<HerBagRow>,
    /// Where her orders went.
    pub addresses: Vec<Address>,
    pub saved: Vec<SavedAddress>,
    /// Her last wish to be forgotten, when she has just come back from it.
    pub wish: Option<Wish>,
    pub consents: Vec<(Consent, bool)>,
}

/// What the last button came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountNotice {
    Welcome,
    ClaimSent,
    Claimed(u32),
    Saved,
    Wait,
}

/// Head of the page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, words(face.locale).door.account, paths::ACCOUNT)
}

/// The page.
#[component]
pub fn AccountPage(face: StoreFace, hers: Belongings, notice: Option<AccountNotice>) -> impl IntoView {
    let locale = face.locale;
    let (door, say) = (&words(locale).door, account::of(locale));
    let hello = (door.hello)(hers.full_name.split_whitespace().next().unwrap_or_default());
    view! {
        <Shell face=face here=paths::ACCOUNT>
            <div class="account">
                <header class="account__head">
                    {notice.map(|notice| told(notice, say))}
                    {hers.wish.as_ref().map(|wish| view! { <Notice tone=Tone::Good title=(i18n::privacy::of(locale).wish)(wish)/> })}
                    <h1 class="sign-in__title">{hello}</h1>
                </header>
                <div class="account__main">
                    {bags(&hers.bags, locale)}
                    {orders(&hers.orders, say, locale)}
                    {earlier(say, i18n::phone::of(locale))}
                </div>
                <aside class="account__side">
                    {places(&hers, say, locale)}
                    {consents(&hers.consents, say)}
                    <section class="account__part">
                        <h2 class="account__title">{say.room.security}</h2>
                        <p class="account__note">{say.room.security_lead}</p>
                        <p><a class="link" href=paths::ACCOUNT_SECURITY>{say.room.security}</a></p>
                        <p><a class="link" href=paths::ACCOUNT_PRIVACY>{i18n::privacy::of(locale).link}</a></p>
                        <form method="post" action=paths::SIGN_OUT><button class="button button--line button--small">{door.sign_out}</button></form>
                    </section>
                </aside>
            </div>
        </Shell>
    }
}

fn told(notice: AccountNotice, say: &'static Account) -> AnyView {
    let (tone, sentence) = match notice {
        AccountNotice::Welcome => (Tone::Good, say.room.welcome.to_owned()),
        AccountNotice::ClaimSent => (Tone::Accent, say.room.claim_sent.to_owned()),
        AccountNotice::Claimed(many) => (Tone::Good, (say.room.claimed)(many)),
        AccountNotice::Saved => (Tone::Good, say.room.saved.to_owned()),
        AccountNotice::Wait => (Tone::Bad, say.wait.to_owned()),
    };
    view! { <Notice tone=tone title=sentence/> }.into_any()
}

fn orders(orders: &[OrderRow], say: &'static Account, locale: Locale) -> AnyView {
    let rows = orders.iter().map(|order| row(order, locale)).collect_view();
    let none = orders.is_empty().then(
        || view! { <p class="account__note">{say.room.no_orders}" "<a class="link" href=paths::SHOP>{words(locale).door.to_shop}</a></p> },
    );
    view! {
        <section class="account__part" aria-labelledby="orders">
            <h2 class="account__title" id="orders">{say.room.orders}</h2>
            {none}
            <ul class="account__rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(order: &OrderRow, locale: Locale) -> AnyView {
    let tone = match order.status {
        OrderStatus::Paid => Tone::Good,
        OrderStatus::Failed => Tone::Bad,
        OrderStatus::Pending | OrderStatus::NeedsDecision => Tone::Warn,
        OrderStatus::Cancelled => Tone::Plain,
    };
    let status = (words(locale).order.status)(order.status);
    let back = (order.back.minor > 0).then(|| {
        view! { <span class="account__note">{words(locale).order.back}" "{amount::money(order.back, locale)}</span> }
    });
    view! {
        <li class="account__row">
            <a class="account__link tabular" href=paths::account_order(order.id)>{order.code.clone()}</a>
            <span class="account__note">{order.placed_at.clone()}</span>
            <span class="badge" data-tone=tone.name()>{status}</span>
            {back}
            <span class="account__amount">{amount::money(order.total, locale)}</span>
        </li>
    }
    .into_any()
}

/// What she has at home comes first, and what she had is below it; nothing at all for who never had any.
fn bags(bags: &[HerBagRow], locale: Locale) -> Option<AnyView> {
    let say = i18n::her_bag::of(locale);
    let row = |bag: &HerBagRow| {
        let tone = if bag.status.is_out() { Tone::Accent } else { Tone::Plain };
        view! {
            <li class="account__row">
                <a class="account__link tabular" href=paths::account_bag(bag.id)>{bag.code.clone()}</a>
                <span class="account__note">{bag.when.clone()}</span>
                <span class="badge" data-tone=tone.name()>{(say.headline)(bag.status)}</span>
                <span class="account__amount">{(say.many)(bag.pieces)}</span>
            </li>
        }
    };
    (!bags.is_empty()).then(|| {
        view! {
            <section class="account__part" aria-labelledby="bags">
                <h2 class="account__title" id="bags">{say.bags}</h2>
                <ul class="account__rows">{bags.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn earlier(say: &'static Account, phone: &'static Phone) -> AnyView {
    let (number_input, number_said) = fields::number(say);
    let (phone_input, phone_said) = fields::phone(phone, String::new(), None);
    view! {
        <section class="account__part" aria-labelledby="earlier">
            <h2 class="account__title" id="earlier">{say.room.earlier}</h2>
            <p class="account__note">{say.room.earlier_lead}</p>
            <form method="post" action=paths::ACCOUNT_CLAIM><button class="button button--line button--small">{say.room.earlier_verb}</button></form>
            <h3 class="account__title account__title--small">{say.room.by_number}</h3>
            <p class="account__note">{say.room.by_number_lead}</p>
            <form class="account__form" method="post" action=paths::ACCOUNT_ORDER_CODE>
                <TextField input=number_input said=number_said/>
                <button class="button button--line button--small">{say.room.by_number_verb}</button>
            </form>
            <h3 class="account__title account__title--small">{phone.title}</h3>
            <p class="account__note">{phone.lead}</p>
            <form class="account__form" method="post" action=paths::ACCOUNT_PHONE>
                <TextField input=phone_input said=phone_said/>
                <button class="button button--line button--small">{phone.verb}</button>
            </form>
            <p><a class="link" href=paths::ACCOUNT_PHONE_CODE>{phone.have_code}</a></p>
        </section>
    }
    .into_any()
}

/// What she saved; before she has, where her orders went.
fn places(hers: &Belongings, say: &'static Account, locale: Locale) -> AnyView {
    let (saved, sent): (Vec<_>, Vec<_>) = (hers.saved.iter().map(|one| &one.address).collect(), hers.addresses.iter().collect());
    let (lead, shown) = match (saved.is_empty(), sent.is_empty()) {
        (false, _) => ("", saved),
        (true, false) => (say.room.addresses_lead, sent),
        (true, true) => (say.room.no_addresses, sent),
    };
    let lead = (!lead.is_empty()).then(|| view! { <p class="account__note">{lead}</p> });
    let rows = shown.into_iter().map(|address| view! { <li class="account__row">{addresses::written(address)}</li> }).collect_view();
    view! {
        <section class="account__part">
            <h2 class="account__title">{say.room.addresses}</h2>
            {lead}
            <ul class="account__rows">{rows}</ul>
            <p><a class="link" href=paths::ACCOUNT_ADDRESSES>{i18n::addresses::of(locale).link}</a></p>
        </section>
    }
    .into_any()
}

fn consents(consents: &[(Consent, bool)], say: &'static Account) -> AnyView {
    let checks = consents
        .iter()
        .map(|(consent, stands)| {
            view! { <label class="check"><input r#type="checkbox" name=consent.name() value="yes" checked=*stands/><span>{(say.room.consent)(*consent)}</span></label> }
        })
        .collect_view();
    view! {
        <section class="account__part">
            <h2 class="account__title">{say.room.consents}</h2>
            <p class="account__note">{say.room.consents_lead}</p>
            <form class="account__form" method="post" action=paths::ACCOUNT_CONSENTS>
                {checks}
                <button class="button button--line button--small">{say.room.consents_verb}</button>
            </form>
        </section>
    }
    .into_any()
}

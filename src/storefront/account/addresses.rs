//! The addresses that a customer saves: a list, a form for a new one or for the one that is changed.
use crate::{
    app::Head,
    domain::{
        checkout::{CheckoutForm, FieldErrors},
        id::AddressId,
        order::Address,
        privacy::SavedAddress,
        store::{Locale, StoreFace},
    },
    i18n::addresses::{self, Addresses},
    paths,
    storefront::{checkout::fields, layout::Shell, unlisted},
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

/// What the last button came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressNotice {
    Saved,
    Removed,
    TooMany,
}

/// What is shown: her addresses, those of her orders that she has not saved, and the form as it was typed.
#[derive(Debug, Clone)]
pub struct Book {
    pub saved: Vec<SavedAddress>,
    pub from_orders: Vec<Address>,
    /// The one that is changed; `None` for a new one.
    pub open: Option<AddressId>,
    pub form: CheckoutForm,
    pub errors: FieldErrors,
}

/// Head of the page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, addresses::of(face.locale).title, paths::ACCOUNT_ADDRESSES)
}

/// The page.
#[component]
pub fn AddressesPage(face: StoreFace, book: Book, notice: Option<AddressNotice>) -> impl IntoView {
    let locale = face.locale;
    let say = addresses::of(locale);
    let notice = notice.map(|notice| {
        let (tone, title) = match notice {
            AddressNotice::Saved => (Tone::Good, say.saved),
            AddressNotice::Removed => (Tone::Good, say.removed),
            AddressNotice::TooMany => (Tone::Bad, say.too_many),
        };
        view! { <Notice tone=tone title=title/> }
    });
    view! {
        <Shell face=face here=paths::ACCOUNT back=paths::ACCOUNT_ADDRESSES>
            <div class="account">
                <header class="account__head">
                    {notice}
                    <h1 class="sign-in__title">{say.title}</h1>
                    <p><a class="link" href=paths::ACCOUNT>{say.back}</a></p>
                </header>
                <div class="account__main">
                    {list(&book.saved, say)}
                    {(!book.from_orders.is_empty()).then(|| from_orders(&book.from_orders, say))}
                </div>
                <aside class="account__side">{form(&book, locale)}</aside>
            </div>
        </Shell>
    }
}

/// In one line, as on an envelope.
pub fn written(address: &Address) -> String {
    let parts = [&address.line1, &address.line2, &address.district, &address.city, &address.region, &address.postal_code];
    parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn list(saved: &[SavedAddress], say: &'static Addresses) -> AnyView {
    let rows = saved
        .iter()
        .map(|one| {
            view! {
                <li class="account__row">
                    <span>{written(&one.address)}</span>
                    <a class="link account__amount" href=paths::saved_address(one.id)>{say.change}</a>
                    <form method="post" action=paths::saved_address_remove(one.id)><button class="link">{say.remove}</button></form>
                </li>
            }
        })
        .collect_view();
    let lead = if saved.is_empty() { say.none } else { say.lead };
    view! { <section class="account__part" id="saved"><p class="account__note">{lead}</p><ul class="account__rows">{rows}</ul></section> }
        .into_any()
}

fn from_orders(addresses: &[Address], say: &'static Addresses) -> AnyView {
    let hidden = |name: &'static str, value: &str| view! { <input r#type="hidden" name=name value=value.to_owned()/> };
    let rows = addresses
        .iter()
        .map(|address| {
            view! {
                <li class="account__row">
                    <span>{written(address)}</span>
                    <form class="account__amount" method="post" action=paths::ACCOUNT_ADDRESSES>
                        {hidden("line1", &address.line1)}
                        {hidden("line2", &address.line2)}
                        {hidden("district", &address.district)}
                        {hidden("city", &address.city)}
                        {hidden("region", &address.region)}
                        {hidden("postal_code", &address.postal_code)}
                        <button class="link">{say.keep}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="account__part" id="from-orders">
            <h2 class="account__title">{say.from_orders}</h2>
            <ul class="account__rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn form(book: &Book, locale: Locale) -> AnyView {
    let say = addresses::of(locale);
    let typed = fields::address(locale).iter().map(|field| fields::field(*field, &book.form, &book.errors, locale)).collect_view();
    let (title, verb, action) = match book.open {
        Some(id) => (say.change_title, say.change_verb, paths::saved_address(id)),
        None => (say.add, say.add_verb, paths::ACCOUNT_ADDRESSES.to_owned()),
    };
    view! {
        <section class="account__part" id="address-form">
            <h2 class="account__title">{title}</h2>
            <form class="account__form" method="post" action=action novalidate=true>
                {typed}
                <button class="button button--line button--small">{verb}</button>
            </form>
        </section>
    }
    .into_any()
}

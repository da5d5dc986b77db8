//! Paying, on one page, as a guest: who, how it arrives, what it comes to. What was typed always comes back with the errors.
//!
//! The server reckons every amount. The hidden total is what the buyer saw; another one at the till is shown before it is charged.
pub(super) mod fields;
mod notices;
mod own;
mod summary;
mod ways;

use super::{layout::Shell, unlisted};
use crate::{
    app::Head,
    domain::{
        account::Consent,
        cart::{Cart, DeliveryOption},
        checkout::{CheckoutForm, Field, FieldErrors},
        money::Money,
        privacy::SavedAddress,
        store::{Locale, StoreFace},
    },
    i18n::words,
    paths,
};
use leptos::prelude::*;
pub use notices::CheckoutNotice;
pub use ways::{TotalChosen, WayTotal};

/// Head of the page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, words(face.locale).checkout.title, paths::CHECKOUT)
}

/// What only a signed-in customer has here: her addresses, and what she may still agree to.
#[derive(Debug, Clone)]
pub struct Own {
    pub addresses: Vec<SavedAddress>,
    pub open_consents: Vec<Consent>,
}

/// The page. `total` is the cart with the chosen way of delivery, or with the first one when none is chosen yet.
#[component]
pub fn CheckoutPage(
    face: StoreFace,
    cart: Cart,
    options: Vec<DeliveryOption>,
    form: CheckoutForm,
    errors: FieldErrors,
    notice: Option<CheckoutNotice>,
    total: Money,
    own: Option<Own>,
) -> impl IntoView {
    let locale = face.locale;
    let title = words(locale).checkout.title;
    let totals = ways::totals(&options, cart.subtotal, locale);
    let summary = summary::summary(&cart, &options, &form, total, &totals, locale);
    view! {
        <Shell face=face here=paths::CHECKOUT>
            <div class="checkout">
                <h1 class="checkout__title">{title}</h1>
                {(!errors.is_empty()).then(|| notices::errors(&errors, locale))}
                {notice.map(|notice| notices::told(notice, locale))}
                <div class="checkout__desk">
                    {sheet(&form, &errors, &options, &totals, own.as_ref(), locale)}
                    {kept(locale)}
                </div>
                {summary}
            </div>
        </Shell>
    }
}

/// The browser's own checks are off: they would speak of an address that a pickup does not show, and never in our words.
fn sheet(
    form: &CheckoutForm,
    errors: &FieldErrors,
    options: &[DeliveryOption],
    totals: &[WayTotal],
    own: Option<&Own>,
    locale: Locale,
) -> AnyView {
    let say = &words(locale).checkout;
    let account = own
        .is_none()
        .then(|| view! { {say.have_account}" "<a class="link" href=paths::sign_in_then(paths::CHECKOUT)>{say.sign_in}</a> }.into_any());
    let who = [Field::FullName, Field::Email, Field::Phone].map(|field| fields::field(field, form, errors, locale)).collect_view();
    let address = fields::address(locale).iter().map(|field| fields::field(*field, form, errors, locale)).collect_view();
    let how = view! {
        {ways::ways(options, form, errors, totals, locale)}
        {own.map(|own| own::addresses(own, locale))}
        <div class="fields checkout__address">{address}</div>
        {own.map(|_| own::keep(form, locale))}
        <div class="fields">{fields::field(Field::Note, form, errors, locale)}</div>
    }
    .into_any();
    view! {
        <form class="checkout__form" method="post" action=paths::CHECKOUT novalidate=true data-keep=paths::CHECKOUT_DRAFT>
            <input r#type="hidden" name="intent" value=form.intent.clone()/>
            {part(1, say.who, account, view! { <div class="fields">{who}</div> }.into_any())}
            {part(2, say.how, None, how)}
            {part(3, say.pay, None, view! { <p>{say.pay_text}</p> }.into_any())}
            {own.map(|own| own::consents(own, form, locale))}
            <div class="checkout__pay">
                <button class="button button--wide">{say.go}</button>
                <p class="summary__note">{say.fine}</p>
                <input r#type="hidden" name="expected_totals" value=form.expected_totals.clone()/>
            </div>
        </form>
    }
    .into_any()
}

/// What she types is kept for her, and she may end that. A form of its own: the only other button here is the one that places the order.
fn kept(locale: Locale) -> AnyView {
    let say = &words(locale).checkout;
    view! {
        <form method="post" action=paths::CHECKOUT_FORGET>
            <p class="summary__note">{say.kept}" "<button class="link">{say.forget}</button></p>
        </form>
    }
    .into_any()
}

fn part(number: u8, name: &'static str, aside: Option<AnyView>, body: AnyView) -> AnyView {
    view! {
        <fieldset class="checkout__part">
            <legend class="checkout__head">
                <span class="checkout__number">{number}</span>
                <span class="checkout__name">{name}</span>
                {aside.map(|aside| view! { <span class="checkout__aside">{aside}</span> })}
            </legend>
            {body}
        </fieldset>
    }
    .into_any()
}

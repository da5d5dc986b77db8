//! What a signed-in customer finds at the checkout: her addresses to choose from, and what she may agree to. No box is ticked for her.
use super::Own;
use crate::{
    domain::{account::Consent, checkout::CheckoutForm, store::Locale},
    i18n::{account, addresses},
    paths,
    storefront::account::addresses::written,
};
use leptos::prelude::*;

/// Links that write an address into the form: they work without script, and lose nothing that was kept.
pub(super) fn addresses(own: &Own, locale: Locale) -> Option<AnyView> {
    if own.addresses.is_empty() {
        return None;
    }
    let say = addresses::of(locale);
    let links = own
        .addresses
        .iter()
        .map(|one| view! { <li><a class="link" href=paths::checkout_to(one.id)>{written(&one.address)}</a></li> })
        .collect_view();
    Some(view! { <div class="checkout__address"><p class="summary__note">{say.choose}</p><ul>{links}</ul></div> }.into_any())
}

/// The address that she types is saved when she says so.
pub(super) fn keep(form: &CheckoutForm, locale: Locale) -> AnyView {
    let ticked = !form.keep_address.is_empty();
    view! {
        <label class="check checkout__address">
            <input r#type="checkbox" name="keep_address" value="yes" checked=ticked/>
            <span>{addresses::of(locale).keep_this}</span>
        </label>
    }
    .into_any()
}

/// What she has not agreed to yet. A tick comes back only because she set it.
pub(super) fn consents(own: &Own, form: &CheckoutForm, locale: Locale) -> Option<AnyView> {
    if own.open_consents.is_empty() {
        return None;
    }
    let say = account::of(locale);
    let boxes = own
        .open_consents
        .iter()
        .map(|consent| {
            let ticked = form.agreed().any(|agreed: Consent| agreed == *consent);
            view! { <label class="check"><input r#type="checkbox" name=consent.name() value="yes" checked=ticked/><span>{(say.room.consent)(*consent)}</span></label> }
        })
        .collect_view();
    Some(view! { <div class="checkout__pay"><p class="summary__note">{addresses::of(locale).agree}</p>{boxes}</div> }.into_any())
}

//! Ways of delivery, each with its promise, its fee and what all comes to, and the total that goes with the chosen one.
//!
//! Each way says what all comes to, and the form sends all of these totals: so the buyer has seen the one she agrees to, with
//! or without script. With script the summary follows the choice too.
use super::fields;
use crate::{
    domain::{
        cart::DeliveryOption,
        checkout::{CheckoutForm, Field, FieldErrors},
        money::Money,
        store::Locale,
    },
    i18n::{amount, words},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the cart comes to with one way of delivery, reckoned by the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayTotal {
    /// Value of the radio input.
    pub way: String,
    /// Fee as it is written.
    pub fee: String,
    /// Total as it is written.
    pub total: String,
}

/// One total per way; a sum that does not exist (two currencies, an overflow) leaves its way out.
pub(super) fn totals(options: &[DeliveryOption], subtotal: Money, locale: Locale) -> Vec<WayTotal> {
    let total = |option: &DeliveryOption| {
        let sum = subtotal.plus(option.fee)?;
        Some(WayTotal { way: option.id.to_string(), fee: fee(option, locale), total: amount::money(sum, locale) })
    };
    options.iter().filter_map(total).collect()
}

pub(super) fn fee(option: &DeliveryOption, locale: Locale) -> String {
    if option.fee.minor == 0 { words(locale).checkout.free.to_owned() } else { amount::money(option.fee, locale) }
}

/// The chosen way, or the first one.
pub(super) fn chosen<'a>(options: &'a [DeliveryOption], form: &CheckoutForm) -> Option<&'a DeliveryOption> {
    options.iter().find(|option| option.id.to_string() == form.delivery).or(options.first())
}

pub(super) fn ways(options: &[DeliveryOption], form: &CheckoutForm, errors: &FieldErrors, totals: &[WayTotal], locale: Locale) -> AnyView {
    let say = &words(locale).checkout;
    if options.is_empty() {
        return view! { <p class="notice" data-tone="bad" role="alert" id="delivery" tabindex="-1">{say.no_ways}</p> }.into_any();
    }
    let checked = chosen(options, form).map(|option| option.id);
    let error = fields::error(Field::Delivery, errors, locale);
    let rows = options
        .iter()
        .enumerate()
        .map(|(place, option)| {
            let value = option.id.to_string();
            let comes_to = totals.iter().find(|known| known.way == value).map(|known| (say.comes_to)(&known.total));
            view! {
                <label class="pick__option">
                    <input r#type="radio" name="delivery" id=(place == 0).then_some("delivery") value=value checked=checked == Some(option.id) data-pickup=option.pickup.then_some("")/>
                    <span>{option.name.clone()}<span class="pick__note">{option.promise.clone()}</span></span>
                    <span class="pick__price">{fee(option, locale)}<span class="pick__note">{comes_to}</span></span>
                </label>
            }
        })
        .collect_view();
    let sentence = error.map(|sentence| view! { <p class="field__error" id="delivery-error">{sentence}</p> });
    view! {
        <div class="pick" role="radiogroup" aria-label=say.how aria-invalid=error.map(|_| "true") aria-describedby=error.map(|_| "delivery-error")>{rows}</div>
        {sentence}
    }
    .into_any()
}

/// A text of the summary that follows the choice: the fee, or the total with it.
#[island]
pub fn TotalChosen(first: String, totals: Vec<WayTotal>, fee: bool) -> impl IntoView {
    let picked = picked();
    let text = move || {
        let known = picked.get().and_then(|way| totals.iter().find(|known| known.way == way));
        known.map_or_else(|| first.clone(), |known| if fee { known.fee.clone() } else { known.total.clone() })
    };
    view! { <span>{text}</span> }
}

/// The way of delivery that is picked in the browser; `None` until the reader has changed it.
fn picked() -> RwSignal<Option<String>> {
    let picked = RwSignal::new(None);
    Effect::new(move |_| {
        // a choice made before the module was there counts too, and so does one that the browser put back
        let found = document().query_selector("input[name=delivery]:checked").ok().flatten();
        picked.set(found.and_then(|input| input.get_attribute("value")));
        let listener = window_event_listener(leptos::ev::change, move |event| {
            let input = event_target::<web_sys::HtmlInputElement>(&event);
            if input.get_attribute("name").as_deref() == Some("delivery") {
                picked.set(input.get_attribute("value"));
            }
        });
        on_cleanup(move || listener.remove());
    });
    picked
}

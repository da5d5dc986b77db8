//! An amount of money, with the one it had before.
use crate::{
    domain::{money::Money, store::Locale},
    i18n::{amount, words},
};
use leptos::prelude::*;

/// `unit` is what stands small beside a large price: a volume, "from".
#[component]
pub fn Price(
    amount: Money,
    #[prop(optional_no_strip)] was: Option<Money>,
    locale: Locale,
    #[prop(optional)] large: bool,
    #[prop(into, optional)] unit: String,
) -> impl IntoView {
    let class = if large { "price price--large" } else { "price" };
    let before = words(locale).house.price_before;
    view! {
        <span class=class>
            <span>{amount::money(amount, locale)}</span>
            {was.map(|was| view! {
                <s class="price__was"><span class="visually-hidden">{before}" "</span>{amount::money(was, locale)}</s>
            })}
            {(!unit.is_empty()).then(|| view! { <span class="price__unit">{unit}</span> })}
        </span>
    }
}

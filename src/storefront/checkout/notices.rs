//! What stands above the form: which fields are wrong, with a link to each, and why the order was not placed.
use super::fields;
use crate::{
    domain::{
        checkout::{Field, FieldErrors},
        money::Money,
        store::Locale,
    },
    i18n::{amount, words},
    paths,
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

/// Why the order could not be placed as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckoutNotice {
    /// The total is another one than the buyer saw.
    TotalChanged { before: Money, now: Money },
    /// Names of products that can't be had any more.
    GoodsMissing(Vec<String>),
    /// Too many at once; nothing was placed.
    Busy,
}

/// The reader is taken here first: the browser focuses it when the page opens.
pub(super) fn errors(errors: &FieldErrors, locale: Locale) -> AnyView {
    let say = &words(locale).checkout;
    let mut wrong: Vec<Field> = errors.iter().map(|(field, _)| *field).collect();
    wrong.sort_by_key(|field| fields::place(*field, locale));
    let links = wrong
        .into_iter()
        .enumerate()
        .map(|(place, field)| {
            view! { {if place == 0 { " " } else { ", " }}<a href=format!("#{}", fields::name(field))>{(say.fields.label)(field)}</a> }
        })
        .collect_view();
    view! {
        <div class="notice checkout__notice" data-tone="bad" role="alert" tabindex="-1" autofocus=true>
            <p class="notice__title">{(say.errors)(errors.len())}{links}</p>
        </div>
    }
    .into_any()
}

pub(super) fn told(notice: CheckoutNotice, locale: Locale) -> AnyView {
    let say = &words(locale).checkout;
    let inside = match notice {
        CheckoutNotice::TotalChanged { before, now } => {
            let title = (say.total_changed)(&amount::money(before, locale), &amount::money(now, locale));
            view! { <Notice tone=Tone::Warn title=title text=say.total_changed_text/> }.into_any()
        }
        CheckoutNotice::GoodsMissing(names) => {
            let text = (say.missing_text)(&names.join(", "));
            view! {
                <Notice tone=Tone::Bad title=say.missing text=text>
                    <a class="button button--line button--small" href=paths::CART>{say.to_cart}</a>
                </Notice>
            }
            .into_any()
        }
        CheckoutNotice::Busy => view! { <Notice tone=Tone::Warn title=say.busy text=say.busy_text/> }.into_any(),
    };
    view! { <div class="checkout__notice">{inside}</div> }.into_any()
}

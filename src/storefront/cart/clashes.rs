//! What in a bag should not be worn together: who with whom, and what to do instead. Nothing where all get along.
use crate::{
    domain::{
        conflict::{Clash, Severity},
        store::Locale,
    },
    i18n::words,
    paths,
    ui::badge::Tone,
};
use leptos::prelude::*;

/// The warnings of a cart, the serious ones first.
pub fn clashes(found: &[Clash], locale: Locale) -> Option<AnyView> {
    (!found.is_empty()).then(|| {
        let each = found.iter().map(|clash| told(clash, locale)).collect_view();
        view! { <div class="clashes">{each}</div> }.into_any()
    })
}

fn told(clash: &Clash, locale: Locale) -> AnyView {
    let tone = if clash.severity == Severity::Avoid { Tone::Bad } else { Tone::Warn };
    let title = (words(locale).quiz.clash)(&clash.one.0, &clash.other.0);
    let link = |(name, slug): &(String, String)| view! { <a class="link" href=paths::product(slug)>{name.clone()}</a> };
    view! {
        <div class="notice" data-tone=tone.name() role="status">
            <p class="notice__title">{title}</p>
            <p class="notice__text"><strong>{clash.title.clone()}.</strong>" "{clash.advice.clone()}</p>
            <div class="notice__actions">{link(&clash.one)}{link(&clash.other)}</div>
        </div>
    }
    .into_any()
}

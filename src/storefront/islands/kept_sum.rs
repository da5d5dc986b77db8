//! What the pieces come to that she keeps, while she chooses. The server wrote the first sum; without script it is that of her last answers.
use crate::{
    domain::{
        bag::rules::{self, BagRules, Priced},
        money::{Currency, Money},
        store::Locale,
    },
    i18n::{amount, her_bag},
};
use leptos::{ev, prelude::*};

/// `lines` with the names by which their answers are sent (`decision-…`).
#[island]
pub fn KeptSum(lines: Vec<(String, Priced)>, rules: BagRules, currency: Currency, locale: Locale) -> impl IntoView {
    let lines = RwSignal::new(lines);
    Effect::new(move |_| {
        lines.update(|lines| lines.iter_mut().for_each(|(id, line)| line.kept = is_kept(id)));
        let changed = window_event_listener(ev::change, move |_| {
            lines.update(|lines| lines.iter_mut().for_each(|(id, line)| line.kept = is_kept(id)));
        });
        on_cleanup(move || changed.remove());
    });
    let told = move || {
        lines.with(|lines| {
            let (kept, of) = (lines.iter().filter(|line| line.1.kept).count(), lines.len());
            her_bag::sum(locale, kept, of)
        })
    };
    let total = move || {
        let priced: Vec<Priced> = lines.with(|lines| lines.iter().map(|line| line.1).collect());
        rules::reckon(&priced, &rules, 0).map(|sum| amount::money(Money::new(sum.total_minor, currency), locale))
    };
    view! { <span>{told}</span>" "<strong class="tabular">{total}</strong> }
}

/// Whether "it stays" is chosen for this line.
fn is_kept(id: &str) -> bool {
    document().query_selector(&format!("[id='decision-{id}-keep']:checked")).is_ok_and(|found| found.is_some())
}

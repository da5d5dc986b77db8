//! What things come to: lines of a word and an amount, and the last one that counts. And the things themselves, small.
use crate::paths;
use leptos::prelude::*;

/// A word and what stands at its right.
pub type Sum = (String, String);

/// Sums with their total.
#[component]
pub fn Sums(lines: Vec<Sum>, total: Sum) -> impl IntoView {
    let lines =
        lines.into_iter().map(|(word, amount)| view! { <div class="summary__sum"><dt>{word}</dt><dd>{amount}</dd></div> }).collect_view();
    view! {
        <dl class="summary__sums">
            {lines}
            <div class="summary__sum summary__sum--total"><dt>{total.0}</dt><dd>{total.1}</dd></div>
        </dl>
    }
}

/// One thing of a bag or an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    pub picture: Option<String>,
    pub name: String,
    /// Size, volume, number of units.
    pub note: String,
    pub amount: String,
}

/// Things in one column; the title stands beside each picture, so the picture is silent.
#[component]
pub fn Things(things: Vec<Thing>) -> impl IntoView {
    let rows = things
        .into_iter()
        .map(|thing| {
            let picture = thing
                .picture
                .map(|key| view! { <img src=paths::media(&key, 320) width="320" height="400" alt="" loading="lazy" decoding="async"/> });
            // the first column stays where it is without a picture
            let empty = picture.is_none().then(|| view! { <span></span> });
            view! {
                <li class="summary__item">
                    {picture}{empty}
                    <span>{thing.name}<small>{thing.note}</small></span>
                    <span class="tabular">{thing.amount}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="summary__items">{rows}</ul> }
}

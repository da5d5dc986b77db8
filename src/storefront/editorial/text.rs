//! Words of the house as views: text nodes only, the least of emphasis.
use crate::domain::editorial::{Run, paragraphs, runs};
use leptos::prelude::*;

/// One line with its emphasis.
pub fn line(text: &str) -> AnyView {
    drawn(runs(text))
}

fn drawn(runs: Vec<Run>) -> AnyView {
    let each = runs.into_iter().map(|run| if run.leans { view! { <em>{run.text}</em> }.into_any() } else { run.text.into_any() });
    each.collect_view().into_any()
}

/// Paragraphs in this class; nothing for an empty text.
pub fn told(text: &str, class: &'static str) -> AnyView {
    let each = paragraphs(text).into_iter().map(|runs| view! { <p class=class>{drawn(runs)}</p> });
    each.collect_view().into_any()
}

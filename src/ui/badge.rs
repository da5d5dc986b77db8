//! A state by word and by shape.
use leptos::prelude::*;

/// What a badge or a notice means; its colour only repeats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Good,
    Warn,
    Bad,
    Accent,
}

impl Tone {
    /// Value of `data-tone`; a plain one has none.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Good => Some("good"),
            Self::Warn => Some("warn"),
            Self::Bad => Some("bad"),
            Self::Accent => Some("accent"),
        }
    }
}

/// A short state, such as "sold".
#[component]
pub fn Badge(tone: Tone, #[prop(into)] text: String) -> impl IntoView {
    view! { <p class="badge" data-tone=tone.name()>{text}</p> }
}

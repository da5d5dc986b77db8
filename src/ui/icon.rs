//! The few drawings that stand for a word; the word is always there too, seen or spoken.
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Search,
    Close,
    Forward,
    Back,
}

impl Sign {
    /// Strokes on a field of 20 by 20.
    fn path(self) -> &'static str {
        match self {
            Self::Search => "M14.5 9a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM13 13l4 4",
            Self::Close => "m5 5 10 10M15 5 5 15",
            Self::Forward => "M3 10h14m-5-5 5 5-5 5",
            Self::Back => "M17 10H3m5-5-5 5 5 5",
        }
    }
}

/// Hidden from screen readers: whoever uses it says the word.
#[component]
pub fn Icon(sign: Sign) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=sign.path()></path></svg> }
}

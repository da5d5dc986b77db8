//! The drawings of the back office; beside each stands its word, seen or spoken.
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Today,
    Orders,
    Bags,
    Clients,
    Pieces,
    Arrivals,
    Consignors,
    Collections,
    Match,
    Past,
    Tags,
    Pages,
    Grip,
    Quizzes,
    Team,
    Audit,
    Rules,
    Light,
    Dark,
    Leave,
    Rail,
    Up,
    Down,
    Close,
    Search,
}

impl Sign {
    /// Strokes on a field of 20 by 20.
    fn path(self) -> &'static str {
        match self {
            Self::Today => "M3 14.5h14M5.5 14.5a4.5 4.5 0 0 1 9 0M10 3v3.5M3.9 8.4l2 2M16.1 8.4l-2 2",
            Self::Orders => "M5 2.75v14.5l2.5-1.5 2.5 1.5 2.5-1.5 2.5 1.5V2.75zM7.75 7h4.5m-4.5 3.5h4.5",
            Self::Bags => "M4.25 6.75h11.5l1 10.5H3.25zM7.25 9V5.5a2.75 2.75 0 0 1 5.5 0V9",
            Self::Clients => "M10 9.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3.5 17c0-3.3 2.9-5.25 6.5-5.25s6.5 1.95 6.5 5.25",
            Self::Pieces => {
                "M10 4.25a1.6 1.6 0 1 1 1.6 1.6c-.9 0-1.6.6-1.6 1.4v.5M10 7.75l7.25 5.5c.9.7.5 2-.6 2H3.35c-1.1 0-1.5-1.3-.6-2z"
            }
            Self::Arrivals => "M3 7.5 10 4l7 3.5v7L10 18l-7-3.5zM3 7.5l7 3.5m0 0 7-3.5M10 11v7",
            Self::Consignors => "M3 8.5 9.5 3H16v6.5L9.5 16zM13 6h.01M12.5 17.5h4.75",
            Self::Collections => "M3 7h14v10H3zM4.75 4.75h10.5M6.5 2.5h7",
            Self::Match => "M7.5 13.5a5 5 0 1 1 0-10 5 5 0 0 1 0 10zm5 3a5 5 0 1 1 0-10 5 5 0 0 1 0 10z",
            Self::Past => "M4 6.5A7 7 0 1 1 3 10M3.5 3v3.75h3.75M10 6.25V10l2.75 1.75",
            Self::Tags => "M3.25 3.25h6.5l7.5 7.5-6.5 6.5-7.5-7.5zM6.75 6.75h.01",
            Self::Pages => "M4.5 2.75h11v14.5h-11zM7 6h6M7 9h3.5M7 12h3.5m2.5-3v5",
            Self::Grip => "M7.5 5h.01M7.5 10h.01M7.5 15h.01M12.5 5h.01M12.5 10h.01M12.5 15h.01",
            Self::Quizzes => {
                "M7.25 7.25a2.75 2.75 0 1 1 4.2 2.33c-.9.57-1.45 1.1-1.45 2.17m0 3v.25M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z"
            }
            Self::Team => {
                "M7.25 9a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.5 16.5c0-2.9 2.1-4.75 4.75-4.75S12 13.6 12 16.5M13 9a2.25 2.25 0 1 0 0-4.5m.5 7.5c2.3.2 4 1.9 4 4.5"
            }
            Self::Audit => "M5 2.75h10v14.5H5zM7.75 6.5h4.5m-4.5 3h4.5m-4.5 3h2.5M3.5 5.5H5m-1.5 4.5H5m-1.5 4.5H5",
            Self::Rules => {
                "M3.5 6h7m3 0h3M3.5 14h3m3 0h7M10.5 6a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0zM6.5 14a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0z"
            }
            Self::Light => {
                "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM10 2.5V4m0 12v1.5M2.5 10H4m12 0h1.5M4.7 4.7l1 1m8.6 8.6 1 1m0-10.6-1 1m-8.6 8.6-1 1"
            }
            Self::Dark => "M16.5 11.7A6.75 6.75 0 0 1 8.3 3.5a6.75 6.75 0 1 0 8.2 8.2z",
            Self::Leave => "M8 3.5H4.5v13H8M8 10h9m-3.5-3.5L17 10l-3.5 3.5",
            Self::Rail => "M3 4h14v12H3zM8 4v12",
            Self::Up => "m5 12 5-5 5 5",
            Self::Down => "m5 8 5 5 5-5",
            Self::Close => "m5 5 10 10M15 5 5 15",
            Self::Search => "M14 8.75a5.25 5.25 0 1 1-10.5 0 5.25 5.25 0 0 1 10.5 0zM12.6 12.6l4 4",
        }
    }
}

/// Hidden from screen readers: whoever uses it says the word.
#[component]
pub fn Drawing(sign: Sign) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=sign.path()></path></svg> }
}

//! Editorial pages: all of them as a list, one of them as its blocks beside a preview of what visitors will see.
mod api;
mod block;
mod desk;
mod editor;
mod goods;
mod list;
mod pictures;
mod slots;
mod verbs;

use super::Seat;
use crate::admin::prelude::*;
use crate::{
    domain::editorial::PageKey,
    i18n::pages::{self, Pages},
    paths,
};
use leptos::either::Either;
use leptos_router::hooks::use_location;

impl Seat {
    /// What this room says.
    fn pages(self) -> &'static Pages {
        pages::of(self.locale)
    }
}

/// The list, or the page that the address names.
#[component]
pub fn PagesRoom(seat: Seat) -> impl IntoView {
    let at = use_location();
    let open = Memo::new(move |_| at.pathname.with(|path| paths::opened_page(path)));
    move || match open.get() {
        Some(key) => Either::Left(view! { <editor::Editor seat=seat key=key/> }),
        None => Either::Right(view! { <list::PageList seat=seat/> }),
    }
}

/// Id of the headline of both screens, for the skip link and for focus.
const HEADLINE: &str = "pages-title";

/// What a page is called when its writer gave it no title.
fn name_of(seat: Seat, key: &PageKey, title: &str) -> String {
    if title.is_empty() {
        format!("{} {}", (seat.pages().kind)(key.kind), if key == &PageKey::home() { "" } else { &key.slug })
    } else {
        title.to_owned()
    }
}

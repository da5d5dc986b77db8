//! The app inside the room: rail on the left, one screen beside it, each screen with its own address.
use super::{Seat, frame::Rail, orders::OrdersRoom};
use crate::{
    domain::{role::Role, store::StoreFace},
    paths,
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    components::{FlatRoutes, Redirect, Route, Router},
    hooks::use_location,
    path,
};

#[component]
pub fn Office(face: StoreFace, role: Role, full_name: String) -> impl IntoView {
    let seat = Seat { locale: face.locale, role };
    let at_once = NavigateOptions { replace: true, resolve: false, ..NavigateOptions::default() };
    view! {
        <Router base=paths::ADMIN>
            <HereRail face=face seat=seat full_name=full_name/>
            <FlatRoutes fallback=move || lost(seat)>
                <Route path=path!("") view=move || view! { <Redirect path=paths::ADMIN_ORDERS options=at_once.clone()/> }/>
                <Route path=path!("orders/:id?") view=move || view! { <OrdersRoom seat=seat/> }/>
            </FlatRoutes>
        </Router>
    }
}

/// The rail, told where the browser is.
#[component]
fn HereRail(face: StoreFace, seat: Seat, full_name: String) -> impl IntoView {
    let at = use_location();
    let here = Signal::derive(move || match at.search.get() {
        search if search.is_empty() => at.pathname.get(),
        search => format!("{}?{search}", at.pathname.get()),
    });
    view! { <Rail face=face seat=seat full_name=full_name here=here/> }
}

fn lost(seat: Seat) -> impl IntoView {
    let (title, text) = seat.say().lost;
    view! {
        <main class="desk" id="content">
            <div class="quiet">
                <h1 class="quiet__title">{title}</h1>
                <p class="quiet__text">{text}</p>
                <a class="desk-button" href=paths::ADMIN_ORDERS>{seat.say().rail.orders}</a>
            </div>
        </main>
    }
}

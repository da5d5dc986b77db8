//! The courier's app: one lazy island with its own router, for one thumb in the sun.
//!
//! Only its shell: no route is pretended. Routes come from the shop, and what is done on the street will be kept here until
//! it is sent; the number of unsent events stands at the top from the first day.
mod today;

use crate::{
    domain::store::StoreFace,
    i18n::courier::{self, Courier},
    paths,
};
use leptos::{html, prelude::*};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};
use today::Today;

/// The room that the server opens. What it draws is already the whole truth of a day without a route.
#[island(lazy)]
pub fn CourierRoot(face: StoreFace, full_name: String) -> impl IntoView {
    let room = NodeRef::<html::Div>::new();
    let drawn = view! { <Today face=face.clone() full_name=full_name.clone()/> };
    Effect::new(move |_| {
        let Some(room) = room.get() else { return };
        let (face, full_name) = (face.clone(), full_name.clone());
        // what the server drew goes and the app comes within one task: nothing flickers
        room.set_inner_html("");
        leptos::mount::mount_to(room.into(), move || view! { <Round face=face full_name=full_name/> }).forget();
    });
    view! { <div class="courier" node_ref=room>{drawn}</div> }
}

#[component]
fn Round(face: StoreFace, full_name: String) -> impl IntoView {
    let say = courier::of(face.locale);
    view! {
        <Router base=paths::COURIER_BASE>
            <FlatRoutes fallback=move || lost(say)>
                <Route path=path!("") view=move || view! { <Today face=face.clone() full_name=full_name.clone()/> }/>
            </FlatRoutes>
        </Router>
    }
}

fn lost(say: &'static Courier) -> impl IntoView {
    view! {
        <main class="courier__day">
            <h1 class="courier__headline">{say.lost}</h1>
            <a class="courier__verb" href=paths::COURIER>{say.to_today}</a>
        </main>
    }
}

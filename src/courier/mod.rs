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
use leptos::{either::Either, html, prelude::*};
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
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
    view! { <Router base=paths::COURIER_BASE><Inside face=face full_name=full_name/></Router> }
}

/// The present screen.
#[component]
fn Inside(face: StoreFace, full_name: String) -> impl IntoView {
    let say = courier::of(face.locale);
    let (at, browser) = (use_location(), use_context::<BrowserUrl>());
    let at_today = Memo::new(move |_| at.pathname.with(|path| path.trim_end_matches('/') == paths::COURIER_BASE));
    Effect::new(move |_| {
        at.pathname.track();
        // a link that was followed stands in the address bar once its screen is there
        if let Some(browser) = &browser {
            browser.ready_to_complete();
        }
    });
    move || {
        if at_today.get() {
            Either::Left(view! { <Today face=face.clone() full_name=full_name.clone()/> })
        } else {
            Either::Right(lost(say))
        }
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

//! The first screen of a day. Without a route it says so, and says where routes come from.
use crate::{domain::store::StoreFace, i18n::courier, paths};
use leptos::prelude::*;

/// Nothing can be recorded yet, so nothing waits.
const UNSENT: u32 = 0;

/// The same on the server and in the browser; its two verbs work without script.
#[component]
pub fn Today(face: StoreFace, full_name: String) -> impl IntoView {
    let say = courier::of(face.locale);
    let first_name = full_name.split_whitespace().next().unwrap_or_default().to_owned();
    view! {
        <header class="courier__bar">
            <span class="courier__house">{face.name}</span>
            <output class="courier__unsent" data-count=UNSENT>{(say.unsent)(UNSENT)}</output>
        </header>
        <main class="courier__day">
            <p class="courier__hello">{(say.hello)(&first_name)}</p>
            <h1 class="courier__headline">{say.no_route}</h1>
            <p class="courier__why">{say.no_route_why}</p>
        </main>
        <footer class="courier__verbs">
            <a class="courier__verb" href=paths::COURIER rel="external">{say.look_again}</a>
            <form method="post" action=paths::SIGN_OUT>
                <button class="courier__verb courier__verb--quiet">{say.sign_out}</button>
            </form>
        </footer>
    }
}

//! How many things are in the bag. Drawn as none, so that a page is the same for everybody; the browser looks up its own number.
use leptos::prelude::*;

/// Cookie with the number, which is no secret and grants nothing.
const COOKIE: &str = "vitrine_count";
/// Above this the number says nothing more.
const MOST: u32 = 99;

#[island]
pub fn CartBadge() -> impl IntoView {
    let count = RwSignal::new(0);
    Effect::new(move |_| {
        count.set(read());
        // a page that comes back from the browser's own cache still shows the number of then
        let listener = window_event_listener_untyped("pageshow", move |_| count.set(read()));
        on_cleanup(move || listener.remove());
    });
    view! { <span class="bar__count" data-count=move || count.get()>{move || count.get()}</span> }
}

fn read() -> u32 {
    use wasm_bindgen::JsCast;
    let cookies = document().dyn_into::<web_sys::HtmlDocument>().ok().and_then(|page| page.cookie().ok()).unwrap_or_default();
    find(&cookies).unwrap_or(0).min(MOST)
}

fn find(cookies: &str) -> Option<u32> {
    cookies.split(';').find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('=')?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_number_is_found_among_other_cookies() {
        assert_eq!(find("mode=dark; vitrine_count=3"), Some(3));
        assert_eq!(find("vitrine_counter=4; vitrine_count=x"), None);
        assert_eq!(find(""), None);
    }
}

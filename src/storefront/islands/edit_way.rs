//! A way into the editor of this page, for the team alone. The page is the same for everybody and says nothing of it; a browser in
//! which somebody of the team signed in draws it. The cookie is a hint and grants nothing: the editor asks who she is.
use crate::{domain::store::Locale, i18n::editorial, paths};
use leptos::prelude::*;

/// Cookie of a browser in which somebody who may write pages signed in.
const COOKIE: &str = "vitrine_desk=1";

/// `page` is the name of the page, as `PageKey` writes it.
#[island]
pub fn EditWay(locale: Locale, page: String) -> impl IntoView {
    let is_hers = RwSignal::new(false);
    Effect::new(move |_| is_hers.set(read()));
    move || {
        let href = paths::admin_page_named(&page);
        is_hers.get().then(|| view! { <a class="edit-way" href=href>{editorial::edit(locale)}</a> })
    }
}

fn read() -> bool {
    use wasm_bindgen::JsCast;
    let cookies = document().dyn_into::<web_sys::HtmlDocument>().ok().and_then(|page| page.cookie().ok()).unwrap_or_default();
    has(&cookies)
}

fn has(cookies: &str) -> bool {
    cookies.split(';').any(|pair| pair.trim() == COOKIE)
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn only_the_whole_cookie_counts() {
        assert!(has("vitrine_mode=dark; vitrine_desk=1"));
        assert!(!has("xvitrine_desk=1; vitrine_desk=10"));
        assert!(!has(""));
    }
}

//! A page that somebody outside has by link: opened in the shop's WhatsApp with the sentence written, copied, or looked at. What happens in
//! the chat is not known here. Asking for the link is the room's business.
use crate::admin::prelude::*;
use leptos::task::spawn_local;

/// What a room calls the page, the ways to it, and what was done.
pub struct Said {
    pub page: &'static str,
    pub chat: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub look: &'static str,
}

/// The ways to `page`; `chat` only where a number is known. Ids of elements begin with `name`.
pub fn ways(name: &'static str, said: Said, page: String, chat: Option<String>) -> Drawn {
    let copied = RwSignal::new(false);
    let address = page.clone();
    let copy = move |_| {
        let page = page.clone();
        spawn_local(async move {
            let written = wasm_bindgen_futures::JsFuture::from(window().navigator().clipboard().write_text(&page)).await;
            // a browser that keeps the clipboard to itself leaves the field
            copied.try_set(written.is_ok());
        });
    };
    let chat = chat
        .map(|chat| view! { <a class="desk-button" id=format!("{name}-chat") href=chat target="_blank" rel="noopener">{said.chat}</a> });
    view! {
        <input class="desk-input" id=format!("{name}-link") readonly value=address.clone() aria-label=said.page/>
        {chat}
        <button class="desk-button" type="button" on:click=copy>{move || if copied.get() { said.copied } else { said.copy }}</button>
        <a class="desk-button" href=address target="_blank" rel="noopener">{said.look}</a>
    }
}

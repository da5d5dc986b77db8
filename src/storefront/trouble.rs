//! When a page can't be shown: what happened in one sentence, and a way on. In the store's own house where there is one.
use super::{layout::Shell, unlisted};
use crate::{
    app::Head,
    domain::store::{Locale, StoreFace},
    i18n::words,
    paths,
};
use leptos::prelude::*;

/// Head of the page.
pub fn head(face: Option<&StoreFace>, status: u16) -> Head {
    let title = (words(face.map_or(Locale::En, |face| face.locale)).trouble.told)(status).0;
    match face {
        Some(face) => unlisted::head(face, title, paths::HOME),
        None => Head { title: title.to_owned(), canonical: paths::HOME.to_owned(), noindex: true, ..Head::default() },
    }
}

/// The page for an HTTP status; plain, in English, where no store answers.
#[component]
pub fn TroublePage(face: Option<StoreFace>, status: u16) -> impl IntoView {
    match face {
        Some(face) => {
            let told = told(status, face.locale, ways(status, face.locale));
            view! { <Shell face=face here=paths::HOME>{told}</Shell> }.into_any()
        }
        None => {
            let home = view! { <a class="button" href=paths::HOME>{words(Locale::En).trouble.to_home}</a> }.into_any();
            view! { <main class="page" id="content">{told(status, Locale::En, home)}</main> }.into_any()
        }
    }
}

fn told(status: u16, locale: Locale, ways: AnyView) -> AnyView {
    let (title, text) = (words(locale).trouble.told)(status);
    view! {
        <div class="error-page">
            <p class="error-page__number">{status}</p>
            <h1 class="error-page__title">{title}</h1>
            <p class="error-page__text voice">{text}</p>
            <div class="error-page__actions">{ways}</div>
        </div>
    }
    .into_any()
}

/// Rooms of a store: first the likeliest way on, then the safest.
fn ways(status: u16, locale: Locale) -> AnyView {
    let say = &words(locale).trouble;
    // an empty address is this very page: asked for again, as it was
    let (href, word) = match status {
        401 | 403 => (paths::SIGN_IN, say.sign_in),
        409 => (paths::CART, say.to_cart),
        408 | 429 | 500.. => ("", say.again),
        _ => (paths::SHOP, say.to_shop),
    };
    view! {
        <a class="button" href=href>{word}</a>
        <a class="link" href=paths::HOME>{say.to_home}</a>
    }
    .into_any()
}

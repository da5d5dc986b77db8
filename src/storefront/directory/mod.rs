//! The demo's street: the shop windows side by side, and behind them every door with its logins. Never in production.
mod doors;

use crate::{
    app::Head,
    domain::{
        product::Picture,
        store::{Locale, StoreFace},
    },
    i18n::words,
    paths,
    storefront::voice,
    ui::picture::{HALF, Photo},
};
use leptos::prelude::*;

/// The street belongs to no store, so it speaks the program's own language.
const LOCALE: Locale = Locale::En;

/// A store on the street.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryStore {
    pub face: StoreFace,
    /// `http://amora.localhost:3000`
    pub origin: String,
    pub hero: Option<Picture>,
}

/// Head of the page.
pub fn head() -> Head {
    let say = &words(LOCALE).directory;
    Head {
        title: say.title.to_owned(),
        description: say.description.to_owned(),
        canonical: paths::HOME.to_owned(),
        noindex: true,
        ..Head::default()
    }
}

/// The page; `password` is the one of all demo logins, where the server may show it.
#[component]
pub fn Directory(stores: Vec<DirectoryStore>, password: Option<String>) -> impl IntoView {
    let say = &words(LOCALE).directory;
    let windows = stores.iter().map(window).collect_view();
    view! {
        <main class="directory page" id="content">
            <h1 class="visually-hidden">{say.heading}</h1>
            <div class="street">{windows}</div>
            <section class="doors">
                <div>
                    <h2 class="doors__title">{say.headline}</h2>
                    <p class="doors__lead">{say.lead}</p>
                </div>
                <div class="doors__scroll" tabindex="0" role="region" aria-label=say.region>
                    {doors::doors(&stores, LOCALE)}
                    {doors::logins(&stores, LOCALE)}
                    {doors::secret(password, LOCALE)}
                </div>
            </section>
        </main>
    }
}

fn window(store: &DirectoryStore) -> AnyView {
    let face = &store.face;
    view! {
        <section class="window" data-theme=face.theme.name() lang=face.locale.tag()>
            <h2 class="window__name"><a class="window__link" href=store.origin.clone()>{voice::of(face.theme).word}</a></h2>
            <figure class="window__picture">{store.hero.clone().map(|picture| view! { <Photo picture=picture sizes=HALF eager=true/> })}</figure>
            <p class="window__text">{face.tagline.clone()}</p>
            <p class="window__host">{doors::host(&store.origin)}</p>
        </section>
    }
    .into_any()
}

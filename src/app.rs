//! The document around every page: head, theme, start script. The only file that knows all three surfaces.
//!
//! Nothing inline is executed, so that the policy needs no nonce and pages can be cached.
use crate::{
    admin::AdminRoot,
    courier::CourierRoot,
    domain::{
        product::Picture,
        role::Role,
        store::{StoreFace, Theme},
    },
    paths,
};
use leptos::prelude::*;

/// What the head of a page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    pub title: String,
    pub description: String,
    /// Path of the page's own address.
    pub canonical: String,
    pub noindex: bool,
    /// For those who share the page.
    pub picture: Option<Picture>,
    /// JSON-LD with `<` escaped.
    pub structured: Option<String>,
    /// The picture that the eye meets first.
    pub preload: Option<Picture>,
}

/// What the document needs to know about this deployment and this visitor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    pub style: String,
    pub script: String,
    pub module: String,
    /// Start script with its version.
    pub start: String,
    /// `https://amora.example`
    pub origin: String,
    /// `light` or `dark`, when the visitor chose one.
    pub mode: Option<String>,
    /// A room of work: set in the type of the back office, not of the house.
    pub is_room: bool,
}

/// A whole document; `face` is absent on pages of no store.
pub fn document(face: Option<&StoreFace>, frame: &Frame, head: Head, body: AnyView) -> String {
    let theme = face.map(|face| face.theme.name());
    let lang = face.map_or("en", |face| face.locale.tag());
    let font = match face.map(|face| face.theme).filter(|_| !frame.is_room) {
        Some(Theme::Orvale) => paths::FONT_ORVALE,
        Some(Theme::Amora) => paths::FONT_AMORA,
        None => paths::FONT_ROOM,
    };
    let canonical = format!("{}{}", frame.origin, head.canonical);
    let shared = head.picture.as_ref().map(|picture| format!("{}{}", frame.origin, paths::media(&picture.key, 960)));
    let view = view! {
        <html lang=lang data-theme=theme data-mode=frame.mode.clone()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <title>{head.title.clone()}</title>
                <meta name="description" content=head.description.clone()/>
                <meta name="color-scheme" content="light dark"/>
                {head.noindex.then(|| view! { <meta name="robots" content="noindex"/> })}
                {(!head.noindex).then(|| view! { <link rel="canonical" href=canonical.clone()/> })}
                <link rel="preload" href=font r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=frame.style.clone()/>
                {head.preload.map(|picture| view! {
                    <link rel="preload" r#as="image" href=paths::media(&picture.key, 640) imagesrcset=paths::media_set(&picture.key) imagesizes="(min-width: 60rem) 50vw, 100vw" fetchpriority="high"/>
                })}
                <link rel="icon" href=paths::FAVICON r#type="image/svg+xml"/>
                {shared_as("og:title", head.title)}
                {shared_as("og:description", head.description)}
                {shared_as("og:url", canonical)}
                {shared.map(|picture| shared_as("og:image", picture))}
                {head.structured.map(|json| view! { <script type="application/ld+json" inner_html=json></script> })}
                <script type="module" src=frame.start.clone() data-script=frame.script.clone() data-module=frame.module.clone()></script>
            </head>
            <body>{body}</body>
        </html>
    };
    format!("<!DOCTYPE html>{}", view.to_html())
}

/// What those say about the page who share it (Open Graph).
fn shared_as(property: &'static str, content: String) -> impl IntoView {
    leptos::html::meta().attr("property", property).content(content)
}

/// `data-awake`: a room of work starts at once; pages of the shop wait until the browser is idle.
///
/// The back office: an empty room, filled on the client by its own lazy chunk.
pub fn admin(face: StoreFace, role: Role, full_name: String) -> AnyView {
    view! { <div data-awake=""><AdminRoot face=face role=role full_name=full_name/></div> }.into_any()
}

/// The courier's app, likewise.
pub fn courier(face: StoreFace, full_name: String) -> AnyView {
    view! { <div data-awake=""><CourierRoot face=face full_name=full_name/></div> }.into_any()
}

//! The document around every page: head, theme, start script. The only file that knows all three surfaces.
//!
//! Nothing inline is executed, so that the policy needs no nonce and pages can be cached.
mod meta;

use crate::{
    admin::AdminRoot,
    courier::CourierRoot,
    domain::{
        product::Picture,
        role::Role,
        store::{StoreFace, Theme},
    },
    paths,
    ui::picture,
};
use leptos::prelude::*;

/// Which part of the styles a page wears over the base of its house: the name of a layer in `style/main.css`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dress {
    /// Every part of the shop: what a page wears that does not say more.
    #[default]
    Everything,
    Home,
    Shop,
    Product,
    Quiz,
    /// The bag: on its page, and over any other when it opens there.
    Bag,
    /// Checkout, order, bank.
    Trade,
    /// Signing in, the directory.
    Door,
    /// Rooms of work.
    Room,
}

impl Dress {
    /// Those that are a layer of their own.
    pub const PARTS: [Self; 8] = [Self::Home, Self::Shop, Self::Product, Self::Quiz, Self::Bag, Self::Trade, Self::Door, Self::Room];

    pub fn name(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Home => "home",
            Self::Shop => "shop",
            Self::Product => "product",
            Self::Quiz => "quiz",
            Self::Bag => "bag",
            Self::Trade => "trade",
            Self::Door => "door",
            Self::Room => "room",
        }
    }
}

/// What the head of a page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    pub title: String,
    pub description: String,
    /// Path of the page's own address.
    pub canonical: String,
    pub noindex: bool,
    /// Whether the page is about one product, for those who share it.
    pub is_product: bool,
    /// Path of the picture for those who share the page (1200 × 630 pixels), and its words.
    pub card: Option<(String, String)>,
    /// More properties for those who share it, by their Open Graph names.
    pub said: Vec<(&'static str, String)>,
    /// Things of schema.org that the page is about. Addresses in them are paths; the document makes them whole.
    pub structured: Vec<serde_json::Value>,
    /// The picture that the eye meets first.
    pub preload: Option<Preload>,
    pub dress: Dress,
}

/// A picture to fetch before the page asks for it, in the words with which the page will ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preload {
    pub picture: Picture,
    pub sizes: &'static str,
    /// Another picture that a page in light mode shows in its place.
    pub by_day: Option<Picture>,
}

/// What the document needs to know about this deployment and this visitor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    pub styles: Vec<String>,
    pub script: String,
    pub module: String,
    /// Start script with its version.
    pub start: String,
    /// What makes the shop fluid, with its version, and the drawer that it loads when it is wanted.
    pub shop: String,
    pub drawer: String,
    /// What the drawer wears, where the page may not wear it already.
    pub drawer_style: Option<String>,
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
    let fonts: &[&str] = match face.map(|face| face.theme).filter(|_| !frame.is_room) {
        Some(Theme::Orvale) => &paths::FONTS_ORVALE,
        Some(Theme::Amora) => &paths::FONTS_AMORA,
        None => &paths::FONTS_ROOM,
    };
    let meta = meta::lines(face, frame, &head);
    let view = view! {
        <html lang=lang data-theme=theme data-mode=frame.mode.clone()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <title>{head.title}</title>
                <meta name="description" content=head.description/>
                <meta name="color-scheme" content="light dark"/>
                {fonts.iter().map(|font| view! { <link rel="preload" href=*font r#as="font" r#type="font/woff2" crossorigin="anonymous"/> }).collect_view()}
                {frame.styles.iter().map(|style| view! { <link rel="stylesheet" href=style.clone()/> }).collect_view()}
                {head.preload.map(preload)}
                <link rel="icon" href=paths::FAVICON r#type="image/svg+xml"/>
                {meta}
                <script type="module" src=frame.start.clone() data-script=frame.script.clone() data-module=frame.module.clone()></script>
                {(face.is_some() && !frame.is_room).then(|| view! {
                    <script type="module" src=frame.shop.clone() data-drawer=frame.drawer.clone() data-worn=frame.drawer_style.clone() data-inside=paths::CART_DRAWER data-standing=paths::STANDING></script>
                })}
            </head>
            <body>{body}</body>
        </html>
    };
    format!("<!DOCTYPE html>{}", view.to_html())
}

fn preload(first: Preload) -> AnyView {
    let day = picture::is_day();
    let (first, tall, sizes) = match first.by_day.filter(|_| day) {
        Some(other) => (other, None, first.sizes),
        None => {
            let (shown, tall) = first.picture.shown(day);
            (shown, tall, first.sizes)
        }
    };
    let link = |picture: &Picture, sizes: &'static str, media: Option<&'static str>| {
        let (address, set) = (paths::media_middle(picture), paths::media_set(picture));
        view! { <link rel="preload" r#as="image" href=address imagesrcset=set imagesizes=sizes media=media fetchpriority="high"/> }
    };
    let narrow = tall.as_ref().map(|tall| link(tall, picture::WHOLE, Some(picture::NARROW)));
    let wide = link(&first, sizes, tall.is_some().then_some(picture::WIDE));
    view! { {wide}{narrow} }.into_any()
}

/// `data-awake`: a room of work starts at once; pages of the shop wait until the browser is idle. `data-seat`: it hears when its
/// session is over.
///
/// The back office: an empty room, filled on the client by its own lazy chunk.
pub fn admin(face: StoreFace, role: Role, full_name: String) -> AnyView {
    view! { <div data-awake="" data-seat=""><AdminRoot face=face role=role full_name=full_name/></div> }.into_any()
}

/// The courier's app, likewise.
pub fn courier(face: StoreFace, full_name: String) -> AnyView {
    view! { <div data-awake="" data-seat=""><CourierRoot face=face full_name=full_name/></div> }.into_any()
}

//! The document around the twin's pages, and the card that both share.
use super::{House, rows::Card};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use vitrine::{i18n::words, paths};

/// What the head of a page says.
pub struct Head<'a> {
    pub title: String,
    pub description: String,
    pub path: String,
    /// Key of the picture for those who share the page.
    pub shared: Option<&'a str>,
    /// Key of the picture that the eye meets first.
    pub first: Option<&'a str>,
    pub structured: Option<String>,
}

pub fn document(house: &House, head: &Head<'_>, hue: Option<i32>, main: Markup) -> Markup {
    let handed = &house.handed;
    let address = format!("{}{}", house.origin, head.path);
    html! {
        (DOCTYPE)
        html lang=(house.locale.tag()) data-theme=(house.theme.name()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                title { (head.title) }
                meta name="description" content=(head.description);
                meta name="color-scheme" content="light dark";
                link rel="canonical" href=(address);
                @for font in paths::FONTS_AMORA { link rel="preload" href=(font) as="font" type="font/woff2" crossorigin="anonymous"; }
                @for style in &handed.styles { link rel="stylesheet" href=(style); }
                @if let Some(key) = head.first {
                    link rel="preload" as="image" href=(paths::media(key, 640)) imagesrcset=(set(key))
                        imagesizes="(min-width: 60rem) 50vw, 100vw" fetchpriority="high";
                }
                link rel="icon" href=(paths::FAVICON) type="image/svg+xml";
                meta property="og:title" content=(head.title);
                meta property="og:description" content=(head.description);
                meta property="og:url" content=(address);
                @if let Some(key) = head.shared { meta property="og:image" content=(format!("{}{}", house.origin, paths::media(key, 960))); }
                @if let Some(json) = &head.structured { script type="application/ld+json" { (PreEscaped(json)) } }
                (PreEscaped(&handed.script))
            }
            body {
                div.shell data-tint=[hue.map(|_| "")] style=[hue.map(|hue| format!("--hue:{hue}"))] {
                    (PreEscaped(&handed.before))
                    main.shell__main.page #content { (main) }
                    (PreEscaped(&handed.after))
                }
            }
        }
    }
}

/// The widths of a garment's picture.
fn set(key: &str) -> String {
    [320, 640, 960].map(|width| format!("{} {width}w", paths::media(key, width))).join(", ")
}

pub fn photo(key: &str, (width, height): (u32, u32), alt: &str, sizes: &str, class: &str, eager: bool) -> Markup {
    html! {
        img class=[(!class.is_empty()).then_some(class)] src=(paths::media(key, 640)) srcset=(set(key)) sizes=(sizes)
            width=(width) height=(height) alt=(alt) fetchpriority=[eager.then_some("high")] loading=[(!eager).then_some("lazy")] decoding="async";
    }
}

pub fn price(house: &House, minor: i64, was: Option<i64>, class: &str) -> Markup {
    html! {
        span class=(class) {
            span { (house.price(minor)) }
            @if let Some(was) = was {
                s.price__was { span.visually-hidden { (words(house.locale).house.price_before) " " } (house.price(was)) }
            }
        }
    }
}

pub fn card(house: &House, card: &Card, eager: bool, travels: bool) -> Markup {
    let say = &words(house.locale).product;
    let state = match card.availability.as_str() {
        "held" => Some(("warn", say.held)),
        "away" => Some(("warn", say.away)),
        "out" => Some(("bad", say.out)),
        "sold" => Some(("bad", say.sold)),
        _ => None,
    };
    let sizes = card.sizes.as_deref().unwrap_or_default();
    let (mark, meta) = if card.one_of_a_kind { (sizes, card.tagline.as_str()) } else { (card.tagline.as_str(), sizes) };
    let name = if travels { format!(";--vt:p-{}", card.slug) } else { String::new() };
    let side = |pixels: Option<i32>| pixels.and_then(|pixels| u32::try_from(pixels).ok()).unwrap_or(1);
    html! {
        li.grid__cell {
            article.product-card data-state=(card.availability) data-tint="" style=(format!("--hue:{}{name}", card.hue)) {
                div.product-card__body {
                    span.product-card__mark { (mark) }
                    h3.product-card__title { a.product-card__link href=(paths::product(&card.slug)) { (card.name) } }
                    span.product-card__price { (price(house, card.price_minor, card.was_minor, "price")) }
                    span.product-card__meta { (meta) }
                    @if let Some((tone, word)) = state { span.product-card__state.badge data-tone=(tone) { (word) } }
                }
                div.product-card__frame {
                    @if let Some(key) = &card.media_key {
                        (photo(key, (side(card.width), side(card.height)), card.alt.as_deref().unwrap_or_default(),
                            "(min-width: 48rem) 33vw, 50vw", "product-card__picture", eager))
                    }
                }
            }
        }
    }
}

//! The next page before it is asked for: scripts and styles of the shop, what the browser may load or even draw ahead, and what became of the
//! goods on a page that waited.
//!
//! Drawn ahead (prerendered) is what has no unique piece for sale: listings, and products of counted goods. A unique piece may be sold
//! while its page waits, so its page is only fetched. Whatever waited looks again when it is shown (public/shop.js).
use crate::{
    domain::product::Availability,
    error::AppError,
    i18n::words,
    server::{assets, context::Context, db, envelope::Failure, page::Here},
};
use axum::{
    Json,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use std::collections::BTreeMap;
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Products of one page, and more than any page shows.
const MOST: usize = 120;
/// Pointer or finger on its way to a link is the sign. Only pages without effect; nothing of one visitor alone.
const RULES: &str = r#"{
"prerender":[{"where":{"or":[
{"href_matches":["/","/shop","/shop\\?*","/collections/*","/looks/*"]},
{"selector_matches":".product-card[data-kind=counted] .product-card__link"}]},"eagerness":"moderate"}],
"prefetch":[{"where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":["/admin*","/courier*","/sandbox-bank/*","/cart*","/checkout*","/orders/*","/waits/*","/bags/*","/account*","/sign-in/google*"]}}]},"eagerness":"moderate"}]}"#;

/// A piece of the styles. Packed by us where the browser takes it and that is done, else by the layer that packs everything.
pub async fn style(State(context): State<Context>, Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Failure> {
    let (text, packed) = context.assets.styles.find(&file).ok_or(AppError::NotFound)?;
    let takes_brotli = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|names| names.contains("br"));
    let common = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (header::CACHE_CONTROL, FOREVER),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    Ok(match packed.filter(|_| takes_brotli) {
        Some(packed) => (common, [(header::CONTENT_ENCODING, HeaderValue::from_static("br"))], packed).into_response(),
        None => (common, text).into_response(),
    })
}

pub async fn speculation() -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/speculationrules+json")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    (headers, RULES).into_response()
}

/// Wakes the islands. Addresses of scripts carry their version.
pub async fn start_script() -> Response {
    script(assets::START_SCRIPT)
}

/// Loaded by it where a room of work is open, under the same version.
pub async fn seat_script() -> Response {
    script(assets::SEAT_SCRIPT)
}

/// Loaded by it, under the same version.
pub async fn live_script() -> Response {
    script(assets::LIVE_SCRIPT)
}

pub async fn shop_script() -> Response {
    script(&assets::SHOP_SCRIPT)
}

pub async fn drawer_script() -> Response {
    script(&assets::DRAWER_SCRIPT)
}

pub async fn passkey_script() -> Response {
    script(&assets::PASSKEY_SCRIPT)
}

fn script(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")), (header::CACHE_CONTROL, FOREVER)], text)
        .into_response()
}

/// `?p=slug&p=slug`: how each of these products stands now, `{"slug": ["sold", "Vendida"]}`; the word is for people. Never kept.
pub async fn standing(State(context): State<Context>, here: Here, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let slugs: Vec<String> = pairs.into_iter().filter(|(name, _)| name == "p").map(|(_, slug)| slug.replace('\0', "")).take(MOST).collect();
    let mut tx = context.db.begin(&here.shopper()).await?;
    let found = db::catalogue::standing(&mut tx, &slugs).await?;
    tx.commit().await?;
    let say = &words(here.face.locale).product;
    let word = |availability| match availability {
        Availability::Available | Availability::Draft => "",
        Availability::Held => say.held,
        Availability::Away => say.away,
        Availability::Out => say.out,
        Availability::Sold => say.sold,
    };
    let told: BTreeMap<String, [&str; 2]> = found.into_iter().map(|(slug, state)| (slug, [state.name(), word(state)])).collect();
    Ok(([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(told)).into_response())
}

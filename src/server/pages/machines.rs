//! What programs ask for: payment messages, readiness, version, robots, the map of the site.
use crate::{
    error::AppError,
    paths,
    server::{
        actor::{Actor, Who},
        assets::START_SCRIPT,
        context::Context,
        db,
        envelope::Failure,
        gateway,
        page::Here,
    },
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::fmt::Write;

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// The next page is fetched when a finger or pointer goes for its link; only pages without effect, and none is prerendered.
const RULES: &str = r#"{"prefetch":[{"where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":"/admin*"}},{"not":{"href_matches":"/courier*"}},{"not":{"href_matches":"/sandbox-bank/*"}},{"not":{"href_matches":"/cart*"}},{"not":{"href_matches":"/checkout*"}},{"not":{"href_matches":"/orders/*"}},{"not":{"href_matches":"/account*"}}]},"eagerness":"moderate"}]}"#;

/// A signed message of the payment provider.
pub async fn payment_message(State(context): State<Context>, here: Here, headers: HeaderMap, body: String) -> Result<String, Failure> {
    let signature = headers.get(gateway::SIGNATURE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Ok(gateway::hear(&context, &here.face, signature, &body, jiff::Timestamp::now().as_second()).await?)
}

/// Wakes the islands. Its address carries the build's version.
pub async fn start_script() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")), (header::CACHE_CONTROL, FOREVER)], START_SCRIPT)
        .into_response()
}

pub async fn speculation() -> Response {
    (
        [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/speculationrules+json")),
            (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
        ],
        RULES,
    )
        .into_response()
}

/// Whether the database answers.
pub async fn ready(State(context): State<Context>) -> Result<&'static str, Failure> {
    let tx = context.db.begin(&Actor::new(Who::Door, None)).await?;
    tx.commit().await?;
    Ok("ready")
}

pub async fn version(State(context): State<Context>) -> String {
    format!("vitrine {} assets {}\n", env!("CARGO_PKG_VERSION"), context.assets.version)
}

pub async fn robots(here: Here) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: {}\nDisallow: /courier/\nDisallow: {}\nDisallow: {}\nDisallow: /orders/\nSitemap: {}{}\n",
        paths::ADMIN,
        paths::CART,
        paths::CHECKOUT,
        here.origin,
        paths::SITEMAP
    );
    text.into_response()
}

/// Every page that may be found: what can be bought, not what was sold.
pub async fn sitemap(State(context): State<Context>, here: Here) -> Result<Response, Failure> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    let slugs = db::catalogue::slugs_on_show(&mut tx).await?;
    tx.commit().await?;
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for path in [paths::HOME.to_owned(), paths::SHOP.to_owned()].into_iter().chain(slugs.iter().map(|slug| paths::product(slug))) {
        writeln!(xml, "<url><loc>{}{path}</loc></url>", here.origin).map_err(|_| AppError::Fault)?;
    }
    xml.push_str("</urlset>\n");
    Ok((StatusCode::OK, [(header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"))], xml).into_response())
}

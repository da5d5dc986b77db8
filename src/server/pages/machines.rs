//! What programs ask for: payment messages, readiness, version.
use crate::{
    error::AppError,
    server::{
        actor::{Actor, Who},
        assets::START_SCRIPT,
        context::Context,
        envelope::Failure,
        gateway,
        page::Here,
    },
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};

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

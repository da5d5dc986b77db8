//! What surrounds every answer: security headers, the guard against cross-site requests, request ids, failures as pages.
use super::{context::Context, page};
use crate::error::AppError;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use uuid::Uuid;

/// Id of a request: in the log, in the history of what it changed, in the answer's header.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(pub Uuid);

/// A failure on its way out of a handler; the layer below makes a page or a short text of it.
#[derive(Debug)]
pub struct Failure(pub AppError);

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, self.0.to_string()).into_response();
        response.extensions_mut().insert(NeedsPage);
        response
    }
}

/// Marks an answer whose body is only a sentence: browsers get a page instead.
#[derive(Debug, Clone, Copy)]
pub struct NeedsPage;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; \
    manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every answer. Style attributes carry custom properties (hue, transition names), hence 'unsafe-inline' for attributes only.
const HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"),
    ("x-frame-options", "DENY"),
];

/// Outermost layer: id, headers, and a page where a handler left only a sentence.
pub async fn surround(State(context): State<Context>, mut request: Request, next: Next) -> Response {
    let id = Uuid::now_v7();
    request.extensions_mut().insert(RequestId(id));
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let (headers, wants_page) = (request.headers().clone(), wants_page(&request));
    let started = std::time::Instant::now();
    let mut response = next.run(request).await;
    let status = response.status();
    if wants_page && (response.extensions().get::<NeedsPage>().is_some() || is_bare_failure(&response)) {
        let here = page::Here::find(&context, &headers, Some(id)).await.ok().flatten();
        let origin = page::Origin::of(&context, &headers);
        response = page::trouble(&context, here.as_ref(), &origin, status).into_response();
    }
    guard(response.headers_mut(), context.https);
    number(&mut response, id);
    tracing::debug!(request.id = %id.simple(), %method, path, status = status.as_u16(), ms = started.elapsed().as_millis(), "answered");
    response
}

/// Which request this answers.
pub fn number(response: &mut Response, id: Uuid) {
    if let Ok(value) = HeaderValue::from_str(id.simple().encode_lower(&mut Uuid::encode_buffer())) {
        response.headers_mut().insert("x-request-id", value);
    }
}

/// The headers of every answer.
pub fn guard(headers: &mut HeaderMap, https: bool) {
    for (name, value) in HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
}

/// A failure that an extractor or the router made, without a body of ours.
fn is_bare_failure(response: &Response) -> bool {
    let is_text = response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    (response.status().is_client_error() || response.status().is_server_error()) && is_text
}

fn wants_page(request: &Request) -> bool {
    let path = request.uri().path();
    let accepts = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    let is_file = crate::paths::FILES.iter().any(|prefix| path.starts_with(prefix));
    accepts.contains("text/html") && !is_file
}

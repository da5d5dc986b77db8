//! What surrounds every answer: security headers, the guard against cross-site requests, request ids, failures as pages.
use super::{context::Context, limits::Class, network::Network, page, session};
use crate::error::AppError;
use axum::{
    extract::{MatchedPath, Request, State},
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
    let network = Network::of(request.extensions(), request.headers(), context.proxies);
    request.extensions_mut().insert(RequestId(id));
    request.extensions_mut().insert(network.clone());
    let method = request.method().clone();
    let class = Class::of(&method, request.uri().path());
    // the pattern, never the path: a path may hold the key to an order or an account
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "file".to_owned(), |path| path.as_str().to_owned());
    let (headers, wants_page) = (request.headers().clone(), wants_page(&request));
    let started = std::time::Instant::now();
    let session = session::cookie(&headers, session::session_cookie(context.https));
    let mut response = if context.limits.admits(class, &network, session.as_deref()) {
        next.run(request).await
    } else {
        let mut refused = Failure(AppError::TooMany).into_response();
        refused.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        refused
    };
    let status = response.status();
    let seconds = started.elapsed();
    metrics::counter!("vitrine_requests_total", "class" => class.name(), "status" => status_class(status)).increment(1);
    metrics::histogram!("vitrine_request_seconds", "class" => class.name()).record(seconds);
    if wants_page && (response.extensions().get::<NeedsPage>().is_some() || is_bare_failure(&response)) {
        let here = page::Here::find(&context, &headers, Some(id)).await.ok().flatten();
        let origin = page::Origin::of(&context, &headers);
        let retry = response.headers().get(header::RETRY_AFTER).cloned();
        response = page::trouble(&context, here.as_ref(), &origin, status).into_response();
        if let Some(retry) = retry {
            response.headers_mut().insert(header::RETRY_AFTER, retry);
        }
    }
    forget_failure(&mut response);
    guard(response.headers_mut(), context.https);
    number(&mut response, id);
    tracing::debug!(request.id = %id.simple(), %method, route, status = status.as_u16(), ms = seconds.as_millis(), "answered");
    response
}

/// A failure is for one request, whoever answers it and in which form: nothing on the way may keep it and show it again.
fn forget_failure(response: &mut Response) {
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
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
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
}

/// The hundred of a status, for figures.
fn status_class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        0..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
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

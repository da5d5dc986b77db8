//! Server functions: who calls, and with which status their errors leave. The framework answers 500 to every error.
use super::{context::Context, envelope::RequestId, page::Here};
use crate::error::AppError;
use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use leptos::{
    prelude::{provide_context, use_context},
    server_fn::axum::server_fn_paths,
};

/// Errors are small; what is longer is not ours.
const MOST_BYTES: usize = 4096;
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The caller of a server function: its first line asks for her.
pub async fn caller() -> Result<(Context, Here), AppError> {
    let context: Context = use_context().ok_or(AppError::Fault)?;
    let parts: Parts = use_context().ok_or(AppError::Fault)?;
    let request = parts.extensions.get::<RequestId>().map(|id| id.0);
    let here = Here::find(&context, &parts.headers, request).await?.ok_or(AppError::NotFound)?;
    Ok((context, here))
}

/// The route of all server functions.
///
/// The framework answers a caller who accepts HTML with a redirect to wherever she says she came from; ours are called by script only.
pub async fn serve(State(context): State<Context>, mut request: Request) -> Response {
    // the framework would say in its own words which functions there are none of
    if !server_fn_paths().any(|(path, method)| path == request.uri().path() && method == *request.method()) {
        let status = StatusCode::from_u16(AppError::NotFound.status()).unwrap_or(StatusCode::NOT_FOUND);
        return (status, [(header::CACHE_CONTROL, NO_STORE)], Json(AppError::NotFound)).into_response();
    }
    request.headers_mut().remove(header::ACCEPT);
    request.headers_mut().remove(header::REFERER);
    let answer = leptos_axum::handle_server_fns_with_context(move || provide_context(context.clone()), request).await.into_response();
    let mut answer = with_status(answer).await;
    answer.headers_mut().insert(header::CACHE_CONTROL, NO_STORE);
    answer
}

/// Give an [`AppError`] its own status.
async fn with_status(answer: Response) -> Response {
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, MOST_BYTES).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if let Ok(error) = serde_json::from_slice::<AppError>(&bytes) {
        parts.status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    }
    Response::from_parts(parts, Body::from(bytes))
}

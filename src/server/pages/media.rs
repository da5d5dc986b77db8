//! Pictures, in the widths that exist. A key names its content, so that a file never changes.
use crate::{
    error::AppError,
    paths,
    server::{context::Context, envelope::Failure},
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

pub async fn show(State(context): State<Context>, Path((key, file)): Path<(String, String)>) -> Result<Response, Failure> {
    let width = file
        .strip_suffix(".webp")
        .and_then(|width| width.parse::<u32>().ok())
        .filter(|width| paths::MEDIA_WIDTHS.contains(width))
        .ok_or(AppError::NotFound)?;
    if !(16..=64).contains(&key.len()) || !key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Err(AppError::NotFound.into());
    }
    let bytes = context.photos.read(&key, width).await.map_err(lost)?.ok_or(AppError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/webp")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    Ok((headers, bytes).into_response())
}

fn lost(error: crate::server::photos::PhotoError) -> AppError {
    tracing::error!(%error, "a picture could not be read");
    AppError::Fault
}

//! Pictures on their way from the camera to the server, one after the other: each is its own request, so that one that fails takes
//! nothing from the others.
use crate::{
    domain::{id::ProductId, intake::MOST_BYTES},
    error::AppError,
    paths,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, FileList, HtmlInputElement, RequestInit, Response};

/// The limit of the route, as browsers count bytes.
const LARGEST: f64 = 16.0 * 1024.0 * 1024.0;
const _: () = assert!(MOST_BYTES == 16 * 1024 * 1024);

/// Files that were chosen in this field.
pub fn chosen(field: &HtmlInputElement) -> Vec<File> {
    field.files().map(|files| listed(&files)).unwrap_or_default()
}

pub fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// Whether it is more than the shop takes: known before anything is sent.
pub fn is_too_large(file: &File) -> bool {
    file.size() > LARGEST
}

/// Send one. `Invalid` for what is no picture, or too large a one, which is not sent at all.
pub async fn send(product: ProductId, file: &File) -> Result<(), AppError> {
    if is_too_large(file) {
        return Err(AppError::Invalid { field: "photo".into(), reason: "too_large".into() });
    }
    let asked = RequestInit::new();
    asked.set_method("POST");
    asked.set_body(file);
    let answer = wasm_bindgen_futures::JsFuture::from(window().fetch_with_str_and_init(&paths::photo_of(product), &asked)).await;
    let answer: Response = answer.map_err(|_| AppError::Unavailable)?.dyn_into().map_err(|_| AppError::Fault)?;
    match answer.status() {
        204 => Ok(()),
        401 => Err(AppError::Unauthorized),
        403 => Err(AppError::Forbidden),
        404 => Err(AppError::NotFound),
        409 => Err(AppError::Conflict { reason: "too_many".into() }),
        413 | 422 => Err(AppError::Invalid { field: "photo".into(), reason: "not_accepted".into() }),
        503 => Err(AppError::Unavailable),
        _ => Err(AppError::Fault),
    }
}

//! The sandbox: a bank and a mailbox that we run for demonstrations and tests, never in production.
//!
//! The bank speaks to the shop over HTTP only: an intent API, a page with buttons for the buyer, and signed messages back.
//! It lives on its own paths and reads none of the shop's tables.
mod api;
mod desk;
mod mail;
mod messages;

use super::context::Context;
use crate::paths;
use axum::{
    Router,
    routing::{get, post},
};

/// The bank's routes.
pub fn routes() -> Router<Context> {
    Router::new()
        .route(paths::SANDBOX_INTENTS, post(api::open_intent))
        .route(paths::SANDBOX_REFUNDS, post(api::give_back))
        .route(paths::SANDBOX_MAIL, get(mail::show))
        .route(paths::SANDBOX_PAGE_PATTERN, get(desk::show).post(desk::decide))
}

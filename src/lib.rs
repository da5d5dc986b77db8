//! Vitrine runs a small boutique from one PostgreSQL database: a storefront, a back office, a courier's app.
//!
//! Read top to bottom, from inside to outside: what is true (`domain`), how it is said (`i18n`) and drawn (`ui`),
//! the three surfaces, and the server that only the `ssr` build holds. ARCHITECTURE.md tells the rest.
#![recursion_limit = "512"]

pub mod domain;
pub mod error;
pub mod i18n;
pub mod paths;
pub mod ui;

pub mod admin;
pub mod app;
pub mod courier;
pub mod storefront;

#[cfg(feature = "ssr")]
pub mod server;

/// Called by the start script once the module is there: panics speak in the console, islands wake up one by one.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}

//! What must be impossible, and what must be true of the whole house: against a real PostgreSQL, as the web login, with a
//! database per test. One binary, a module per concept. Browsers are the business of `end2end/`, timings that of `benches/`.
//!
//! `cargo test --features ssr --test house [NAME]`; the first run makes a cluster and a template, later ones clone it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

mod abuse;
mod accounts;
mod bags;
mod books;
mod catalogue;
mod clients;
mod collections;
mod consignors;
mod doors;
mod drafts;
mod found;
mod gate;
mod hands;
mod identity;
mod inert;
mod intake;
mod law;
mod live;
mod matching;
mod matrix;
mod pages;
mod past;
mod payments;
mod privacy;
mod queries;
mod quiz;
mod races;
mod reach;
mod rooms;
mod server_functions;
mod stock;
mod taxonomy;
mod team;
mod till;
mod today;
mod trade;
mod waiting;
mod window;

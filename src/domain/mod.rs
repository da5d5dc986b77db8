//! What is true whoever looks: money, states, orders, listings. Pure values and rules, compiled for both worlds.
//!
//! No input or output, no clock, no database, no framework: whatever needs those lives in `server` or in a surface.
pub mod account;
pub mod audit;
pub mod bag;
pub mod cart;
pub mod checkout;
pub mod client;
pub mod conflict;
pub mod editing;
pub mod editorial;
pub mod find;
pub mod fit;
pub mod house_rules;
pub mod id;
pub mod intake;
pub mod limit;
pub mod listing;
pub mod money;
pub mod order;
pub mod phone_request;
pub mod piece;
pub mod privacy;
pub mod product;
pub mod quiz;
pub mod repricing;
pub mod role;
pub mod saved;
pub mod share;
pub mod spelling;
pub mod stock;
pub mod store;
pub mod team;
pub mod text;
pub mod till;
pub mod together;
pub mod wait;

//! What customers see: pages drawn by the server, whole before any script. Only what reacts is an island.
//!
//! Each page takes plain data of `domain` and gives back a body; it asks nobody for anything. Fetching and routing are the
//! server's, the document around a body is `app`'s.
pub mod account;
pub mod cart;
pub mod checkout;
pub mod directory;
pub mod editorial;
pub mod gateway;
pub mod grid;
pub mod her_bag;
pub mod islands;
pub mod layout;
pub mod mailbox;
pub mod order;
pub mod product;
pub mod quiz;
pub mod second;
pub mod share;
pub mod sheet;
pub mod shop;
pub mod sign_in;
pub mod statement;
pub mod structured;
pub mod trouble;
pub mod unlisted;
pub mod voice;
pub mod waiting;

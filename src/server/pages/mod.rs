//! One handler file per page: read the request, ask the database as its actor, show a view. Works without script.
pub mod cart;
pub mod checkout;
pub mod door;
pub mod editorial;
pub mod feed;
pub mod fits;
pub mod home;
pub mod live;
pub mod look;
pub mod machines;
pub mod media;
pub mod office;
pub mod order;
pub mod product;
pub mod share;
pub mod shop;
pub mod site_map;
mod xml;

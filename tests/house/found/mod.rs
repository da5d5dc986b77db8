//! Being found: by words, by measures, by those who index and share.
mod fits;
mod machines;
mod words;

use crate::support::{House, guest};
use vitrine::domain::{
    id::StoreId,
    listing::{Listing, Shelf},
    money::Currency,
};

/// The shelf that an address shows to a visitor.
async fn shelf(house: &House, store: StoreId, query: &str) -> Shelf {
    let pairs: Vec<(String, String)> =
        query.split('&').filter_map(|pair| pair.split_once('=')).map(|(a, b)| (a.into(), b.replace('+', " "))).collect();
    let listing = Listing::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let mut tx = house.begin(&guest(store, "anna")).await;
    let shelf = vitrine::server::db::catalogue::shelf(&mut tx, listing, Currency::BRL).await.expect("a shelf");
    tx.commit().await.expect("a commit");
    shelf
}

fn names(shelf: &Shelf) -> Vec<&str> {
    shelf.cards.iter().map(|card| card.name.as_str()).collect()
}

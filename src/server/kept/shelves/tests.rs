//! What `shelves` must hold, by example and by law; not where it is used.

use super::*;
use crate::{
    domain::id::StoreId,
    server::window::{Shows, Versions},
};
use axum::http::HeaderMap;
use uuid::Uuid;

fn page(number: usize) -> Arc<Page> {
    let shows = Shows::everything(StoreId(Uuid::nil()));
    let body: String = (0..200).map(|line| format!("<p>{}</p>", (line * 7919 + number * 104_729) % 100_003)).collect();
    Arc::new(Page::press(body.as_bytes(), HeaderMap::new(), &shows, Versions::default().now(), false).expect("a page"))
}

fn key(path: String) -> Key {
    Key { host: "amora.test".into(), path, mode: 0 }
}

#[test]
fn a_crawler_through_lists_leaves_the_products_where_they_are_and_memory_bounded() {
    let budget = 200_000;
    let mut shelves = Shelves::new(budget);
    for number in 0..10 {
        shelves.put(&key(format!("/p/{number}")), page(number));
    }
    for number in 0..300 {
        shelves.put(&key(format!("/shop?page={number}")), page(number));
        assert!(shelves.size().1 <= budget, "{number}: {}", shelves.size().1);
    }
    let there = (0..10).filter(|number| shelves.find("amora.test", &format!("/p/{number}"), 0).is_some()).count();
    assert_eq!(there, 10);
    assert!(shelves.find("amora.test", "/shop?page=299", 0).is_some(), "the newest list is kept");
    for number in 10..300 {
        shelves.put(&key(format!("/p/{number}")), page(number));
        assert!(shelves.size().1 <= budget);
    }
    assert!(shelves.size().0 > 20, "room is used");
}

#[test]
fn the_same_page_again_takes_no_more_room() {
    let mut shelves = Shelves::new(1_000_000);
    shelves.put(&key("/".into()), page(1));
    let once = shelves.size();
    shelves.put(&key("/".into()), page(1));
    assert_eq!(shelves.size(), once);
    assert!(shelves.find("amora.test", "/", 1).is_none() && shelves.find("orvale.test", "/", 0).is_none());
}

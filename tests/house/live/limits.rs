//! Streams have their limits, and hold nothing that others need.
use super::{Open, address};
use crate::{support::House, window::opened};
use vitrine::paths;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_has_so_many_streams_and_they_hold_no_connection() {
    const MOST: usize = 64;
    let house = House::with_pool(4).await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let site = house.serve().await;
    opened(&site).await;
    let mut pages = Vec::new();
    for _ in 0..MOST {
        let mut page = Open::at(&site, "amora", &[&coat], None).await;
        assert_eq!(page.state(&coat).await, "available");
        pages.push(page);
    }
    let refused = site.http.get(address(&site, "amora", &[&coat])).send().await.expect("an answer");
    assert_eq!(refused.status().as_u16(), 429);
    assert!(refused.headers().contains_key("retry-after"));
    // all four connections of the pool can be had at once
    let mut held = Vec::new();
    for _ in 0..4 {
        held.push(house.begin(&vitrine::server::actor::Actor::guest(store)).await);
    }
    drop(held);
    // one page closes: its place is free again
    drop(pages.pop());
    let freed = async {
        while site.context.live.count() >= MOST {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), freed).await.expect("a closed page is noticed");
    let mut page = Open::at(&site, "amora", &[&coat], None).await;
    assert_eq!(page.state(&coat).await, "available");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_names_no_goods_is_refused() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let many = (0..33).map(|_| format!("product={}", uuid::Uuid::new_v4())).collect::<Vec<_>>().join("&");
    for query in ["", "?product=", "?product=1", "?product=' or 1=1", "?other=1", &format!("?{many}")] {
        let answer = site.http.get(site.url("amora", &format!("{}{query}", paths::LIVE))).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 422, "{query}");
    }
    let nowhere =
        site.http.get(site.url("nobody", &format!("{}?product={}", paths::LIVE, uuid::Uuid::new_v4()))).send().await.expect("an answer");
    assert_eq!(nowhere.status().as_u16(), 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn open_pages_do_not_hold_the_server_up() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let site = house.serve().await;
    opened(&site).await;
    let mut page = Open::at(&site, "amora", &[&coat], None).await;
    assert_eq!(page.state(&coat).await, "available");
    site.context.live.close();
    assert_eq!(page.next().await, None, "the stream ends");
    assert_eq!(site.context.live.count(), 0);
}

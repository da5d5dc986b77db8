//! A crowd at a cold page, and a crawler without end.
use super::{ask, opened, take};
use crate::{support::House, trade::crowd};
use std::sync::Arc;
use vitrine::paths;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_crowd_at_a_cold_page_is_one_render() {
    const CROWD: usize = 300;
    let house = House::with_pool(12).await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let site = Arc::new(house.serve().await);
    opened(&site).await;
    site.context.window.settle().await;
    let path = paths::product(&coat.slug);
    let pages = crowd(CROWD, CROWD, |_| {
        let (site, path) = (site.clone(), path.clone());
        async move { ask(&site, "amora", &path, &[]).await.0 }
    })
    .await;
    assert!(pages.iter().all(|page| page.status == 200 && page.body == pages[0].body));
    assert_eq!(site.context.kept.renders(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_not_there_is_no_page_and_nobody_waits_for_it_for_ever() {
    let house = House::with_pool(12).await;
    house.store("amora").await;
    let site = Arc::new(house.serve().await);
    opened(&site).await;
    let answers = crowd(50, 50, |_| {
        let site = site.clone();
        async move { ask(&site, "amora", "/p/nothing", &[]).await.0.status }
    })
    .await;
    assert!(answers.iter().all(|status| *status == 404), "{answers:?}");
    assert_eq!((site.context.kept.renders(), site.context.kept.size().0), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_crawler_through_the_lists_leaves_connections_to_those_who_buy() {
    let house = House::with_pool(6).await;
    let store = house.store("amora").await;
    let mut coats = Vec::new();
    for _ in 0..10 {
        coats.push(house.unique(store, 9_900).await);
    }
    let site = Arc::new(house.serve().await);
    opened(&site).await;
    let crawler = {
        let site = site.clone();
        tokio::spawn(async move {
            crowd(600, 600, |n| {
                let site = site.clone();
                async move { ask(&site, "amora", &format!("/shop?q=never{n}"), &[]).await.0.status }
            })
            .await
        })
    };
    // every buyer gets her piece while the crawler is at work
    for coat in &coats {
        take(&mut site.visitor("amora"), coat).await;
    }
    let told = crawler.await.expect("a crawler");
    let (served, turned_away) =
        (told.iter().filter(|status| **status == 200).count(), told.iter().filter(|status| **status == 503).count());
    println!("crawler: {served} served, {turned_away} asked to come again");
    assert_eq!(served + turned_away, 600, "{told:?}");
    assert!(served > 0 && turned_away > 0, "the queue has an end");
}

//! What an open page hears: where things stand when it opens, and each change after that, as a guest may know it.
use super::Open;
use crate::{
    support::{Goods, House, Visitor, guest},
    trade::{checkout, pay, place, put},
    window::opened,
};
use sqlx::Executor;
use vitrine::{domain::cart::Put, paths};

async fn take(visitor: &mut Visitor, goods: &Goods) {
    let answer = visitor.post(paths::CART, &[("variant", &goods.variant.to_string()), ("quantity", "1")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

async fn give_back(visitor: &mut Visitor, goods: &Goods) {
    visitor.post(paths::CART_QUANTITY, &[("variant", &goods.variant.to_string()), ("quantity", "0")]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_hears_held_free_and_sold() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let site = house.serve().await;
    opened(&site).await;
    let mut page = Open::at(&site, "amora", &[&coat], None).await;
    assert_eq!(page.state(&coat).await, "available", "where things stand");
    let mut anna = site.visitor("amora");
    take(&mut anna, &coat).await;
    assert_eq!(page.state(&coat).await, "held");
    give_back(&mut anna, &coat).await;
    assert_eq!(page.state(&coat).await, "available");
    let berta = guest(store, "berta");
    assert_eq!(put(&house.db, &berta, &coat, 1).await, Ok(Put::Added));
    let placed = place(&house.db, &berta, &checkout(store, 9_900, "the-intent"), "her-link").await.expect("an order");
    assert_eq!(pay(&house.db, store, "her-link", &placed).await, "paid");
    let mut last = String::new();
    while last != "sold" {
        last = page.state(&coat).await;
        assert!(["held", "sold"].contains(&last.as_str()), "{last}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_on_another_node_hears_it_too() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let (here, there) = (house.serve().await, house.serve().await);
    opened(&here).await;
    opened(&there).await;
    let mut page = Open::at(&there, "amora", &[&coat], None).await;
    assert_eq!(page.state(&coat).await, "available");
    take(&mut here.visitor("amora"), &coat).await;
    assert_eq!(page.state(&coat).await, "held");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_guest_may_not_see_is_gone_and_what_is_another_stores_too() {
    let house = House::new().await;
    let (amora, orvale) = (house.store("amora").await, house.store("orvale").await);
    let (coat, serum) = (house.unique(amora, 9_900).await, house.counted(orvale, 5_900, 3).await);
    let site = house.serve().await;
    opened(&site).await;
    let mut elsewhere = Open::at(&site, "amora", &[&serum], None).await;
    assert_eq!(elsewhere.state(&serum).await, "gone", "the other store's goods are not there");
    let mut page = Open::at(&site, "amora", &[&coat], None).await;
    assert_eq!(page.state(&coat).await, "available");
    house.as_admin(&format!("update app.products set status = 'archived' where id = '{}'", coat.product)).await;
    assert_eq!(page.state(&coat).await, "gone");
    // a change of the serum reaches nobody in the other store: the next thing this page hears is the coat's
    house.as_admin(&format!("update app.stock_levels set on_hand = 0 where variant_id = '{}'", serum.variant)).await;
    house
        .as_admin(&format!(
            "select set_config('app.store', '{amora}', false); update app.products set status = 'live' where id = '{}'",
            coat.product
        ))
        .await;
    assert_eq!(page.state(&coat).await, "available");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_that_comes_back_has_missed_nothing_and_hears_nothing_twice() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let (coat, hat) = (house.unique(store, 9_900).await, house.unique(store, 1_000).await);
    let site = house.serve().await;
    opened(&site).await;
    site.context.window.settle().await;
    let mut page = Open::at(&site, "amora", &[&coat], None).await;
    let first = page.next().await.expect("where things stand");
    drop(page);
    // nothing has happened to the coat: she is told nothing, until something does
    let mut again = Open::at(&site, "amora", &[&coat], Some(&first.id)).await;
    let mut anna = site.visitor("amora");
    take(&mut anna, &hat).await;
    take(&mut anna, &coat).await;
    assert_eq!(again.state(&coat).await, "held", "the first thing she hears is news");
    drop(again);
    give_back(&mut anna, &coat).await;
    let mut back = Open::at(&site, "amora", &[&coat], Some(&first.id)).await;
    assert_eq!(back.state(&coat).await, "available", "she missed two changes and hears where things stand");
    for strange in ["other.1", "nonsense", "", "18446744073709551616.x"] {
        let mut page = Open::at(&site, "amora", &[&coat], Some(strange)).await;
        assert_eq!(page.state(&coat).await, "available", "{strange:?} is no position of ours");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happened_while_the_ear_was_off_is_told_when_it_is_back() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let site = house.serve().await;
    opened(&site).await;
    let mut page = Open::at(&site, "amora", &[&coat], None).await;
    assert_eq!(page.state(&coat).await, "available");
    let mut admin = house.admin().await;
    let tear =
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'vitrine window'";
    for expected in ["held", "available", "held", "available"] {
        admin.execute(tear).await.expect("an administrator may");
        let anna = guest(store, "anna");
        if expected == "held" {
            assert_eq!(put(&house.db, &anna, &coat, 1).await, Ok(Put::Added));
        } else {
            let mut tx = house.begin(&anna).await;
            vitrine::server::db::carts::change_quantity(&mut tx, coat.variant, 0).await.expect("hers to give back");
            tx.commit().await.unwrap();
        }
        assert_eq!(page.state(&coat).await, expected);
    }
}

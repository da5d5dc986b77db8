//! The same thing twice, and holds whose time is over.
use super::{Outcome, link, place};
use crate::{
    support::{House, guest},
    trade::{announce, crowd, put},
};
use vitrine::{domain::cart::Put, server::db};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_intent_is_one_order_however_often_it_is_sent_at_once() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    assert_eq!(put(&house.db, &guest(store, "anna"), &dress, 1).await, Ok(Put::Added));
    let sent = crowd(50, 50, |_| {
        let (db, anna) = (house.db.clone(), guest(store, "anna"));
        async move { place(&db, &anna, store, 18_900, 1).await }
    })
    .await;
    let mut orders: Vec<_> = sent
        .into_iter()
        .map(|outcome| match outcome {
            Outcome::Mine(placed) => (placed.order, placed.payment, placed.total_minor),
            other => panic!("{other:?}"),
        })
        .collect();
    orders.dedup();
    assert_eq!(orders.len(), 1, "every submit opens the same order");
    assert_eq!(house.count("select count(*) from app.payments").await, 1);
    // each of them went to the provider, and each buyer must land on the intent that counts
    let payment = orders[0].1;
    let pages = crowd(20, 20, |n| {
        let db = house.db.clone();
        async move { announce(&db, store, &link(1), payment, &format!("intent-{n}")).await.expect("a page") }
    })
    .await;
    let stands = house.count("select substring(intent_id from 8)::bigint from app.payments").await;
    assert!(pages.iter().all(|page| *page == format!("http://bank.test/intent-{stands}")), "{pages:?}");
    house.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hold_runs_anew_once() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    let anna = guest(store, "anna");
    put(&house.db, &anna, &dress, 1).await.unwrap();
    let in_a_minute = "update app.piece_claims set expires_at = clock_timestamp() + interval '1 minute' where ended_at is null";
    let minutes =
        "select round(extract(epoch from expires_at - clock_timestamp()) / 60)::bigint from app.piece_claims where ended_at is null";
    for (round, left) in [(1, 15), (2, 1), (3, 1)] {
        house.as_admin(in_a_minute).await;
        crowd(8, 8, |_| {
            let (db, anna) = (house.db.clone(), anna.clone());
            async move {
                let mut tx = db.begin(&anna).await.unwrap();
                db::carts::renew_holds(&mut tx).await.unwrap();
                tx.commit().await.unwrap();
            }
        })
        .await;
        assert_eq!(house.count(minutes).await, left, "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_a_hold_is_over_the_next_visitor_takes_the_piece_before_the_clock_came_by() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    let (anna, berta) = (guest(store, "anna"), guest(store, "berta"));
    assert_eq!(put(&house.db, &anna, &dress, 1).await, Ok(Put::Added));
    assert_eq!(put(&house.db, &berta, &dress, 1).await, Ok(Put::Held));
    house.let_everything_expire().await;
    assert_eq!(put(&house.db, &berta, &dress, 1).await, Ok(Put::Added), "at once");
    assert_eq!(put(&house.db, &anna, &dress, 1).await, Ok(Put::Held));
    house.tick().await;
    assert_eq!(house.holds().await, 1, "the clock leaves Berta's hold alone");
    assert!(matches!(place(&house.db, &anna, store, 18_900, 1).await, Outcome::Missing(why) if why == ["held"]), "Anna's line lapsed");
    assert!(matches!(place(&house.db, &berta, store, 18_900, 2).await, Outcome::Mine(_)));
    house.assert_balanced().await;
    house.assert_nothing_sticks().await;
    // a lapsed hold that nobody took is still good at the checkout
    assert_eq!(put(&house.db, &anna, &dress, 1).await, Ok(Put::Added));
    house.let_everything_expire().await;
    assert!(matches!(place(&house.db, &anna, store, 18_900, 3).await, Outcome::Mine(_)));
    house.assert_balanced().await;
}

//! Each figure is the number or the sum of rows, for each role what it may know, and of one store.
use super::{Shop, does};
use crate::support::guest;
use crate::trade::{checkout, place, put};
use vitrine::{
    domain::{client::ClientWish, client::Shown, id::PersonId, money::Money, order::OrderStatus, role::Role},
    server::db::{clients, today},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_are_the_sum_of_their_rows_to_the_cent() {
    let shop = Shop::open().await;
    let serum = shop.house.counted(shop.store, 5_901, 40).await;
    for (name, paid) in [("ana", true), ("bia", true), ("cida", false), ("dora", true), ("eva", false)] {
        shop.order(&serum, name, paid).await;
    }
    // next door nobody counts with us
    let other = shop.house.store("orvale").await;
    let theirs = shop.house.counted(other, 9_999, 40).await;
    put(&shop.house.db, &guest(other, "ana"), &theirs, 1).await.unwrap();
    place(&shop.house.db, &guest(other, "ana"), &checkout(other, 9_999, "intent-there"), "link-there").await.expect("an order");
    let face = shop.face().await;
    for (who, role) in [(&shop.boss, Role::Owner), (&shop.purse, Role::Finance), (&shop.desk, Role::Attendant)] {
        let figures = does!(shop, who, today::figures, &face, role).unwrap();
        assert_eq!(
            (figures.of(OrderStatus::Paid), figures.of(OrderStatus::Pending), figures.of(OrderStatus::Cancelled)),
            (3, 2, 0),
            "{role:?}"
        );
        let money = |minor| Money::new(minor, face.currency);
        let revenue = (role != Role::Attendant).then(|| (money(3 * 5_901), money(0)));
        assert_eq!(figures.revenue, revenue, "{role:?}");
        assert_eq!(figures.active.is_some(), role != Role::Finance, "{role:?}");
    }
    let before = does!(shop, &shop.boss, today::figures, &face, Role::Owner).unwrap().revenue;
    shop.turn_back(3).await;
    vitrine::server::clock::morning(&shop.house.db).await.unwrap();
    shop.order(&serum, "fabi", true).await;
    let after = does!(shop, &shop.boss, today::figures, &face, Role::Owner).unwrap().revenue;
    assert_eq!(after.map(|(sold, _)| sold.minor), before.map(|(sold, _)| sold.minor + 5_901), "closed days and today come to the whole");
    let plain = shop
        .house
        .count(&format!("select sum(total_minor)::bigint from app.orders where status = 'paid' and store_id = '{}'", shop.store))
        .await;
    assert_eq!(after.map(|(sold, _)| sold.minor), Some(plain));
}

#[tokio::test]
async fn active_clients_are_those_whom_their_list_shows() {
    let shop = Shop::open().await;
    let (ana, bia) = (shop.house.person(shop.store, Role::Customer, None).await, shop.house.person(shop.store, Role::Customer, None).await);
    let serum = shop.house.counted(shop.store, 5_900, 40).await;
    let who = vitrine::server::actor::Actor { visitor: Some(crate::support::key("ana")), ..ana.actor.clone() };
    put(&shop.house.db, &who, &serum, 1).await.unwrap();
    place(&shop.house.db, &who, &checkout(shop.store, 5_900, "intent-ana"), "link-ana").await.expect("an order");
    let face = shop.face().await;
    let figures = does!(shop, &shop.desk, today::figures, &face, Role::Attendant).unwrap();
    let wish = ClientWish { shown: Shown::Active, ..ClientWish::default() };
    let rows = does!(shop, &shop.desk, clients::by_name, &face, &wish, None, 50).unwrap();
    let ids: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
    assert_eq!((figures.active, ids), (Some(1), vec![ana.person.id]), "and not {}", bia.person.id);
}

#[tokio::test]
async fn goods_run_low_by_their_own_measure_and_holds_count() {
    let shop = Shop::open().await;
    let serum = shop.house.counted(shop.store, 5_900, 11).await;
    let face = shop.face().await;
    let free = async || {
        let low = does!(shop, &shop.desk, today::figures, &face, Role::Attendant).unwrap().low;
        low.into_iter().map(|goods| (goods.free, goods.below)).collect::<Vec<_>>()
    };
    assert!(free().await.is_empty());
    shop.order(&serum, "ana", false).await;
    assert!(free().await.is_empty(), "ten are not fewer than ten");
    shop.order(&serum, "bia", false).await;
    assert_eq!(free().await, [(9, 10)], "what is reserved is not there any more");
    let told = "select count(*) from app.events where kind = 'stock.low'";
    assert_eq!(shop.house.count(told).await, 1, "told once, when it fell below");
    does!(shop, &shop.desk, today::say_few, serum.product, Some(5)).unwrap();
    assert!(free().await.is_empty());
    shop.order(&serum, "cida", true).await;
    assert_eq!(shop.house.count(told).await, 1, "eight are enough of this");
    does!(shop, &shop.desk, today::say_few, serum.product, None).unwrap();
    assert_eq!(free().await, [(8, 10)]);
    assert!(does!(shop, &shop.purse, today::say_few, serum.product, Some(1)).is_err(), "not finance's to say");
}

//! One garment, many hands: a hold in one cart, a place in one order.
use super::{Outcome, place};
use crate::{
    support::{House, guest},
    trade::{crowd, put, warm},
};
use vitrine::domain::cart::Put;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_256_who_reach_for_a_piece_one_holds_it_and_the_others_are_told() {
    let house = House::with_pool(12).await;
    let store = house.store("amora").await;
    warm(&house.db, 12).await;
    for round in 0..3 {
        let dress = house.unique(store, 18_900).await;
        let reached = crowd(256, 256, |n| {
            let (db, buyer, dress) = (house.db.clone(), guest(store, &format!("r{round}-{n}")), dress.clone());
            async move { put(&db, &buyer, &dress, 1).await.expect("an answer") }
        })
        .await;
        assert_eq!(reached.iter().filter(|put| **put == Put::Added).count(), 1);
        assert_eq!(reached.iter().filter(|put| **put == Put::Held).count(), 255);
        let told = crowd(256, 64, |n| {
            let (db, buyer) = (house.db.clone(), guest(store, &format!("r{round}-{n}")));
            async move { place(&db, &buyer, store, 18_900, round * 1_000 + n).await }
        })
        .await;
        assert_eq!(told.iter().filter(|told| matches!(told, Outcome::Mine(_))).count(), 1);
        assert_eq!(told.iter().filter(|told| matches!(told, Outcome::Empty)).count(), 255);
        assert_eq!(house.count(&format!("select count(*) from app.order_lines where piece_id = '{}'", dress.piece())).await, 1);
    }
    house.assert_balanced().await;
    house.assert_nothing_sticks().await;
    assert_eq!(house.count("select count(*) from app.pieces where status = 'in_stock'").await, 3);
}

/// Everybody's hold ran out, nobody took the pieces since, and all go to the checkout: half of them with their lines the other way round.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn lapsed_carts_with_the_same_pieces_wait_for_each_other_but_never_in_a_ring() {
    let house = House::with_pool(16).await;
    let store = house.store("amora").await;
    let mut rail = Vec::new();
    for _ in 0..6 {
        rail.push(house.unique(store, 1_000).await);
    }
    let lines: Vec<_> = rail.iter().map(|goods| (goods, 1)).collect();
    for round in 0..4 {
        house.fill_carts(store, &format!("r{round}"), 48, &lines).await;
        let told = crowd(48, 48, |n| {
            let (db, buyer) = (house.db.clone(), guest(store, &format!("r{round}-{n}")));
            async move { place(&db, &buyer, store, 6_000, round * 100 + n).await }
        })
        .await;
        assert_eq!(told.iter().filter(|told| matches!(told, Outcome::Mine(_))).count(), 1, "{told:?}");
        for outcome in told {
            match outcome {
                Outcome::Mine(_) => {}
                Outcome::Missing(why) => assert!(why.iter().all(|word| word == "held"), "{why:?}"),
                other => panic!("{other:?}"),
            }
        }
        house.assert_balanced().await;
        house.assert_nothing_sticks().await;
    }
}

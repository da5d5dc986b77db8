//! The same goods on two lines: a kit and its part, a kit twice. A kit has no stock of its own.
use super::{Outcome, place};
use crate::{
    support::{House, guest},
    trade::{crowd, put},
};
use vitrine::domain::cart::Put;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_that_share_a_part_are_counted_together() {
    let house = House::new().await;
    let store = house.store("orvale").await;
    let part = house.counted(store, 1_000, 3).await;
    let kit = house.kit(store, 1_800, &[(&part, 2)]).await;
    // kits, parts, whether three units are enough
    for (number, (kits, parts, fits)) in [(1, 2, false), (2, 0, false), (0, 4, false), (1, 1, true), (0, 3, true)].into_iter().enumerate() {
        let buyer = guest(store, &format!("buyer-{number}"));
        for (goods, quantity) in [(&kit, kits), (&part, parts)].into_iter().filter(|(_, quantity)| *quantity > 0) {
            assert_eq!(put(&house.db, &buyer, goods, quantity).await, Ok(Put::Added));
        }
        match place(&house.db, &buyer, store, i64::from(kits) * 1_800 + i64::from(parts) * 1_000, number).await {
            Outcome::Mine(_) if fits => assert_eq!(house.shelf(&part).await, (3, 3)),
            Outcome::Missing(why) if !fits => assert!(why.iter().all(|word| word == "short")),
            other => panic!("{kits} kits and {parts} parts of 3: {other:?}"),
        }
        house.assert_nothing_sticks().await;
    }
    assert_eq!(put(&house.db, &guest(store, "twice"), &part, 2).await, Ok(Put::Added));
    assert_eq!(put(&house.db, &guest(store, "twice"), &part, 2).await, Ok(Put::Added), "the same line grows");
    assert!(matches!(place(&house.db, &guest(store, "twice"), store, 4_000, 9).await, Outcome::Missing(_)), "four of three");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_crowd_with_kits_and_parts_never_takes_more_than_there_is() {
    let house = House::with_pool(12).await;
    let store = house.store("orvale").await;
    let part = house.counted(store, 1_000, 17).await;
    let kit = house.kit(store, 1_800, &[(&part, 2)]).await;
    // what each cart holds: kits, parts
    let mixes = [(1, 1), (2, 0), (0, 1), (1, 2), (0, 3)];
    for (number, (kits, parts)) in mixes.into_iter().enumerate() {
        let lines: Vec<_> = [(&kit, kits), (&part, parts)].into_iter().filter(|(_, quantity)| *quantity > 0).collect();
        house.fill_carts(store, &format!("m{number}"), 50, &lines).await;
    }
    let told = crowd(250, 64, |n| {
        let (db, buyer, (kits, parts)) = (house.db.clone(), guest(store, &format!("m{}-{}", n % 5, n / 5)), mixes[n % 5]);
        let total = i64::from(kits) * 1_800 + i64::from(parts) * 1_000;
        async move { (i64::from(kits * 2 + parts), place(&db, &buyer, store, total, n).await) }
    })
    .await;
    let free = 17 - house.promised(&part).await;
    assert!(free >= 0, "oversold by {}", -free);
    for (wanted, outcome) in told {
        match outcome {
            Outcome::Mine(_) => {}
            // nobody gave anything back: what was too little for her then is too little now
            Outcome::Missing(_) => assert!(wanted > free, "{wanted} were refused, {free} are free"),
            other => panic!("{other:?}"),
        }
    }
    house.assert_balanced().await;
    house.assert_nothing_sticks().await;
    assert_eq!(house.shelf(&part).await, (17, 0));
}

//! A thousand buyers, ten units: ten orders, and 990 who are told so.
use super::{Outcome, link, place};
use crate::{
    support::{House, guest},
    trade::{crowd, pay},
};

const BUYERS: usize = 1_000;
const UNITS: i64 = 10;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_units_make_ten_orders_whoever_wants_them() {
    let house = House::with_pool(12).await;
    let store = house.store("orvale").await;
    let serum = house.counted(store, 5_900, 10).await;
    house.fill_carts(store, "buyer", BUYERS, &[(&serum, 1)]).await;
    let told = crowd(BUYERS, 64, |n| {
        let (db, buyer) = (house.db.clone(), guest(store, &format!("buyer-{n}")));
        async move { (n, place(&db, &buyer, store, 5_900, n).await) }
    })
    .await;
    let mut winners = Vec::new();
    for (number, outcome) in told {
        match outcome {
            Outcome::Mine(placed) if !placed.replayed => winners.push((number, placed)),
            Outcome::Missing(why) => assert_eq!(why, ["short"], "a clean refusal"),
            other => panic!("buyer {number}: {other:?}"),
        }
    }
    assert_eq!(winners.len(), 10, "neither more than there were, nor a false sold-out");
    assert_eq!((house.promised(&serum).await, house.shelf(&serum).await), (UNITS, (UNITS, UNITS)));
    assert_eq!(house.count("select count(*) from app.orders").await, UNITS, "a refused order leaves no row");
    house.assert_balanced().await;

    let (paying, forgetful) = winners.split_at(4);
    for (number, placed) in paying {
        assert_eq!(pay(&house.db, store, &link(*number), placed).await, "paid");
    }
    assert_eq!(house.shelf(&serum).await, (6, 6));
    house.assert_nothing_sticks().await;
    assert_eq!((house.promised(&serum).await, house.shelf(&serum).await), (4, (6, 0)), "six units came back");
    assert_eq!(house.count("select count(*) from app.orders where status = 'cancelled'").await, 6);
    for (number, placed) in forgetful {
        assert_eq!(pay(&house.db, store, &link(*number), placed).await, "paid_late", "late, but nobody took them since");
    }
    assert_eq!((house.promised(&serum).await, house.shelf(&serum).await), (UNITS, (0, 0)));
    house.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_sizes_that_sell_out_together_leave_no_product_in_the_window() {
    let house = House::with_pool(12).await;
    let store = house.store("orvale").await;
    let (small, large) = (house.counted(store, 1_000, 4).await, house.counted(store, 1_000, 4).await);
    // one product with two variants: whoever takes the last of one must see who took the last of the other
    house.as_admin(&format!("update app.variants set product_id = '{}' where id = '{}'", small.product, large.variant)).await;
    house.as_admin(&format!("update app.products set availability = 'out' where id = '{}'", large.product)).await;
    for round in 0..5 {
        house.fill_carts(store, &format!("s{round}"), 6, &[(&small, 1)]).await;
        house.fill_carts(store, &format!("l{round}"), 6, &[(&large, 1)]).await;
        crowd(12, 12, |n| {
            let size = if n % 2 == 0 { "s" } else { "l" };
            let (db, buyer) = (house.db.clone(), guest(store, &format!("{size}{round}-{}", n / 2)));
            async move { place(&db, &buyer, store, 1_000, round * 100 + n).await }
        })
        .await;
        assert_eq!((house.shelf(&small).await, house.shelf(&large).await), ((4, 4), (4, 4)));
        house.assert_balanced().await;
        house.assert_nothing_sticks().await;
    }
}

//! What hangs is weighed once for a day of the store, however many ask and however long nobody did.
use super::{Shop, does};
use crate::support::machine;
use vitrine::server::{
    actor::Who,
    clock,
    db::today::{self, make_health},
};

const ROUNDS: &str = "select count(*) from app.health_rounds";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_clock_weighs_once_for_a_date_whoever_runs_it() {
    let shop = Shop::open().await;
    shop.house.rail(shop.store, 5).await;
    let worker = machine(Who::Worker, shop.store);
    let mut made = Vec::new();
    for done in futures_util::future::join_all((0..6).map(|_| async { does!(shop, &worker, make_health, true) })).await {
        made.push(done.unwrap());
    }
    made.sort_unstable();
    assert_eq!(made, [-1, -1, -1, -1, -1, 5], "one of six");
    clock::morning(&shop.house.db).await.unwrap();
    assert_eq!(shop.house.count(ROUNDS).await, 1);
    // nobody was at work for two days: what is due now is done at once, and once
    shop.house.in_store("update app.health_rounds set day = day - 2").await;
    clock::morning(&shop.house.db).await.unwrap();
    clock::morning(&shop.house.db).await.unwrap();
    assert_eq!(shop.house.count(ROUNDS).await, 2);
    // by hand it is made again for the same day
    assert_eq!(does!(shop, &shop.desk, make_health, false), Ok(5));
    assert_eq!(shop.house.count(ROUNDS).await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_begins_at_four_in_the_stores_own_zone() {
    let shop = Shop::open().await;
    for (zone, days) in [("Pacific/Kiritimati", 1), ("Pacific/Pago_Pago", 2)] {
        shop.house.in_store(&format!("update app.stores set time_zone = '{zone}'")).await;
        clock::morning(&shop.house.db).await.unwrap();
        assert_eq!(shop.house.count(ROUNDS).await, days, "twenty-five hours apart it is never the same day");
        let right = format!("select count(*) from app.health_rounds where day = (now() at time zone '{zone}' - interval '4 hours')::date");
        assert_eq!(shop.house.count(&right).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_weighed_are_pieces_of_this_store_that_hang() {
    let shop = Shop::open().await;
    shop.house.rail(shop.store, 3).await;
    let other = shop.house.store("orvale").await;
    shop.house.rail(other, 4).await;
    clock::morning(&shop.house.db).await.unwrap();
    let face = shop.face().await;
    let sheet = does!(shop, &shop.desk, today::health, &face, vitrine::domain::role::Role::Attendant, None, 20).unwrap();
    assert_eq!((sheet.rows.len(), sheet.made_at.is_some(), sheet.age_hours), (3, true, 0));
    assert!(sheet.rows.iter().all(|row| row.at_risk.is_none()), "what a piece ties up is an owner's to know");
    let places: Vec<u32> = sheet.rows.iter().map(|row| row.place).collect();
    assert_eq!(places, [1, 2, 3]);
    // a round that was made before it kept its counts is counted
    shop.house.as_admin("update app.health_rounds set counts = '{}'").await;
    let sheet = does!(shop, &shop.desk, today::health, &face, vitrine::domain::role::Role::Attendant, None, 1).unwrap();
    assert_eq!(sheet.counts.iter().map(|(_, many)| many).sum::<u32>(), 3);
    let mut tx = shop.house.begin(&shop.desk).await;
    let hidden = sqlx::query("select score from app.piece_health").fetch_all(&mut *tx).await;
    assert!(hidden.is_err(), "and neither is what is reckoned from it");
}

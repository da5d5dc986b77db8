//! A card is a fact: it is there while the fact is, away while it is put off, and gone with the fact.
use super::{Shop, does};
use vitrine::{
    domain::today::{PutOff, Rule, ranked},
    server::db::today,
};

async fn rules(shop: &Shop) -> Vec<Rule> {
    let face = shop.face().await;
    let facts = does!(shop, &shop.desk, today::facts, &face).unwrap();
    ranked(facts).into_iter().map(|card| card.fact.rule).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_comes_goes_and_is_put_off() {
    let shop = Shop::open().await;
    assert!(rules(&shop).await.is_empty());
    let serum = shop.house.counted(shop.store, 5_900, 10).await;
    shop.order(&serum, "ana", false).await;
    assert_eq!(rules(&shop).await, [Rule::LowStock]);
    let subject = shop.store.0;
    does!(shop, &shop.desk, today::put_off, Rule::LowStock, subject, PutOff::BeingDone).unwrap();
    assert!(rules(&shop).await.is_empty(), "for everybody of the store");
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'store.card_put_off'").await, 1);
    shop.house.in_store("update app.card_snoozes set until_at = now() - interval '1 minute'").await;
    assert_eq!(rules(&shop).await, [Rule::LowStock], "its time is over and the fact is not");
    shop.house.in_store("update app.stock_levels set on_hand = 50").await;
    assert!(rules(&shop).await.is_empty(), "gone with the fact");
    assert!(does!(shop, &shop.purse, today::put_off, Rule::LowStock, subject, PutOff::Later).is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stock_that_slows_presses_once_it_is_many() {
    let shop = Shop::open().await;
    shop.house.rail(shop.store, 9).await;
    does!(shop, &shop.boss, today::make_health, false).unwrap();
    assert!(rules(&shop).await.is_empty(), "nine are no heap");
    shop.house.unique(shop.store, 90_000).await;
    does!(shop, &shop.boss, today::make_health, false).unwrap();
    assert_eq!(rules(&shop).await, [Rule::Slowing]);
    let face = shop.face().await;
    let facts = does!(shop, &shop.desk, today::facts, &face).unwrap();
    // 100 … 900 and 90,000, three tenths of each
    assert_eq!((facts[0].many, facts[0].money.minor), (10, 28_350));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn money_without_goods_presses_most() {
    let shop = Shop::open().await;
    let serum = shop.house.counted(shop.store, 5_900, 10).await;
    shop.order(&serum, "ana", false).await;
    shop.house.in_store("update app.orders set status = 'needs_decision'").await;
    assert_eq!(rules(&shop).await[0], Rule::Decide);
}

//! Something off an order that is not paid yet: the limit counts all of it together, and the old total is asked for no more.
use super::{LINK, conflict, discount, order, team, till};
use crate::{
    support::House,
    trade::{announce, crowd, hear},
};
use vitrine::{
    domain::{id::OrderId, till::PaymentStatus},
    error::AppError,
    server::{actor::Actor, db, gateway::PROVIDER},
};

#[tokio::test]
async fn small_discounts_count_as_one() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = order(&house, store, &house.unique(store, 9_999).await).await;
    let [owner, finance, attendant] = team(&house, store).await;
    assert_eq!(discount(&house.db, &finance, placed.order, 1).await, conflict("over_limit"));
    assert_eq!(discount(&house.db, &attendant, placed.order, 1_000).await, conflict("over_limit"), "a tenth is 999.9, rounded down");
    assert_eq!(discount(&house.db, &attendant, placed.order, 600).await, Ok(()));
    assert_eq!(till(&house, &attendant, placed.order).await.may_discount.minor, 399);
    assert_eq!(discount(&house.db, &attendant, placed.order, 400).await, conflict("over_limit"));
    assert_eq!(discount(&house.db, &attendant, placed.order, 399).await, Ok(()));
    for nothing in [0, -1, i64::MIN] {
        assert_eq!(
            discount(&house.db, &owner, placed.order, nothing).await,
            Err(AppError::Invalid { field: "amount".into(), reason: "amount".into() })
        );
    }
    assert_eq!(discount(&house.db, &owner, placed.order, 9_000).await, conflict("over_limit"), "something is left to pay");
    assert_eq!(discount(&house.db, &owner, placed.order, 8_999).await, Ok(()));
    assert_eq!(house.count("select total_minor * 10000 + discount_minor from app.orders").await, 19_998);
    assert_eq!(
        house
            .count("select count(*) from app.events where kind = 'order.discounted' and particulars -> 'before' ->> 'total_minor' = '9999'")
            .await,
        1
    );
    assert_eq!(house.count("select count(*) from app.order_discounts").await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_give_no_more_than_one_may() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = order(&house, store, &house.unique(store, 10_000).await).await;
    let [_, _, attendant] = team(&house, store).await;
    let answers = crowd(24, 8, |_| {
        let (db, attendant) = (house.db.clone(), attendant.clone());
        async move { discount(&db, &attendant, placed.order, 300).await }
    })
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 3);
    assert!(answers.iter().all(|answer| *answer == Ok(()) || *answer == conflict("over_limit")), "{answers:?}");
    assert_eq!(house.count("select discount_minor from app.orders").await, 900);
}

#[tokio::test]
async fn she_pays_the_new_total_and_what_comes_by_an_old_attempt_is_excess() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = order(&house, store, &house.unique(store, 10_000).await).await;
    let [owner, _, attendant] = team(&house, store).await;
    announce(&house.db, store, LINK, placed.payment, "the-old-intent").await.unwrap();
    assert_eq!(discount(&house.db, &attendant, placed.order, 1_000).await, Ok(()));
    let mut tx = house.begin(&Actor::guest(store).with_link(LINK)).await;
    let attempt = db::payments::again(&mut tx, PROVIDER).await.expect("the order may be paid");
    tx.commit().await.unwrap();
    assert_eq!((attempt.amount.minor, attempt.open_url), (9_000, None), "a new attempt of the new total");
    announce(&house.db, store, LINK, attempt.payment, "the-new-intent").await.unwrap();
    // the old one was on its way
    assert_eq!(hear(&house.db, store, "evt-1", "the-old-intent", "approved", 10_000).await.unwrap(), "paid");
    assert_eq!(till(&house, &owner, placed.order).await.excess.minor, 1_000);
    assert_eq!(house.count("select count(*) from app.events where kind = 'payment.excess'").await, 1);
    // and then the new one, too
    assert_eq!(hear(&house.db, store, "evt-2", "the-new-intent", "approved", 9_000).await.unwrap(), "surplus");
    let seen = till(&house, &owner, placed.order).await;
    assert_eq!((seen.excess.minor, seen.may_refund.minor), (10_000, 19_000));
    assert_eq!(seen.payments.iter().map(|paid| paid.status).collect::<Vec<_>>(), [PaymentStatus::ConfirmedLate, PaymentStatus::Surplus]);
    assert_eq!(discount(&house.db, &owner, placed.order, 1).await, conflict("not_payable"));
    house.assert_balanced().await;
}

#[tokio::test]
async fn another_store_has_no_such_order() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let placed = order(&house, store, &house.unique(store, 10_000).await).await;
    let [owner, ..] = team(&house, other).await;
    assert_eq!(discount(&house.db, &owner, placed.order, 1).await, Err(AppError::NotFound));
    assert_eq!(discount(&house.db, &owner, OrderId(uuid::Uuid::nil()), 1).await, Err(AppError::NotFound));
}

//! An owner says how much a role may give; nobody else does, and it holds from the next gift on.
use super::{conflict, discount, order, team};
use crate::support::House;
use vitrine::{
    domain::{limit::Verb, role::Role},
    error::AppError,
    server::{actor::Actor, db::tills},
};

async fn set(house: &House, who: &Actor, role: Role, verb: Verb, most: i64) -> Result<(), AppError> {
    let mut tx = house.begin(who).await;
    tills::set_limit(&mut tx, role, verb, most).await?;
    tx.commit().await
}

#[tokio::test]
async fn a_limit_follows_its_owner() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = order(&house, store, &house.unique(store, 10_000).await).await;
    let [owner, finance, attendant] = team(&house, store).await;
    for other in [&finance, &attendant] {
        assert_eq!(set(&house, &other.actor, Role::Attendant, Verb::Discount, 5_000).await, Err(AppError::Forbidden));
    }
    assert_eq!(discount(&house.db, &attendant, placed.order, 1_001).await, conflict("over_limit"));
    assert_eq!(set(&house, &owner.actor, Role::Attendant, Verb::Discount, 1_500).await, Ok(()));
    assert_eq!(discount(&house.db, &attendant, placed.order, 1_500).await, Ok(()));
    assert_eq!(set(&house, &owner.actor, Role::Attendant, Verb::Discount, 0).await, Ok(()));
    assert_eq!(discount(&house.db, &attendant, placed.order, 1).await, conflict("over_limit"));
    for wrong in [-1, 10_001] {
        assert!(matches!(set(&house, &owner.actor, Role::Attendant, Verb::Discount, wrong).await, Err(AppError::Invalid { .. })));
    }
    assert!(matches!(set(&house, &owner.actor, Role::Owner, Verb::Refund, 1).await, Err(AppError::Invalid { .. })), "an owner has none");
    let told = "select count(*) from app.events where kind = 'store.limit_changed' and particulars -> 'before' ->> 'most' = '1000' and particulars -> 'after' ->> 'most' = '1500'";
    assert_eq!(house.count(told).await, 1);
    assert_eq!(house.count("select count(*) from app.events where kind = 'store.limit_changed'").await, 2);
}

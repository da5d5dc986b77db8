//! What the team does by hand to a piece that a visitor holds: a hold gives way, an order does not.
use crate::{
    support::{Goods, House, guest},
    trade::{checkout, place, put},
};
use vitrine::{
    domain::{cart::Put, id::StoreId, role::Role},
    error::AppError,
    server::actor::Actor,
};

async fn move_by_hand(house: &House, who: &Actor, coat: &Goods, state: &str) -> Result<(), AppError> {
    let mut tx = house.begin(who).await;
    sqlx::query("update app.pieces set status = $1 where id = $2").bind(state).bind(coat.piece().0).execute(&mut *tx).await?;
    tx.commit().await
}

async fn held_coat(house: &House) -> (StoreId, Goods, Actor) {
    let store = house.store("amora").await;
    let coat = house.unique(store, 10_000).await;
    let owner = house.person(store, Role::Owner, None).await.actor;
    assert_eq!(put(&house.db, &guest(store, "anna"), &coat, 1).await, Ok(Put::Added));
    (store, coat, owner)
}

#[tokio::test]
async fn nobody_takes_a_piece_out_of_an_order_by_hand() {
    let house = House::new().await;
    let (store, coat, owner) = held_coat(&house).await;
    place(&house.db, &guest(store, "anna"), &checkout(store, 10_000, "the-intent"), "her-link").await.expect("an order");
    for state in ["in_stock", "sold", "bagged", "written_off"] {
        assert_eq!(move_by_hand(&house, &owner, &coat, state).await, Err(AppError::Conflict { reason: "claimed".into() }), "{state}");
    }
    assert_eq!(house.count("select count(*) from app.pieces p join app.piece_claims c on c.piece_id = p.id where p.status = 'held' and c.ended_at is null").await, 1);
}

#[tokio::test]
async fn a_hold_that_is_overridden_is_over() {
    let house = House::new().await;
    let (store, coat, owner) = held_coat(&house).await;
    assert_eq!(move_by_hand(&house, &owner, &coat, "in_stock").await, Ok(()));
    assert_eq!(put(&house.db, &guest(store, "berta"), &coat, 1).await, Ok(Put::Added), "another visitor may have it at once");
    assert_eq!(house.count("select count(*) from app.piece_claims where ended_by = 'overridden'").await, 1);
    let anna = place(&house.db, &guest(store, "anna"), &checkout(store, 10_000, "the-intent"), "her-link").await;
    assert!(anna.is_err(), "whose hold was overridden can't order it: {anna:?}");
}

//! Money that the team gives: never more than a role may, never more back than came, and the bank asked until it answers.
mod bank;
mod decide;
mod discount;
mod limits;
mod refund;
mod seen;

use crate::{
    support::{Goods, House, Login, guest},
    trade::{checkout, pay, place, put},
};
use uuid::Uuid;
use vitrine::{
    domain::{
        id::{OrderId, PaymentId, RefundId, StoreId},
        role::Role,
        till::Till,
    },
    error::AppError,
    server::{
        db::{orders::Placed, tills, tx::Db},
        stores::Stores,
    },
};

/// Token of the order's link; a real one is as long.
const LINK: &str = "her-link--------------------------------";

/// Somebody bought one of `goods`; she has not paid.
async fn order(house: &House, store: StoreId, goods: &Goods) -> Placed {
    put(&house.db, &guest(store, "anna"), goods, 1).await.expect("the goods are free");
    place(&house.db, &guest(store, "anna"), &checkout(store, goods.price_minor, "one-intent"), LINK).await.expect("an order")
}

/// And now she has.
async fn paid(house: &House, store: StoreId, goods: &Goods) -> Placed {
    let placed = order(house, store, goods).await;
    assert_eq!(pay(&house.db, store, LINK, &placed).await, "paid");
    placed
}

fn conflict(reason: &str) -> Result<(), AppError> {
    Err(AppError::Conflict { reason: reason.into() })
}

async fn discount(db: &Db, who: &Login, order: OrderId, minor: i64) -> Result<(), AppError> {
    let mut tx = db.begin(&who.actor).await?;
    tills::give_discount(&mut tx, Uuid::now_v7(), order, minor, "she waited long").await?;
    tx.commit().await
}

async fn refund(db: &Db, who: &Login, payment: PaymentId, minor: i64) -> Result<RefundId, AppError> {
    let id = RefundId(Uuid::now_v7());
    let mut tx = db.begin(&who.actor).await?;
    tills::ask_refund(&mut tx, id, payment, minor, "a stain").await?;
    tx.commit().await?;
    Ok(id)
}

/// The same as a word.
async fn refunds(db: &Db, who: &Login, payment: PaymentId, minor: i64) -> Result<(), AppError> {
    refund(db, who, payment, minor).await.map(drop)
}

async fn till(house: &House, who: &Login, order: OrderId) -> Till {
    let store = who.actor.store.expect("a store");
    let face =
        Stores::doors(&house.db).await.expect("stores").into_iter().map(|door| door.face).find(|face| face.id == store).expect("hers");
    let mut tx = house.begin(&who.actor).await;
    let till = tills::till(&mut tx, order, &face).await.expect("her order");
    tx.commit().await.expect("a commit");
    till
}

/// Owner, finance, attendant.
async fn team(house: &House, store: StoreId) -> [Login; 3] {
    [
        house.person(store, Role::Owner, None).await,
        house.person(store, Role::Finance, None).await,
        house.person(store, Role::Attendant, None).await,
    ]
}

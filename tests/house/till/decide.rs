//! Money came when the goods were gone: it all goes back and the order is over, or the goods are to be had again and it is paid.
use super::{LINK, conflict, order, refunds, team, till};
use crate::{
    support::{Goods, House, Login},
    trade::{announce, hear},
};
use vitrine::{
    domain::{
        id::{OrderId, StoreId},
        role::Role,
    },
    error::AppError,
    server::db::{orders::Placed, tills},
};

/// Her time was over, somebody took the only piece, and then her money came.
async fn late(house: &House, store: StoreId, coat: &Goods) -> Placed {
    let placed = order(house, store, coat).await;
    announce(&house.db, store, LINK, placed.payment, "int-late").await.unwrap();
    house.let_everything_expire().await;
    house.tick().await;
    move_pieces(house, store, "in_care").await;
    assert_eq!(hear(&house.db, store, "evt-late", "int-late", "approved", coat.price_minor).await.unwrap(), "needs_decision");
    placed
}

/// One of the team takes the coat away, or brings it back.
async fn move_pieces(house: &House, store: StoreId, state: &str) {
    let shop = house.person(store, Role::Attendant, None).await;
    let mut tx = house.begin(&shop.actor).await;
    sqlx::query("update app.pieces set status = $1, care_reason = 'wash', care_due = current_date")
        .bind(state)
        .execute(&mut *tx)
        .await
        .expect(state);
    tx.commit().await.unwrap();
}

async fn accept(house: &House, who: &Login, order: OrderId) -> Result<(), AppError> {
    let mut tx = house.begin(&who.actor).await;
    tills::accept(&mut tx, order).await?;
    tx.commit().await
}

#[tokio::test]
async fn all_of_the_money_back_ends_the_order() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = late(&house, store, &house.unique(store, 40_000).await).await;
    let [owner, finance, attendant] = team(&house, store).await;
    assert!(till(&house, &attendant, placed.order).await.to_decide);
    assert_eq!(refunds(&house.db, &finance, placed.payment, 39_999).await, Ok(()));
    assert_eq!(house.count("select count(*) from app.orders where status = 'needs_decision'").await, 1, "a cent is not decided yet");
    assert_eq!(accept(&house, &owner, placed.order).await, conflict("refunded"));
    assert_eq!(refunds(&house.db, &finance, placed.payment, 1).await, Ok(()));
    assert_eq!(house.count("select count(*) from app.orders where status = 'cancelled'").await, 1);
    assert_eq!(accept(&house, &owner, placed.order).await, conflict("nothing_to_decide"));
    move_pieces(&house, store, "in_stock").await;
    house.assert_balanced().await;
}

#[tokio::test]
async fn goods_that_are_back_make_it_paid() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = late(&house, store, &house.unique(store, 40_000).await).await;
    let [_, finance, attendant] = team(&house, store).await;
    assert_eq!(accept(&house, &finance, placed.order).await, Err(AppError::Forbidden), "whether goods are there is not for finance");
    assert_eq!(accept(&house, &attendant, placed.order).await, conflict("goods_missing"));
    move_pieces(&house, store, "in_stock").await;
    assert_eq!(accept(&house, &attendant, placed.order).await, Ok(()));
    assert_eq!(accept(&house, &attendant, placed.order).await, Ok(()), "twice is once");
    assert_eq!(house.count("select count(*) from app.pieces where status = 'sold'").await, 1);
    house.assert_balanced().await;
}

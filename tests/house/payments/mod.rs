//! What the provider says, in every order and as often as it likes: money takes effect once, and never sells what is not there.
mod forged;
mod messages;
mod orders_of_messages;
mod sold;

use crate::{
    support::{Goods, House, guest},
    trade::{announce, checkout, place, put},
};
use vitrine::{
    domain::{cart::Put, id::StoreId},
    server::{actor::Actor, db, gateway::PROVIDER},
};

/// An order that waits for its money, announced under the intent `{name}-1`.
struct Waiting {
    name: String,
    store: StoreId,
    total: i64,
}

impl Waiting {
    /// A fresh visitor buys one of `goods`.
    async fn of(house: &House, store: StoreId, goods: &Goods, name: &str) -> Self {
        let visitor = guest(store, name);
        assert_eq!(put(&house.db, &visitor, goods, 1).await, Ok(Put::Added));
        let order = Self { name: format!("{name:-<40}"), store, total: goods.price_minor };
        let placed = place(&house.db, &visitor, &checkout(store, order.total, "one-intent"), &order.name).await.expect("an order");
        announce(&house.db, store, &order.name, placed.payment, &order.intent(1)).await.expect("an intent");
        order
    }

    fn intent(&self, attempt: usize) -> String {
        format!("{}{attempt}", self.name)
    }

    /// The provider speaks of an attempt. `event` is new every time it should be.
    async fn hear(&self, house: &House, event: &str, attempt: usize, outcome: &str) -> String {
        let event = format!("{}{event}", self.name);
        crate::trade::hear(&house.db, self.store, &event, &self.intent(attempt), outcome, self.total).await.expect("a message is taken")
    }

    /// One more attempt, announced as attempt `number`.
    async fn pay_again(&self, house: &House, number: usize) {
        let mut tx = house.begin(&Actor::guest(self.store).with_link(&self.name)).await;
        let attempt = db::payments::again(&mut tx, PROVIDER).await.expect("the order may be paid");
        tx.commit().await.unwrap();
        assert_eq!(attempt.open_url, None, "a new attempt");
        announce(&house.db, self.store, &self.name, attempt.payment, &self.intent(number)).await.expect("an intent");
    }

    /// Its time is over, and the clock has come by.
    async fn expire(&self, house: &House) {
        house.let_everything_expire().await;
        house.tick().await;
        assert_eq!(self.status(house).await, "cancelled");
    }

    async fn status(&self, house: &House) -> String {
        self.word(house, "o.status").await
    }

    /// Attempts by what became of them, e.g. `confirmed,surplus`.
    async fn attempts(&self, house: &House) -> String {
        self.word(house, "(select string_agg(p.status, ',' order by p.status) from app.payments p where p.order_id = o.id)").await
    }

    async fn word(&self, house: &House, what: &str) -> String {
        let sql = format!("select {what} from app.orders o where o.link_hash = encode(sha256('{}'::bytea), 'hex')", self.name);
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(&mut house.admin().await).await.expect("the order");
        sqlx::Row::get(&row, 0)
    }
}

//! The morning: figures that are the sum of their rows, a goal against books that are exact, what should move, and what presses.
mod cards;
mod figures;
mod goals;
mod health;
mod panel;

use crate::support::{Goods, House, guest};
use crate::trade::{checkout, pay, place, put};
use std::sync::Arc;
use vitrine::{
    domain::{id::StoreId, role::Role, store::StoreFace},
    server::{actor::Actor, stores::Stores},
};

/// One verb in one transaction of somebody: done and committed, or not done.
macro_rules! does {
    ($shop:expr, $who:expr, $verb:path $(, $given:expr)* $(,)?) => {{
        let mut tx = $shop.house.begin($who).await;
        let done = $verb(&mut tx, $($given),*).await;
        if done.is_ok() {
            tx.commit().await.expect("a commit");
        }
        done
    }};
}
use does;

struct Shop {
    house: House,
    store: StoreId,
    desk: Actor,
    boss: Actor,
    purse: Actor,
}

impl Shop {
    async fn open() -> Self {
        let house = House::new().await;
        let store = house.store("amora").await;
        let of = async |role| house.person(store, role, None).await.actor;
        let (desk, boss, purse) = (of(Role::Attendant).await, of(Role::Owner).await, of(Role::Finance).await);
        Self { house, store, desk, boss, purse }
    }

    async fn face(&self) -> Arc<StoreFace> {
        Stores::doors(&self.house.db).await.unwrap().into_iter().map(|door| door.face).find(|face| face.id == self.store).unwrap()
    }

    /// Somebody orders one of these; `paid` at once, or it waits.
    async fn order(&self, goods: &Goods, name: &str, paid: bool) {
        let (who, link) = (guest(self.store, name), format!("link-{name}"));
        put(&self.house.db, &who, goods, 1).await.expect("into the bag");
        let placed = place(&self.house.db, &who, &checkout(self.store, goods.price_minor, &format!("intent-{name}")), &link)
            .await
            .expect("an order");
        if paid {
            pay(&self.house.db, self.store, &link, &placed).await;
        }
    }

    /// Everything that was paid so far was paid so many days before.
    async fn turn_back(&self, days: i32) {
        self.house
            .as_admin(&format!(
                "set session_replication_role = replica; update app.order_status_history set changed_at = changed_at - interval '{days} days' where to_status = 'paid'"
            ))
            .await;
    }
}

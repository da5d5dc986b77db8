//! Collections as the team keeps them: what each has, sold and brought; the hour on which one opens; its end, and where its address leads.
mod counted;
mod hours;
mod said;

use crate::support::{Goods, House};
use std::sync::Arc;
use uuid::Uuid;
use vitrine::{
    domain::{
        collection::{CollectionRow, CollectionSheet, CollectionWish, Said},
        id::{CollectionId, StoreId},
        role::Role,
        store::StoreFace,
    },
    error::AppError,
    server::{
        actor::Actor,
        db::{collections, intake},
        stores::Stores,
    },
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
    /// The piece in place n costs (n + 1) hundreds.
    rail: Vec<(Goods, String)>,
}

impl Shop {
    async fn open(pieces: usize) -> Self {
        let house = House::new().await;
        let store = house.store("amora").await;
        let of = async |role| house.person(store, role, None).await.actor;
        let (desk, boss, purse) = (of(Role::Attendant).await, of(Role::Owner).await, of(Role::Finance).await);
        let rail = house.rail(store, pieces).await;
        Self { house, store, desk, boss, purse, rail }
    }

    async fn face(&self) -> Arc<StoreFace> {
        Stores::doors(&self.house.db).await.unwrap().into_iter().map(|door| door.face).find(|face| face.id == self.store).unwrap()
    }

    /// A collection with the pieces in these places.
    async fn hung(&self, title: &str, places: &[usize]) -> CollectionId {
        let id = CollectionId(Uuid::now_v7());
        does!(self, &self.desk, intake::open_arrival, id, title, title, "").expect("a collection");
        for place in places {
            self.hang(*place, Some(id)).await.expect("it is hung");
        }
        id
    }

    async fn hang(&self, place: usize, to: Option<CollectionId>) -> Result<(), AppError> {
        does!(self, &self.desk, collections::move_piece, &self.rail[place].1, to)
    }

    async fn sheet(&self, id: CollectionId) -> CollectionSheet {
        let face = self.face().await;
        does!(self, &self.boss, collections::sheet, &face, Role::Owner, id).expect("a sheet")
    }

    async fn list(&self, who: &Actor, role: Role, wish: &CollectionWish) -> Vec<CollectionRow> {
        let face = self.face().await;
        does!(self, who, collections::list, &face, role, wish, None, 50).expect("a list")
    }

    /// Say it as it stands, but for `change`.
    async fn say(&self, id: CollectionId, change: impl FnOnce(&mut Said)) -> Result<(), AppError> {
        let sheet = self.sheet(id).await;
        let mut said = sheet.said;
        change(&mut said);
        does!(self, &self.desk, collections::edit, id, sheet.version, &said)
    }

    async fn archive(&self, id: CollectionId, over: bool, successor: Option<CollectionId>) -> Result<(), AppError> {
        let seen = self.sheet(id).await.version;
        does!(self, &self.desk, collections::archive, id, seen, over, successor)
    }
}

fn conflict(reason: &str) -> AppError {
    AppError::Conflict { reason: reason.into() }
}

//! Words as the team keeps them: whatever one is called, it is one word; one goes on in another and comes back exactly.
mod called;
mod exact;
mod keeping;
mod worn;

use crate::support::{Garment, Goods, House, Login};
use sqlx::{AssertSqlSafe, Row};
use std::sync::Arc;
use uuid::Uuid;
use vitrine::{
    domain::{
        id::{StoreId, TagId, TagMergeId},
        role::Role,
        store::StoreFace,
        tag::{Shown, TagRow, TagWish},
    },
    error::AppError,
    server::{actor::Actor, db::tags, stores::Stores},
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
    desk: Login,
}

const WORDS: [(&str, &str, i16, i16); 6] = [
    ("print:listras", "Listras", 0, 0),
    ("print:listrado", "Listrado", 0, 0),
    ("print:risca", "Risca de giz", 0, 0),
    ("print:floral", "Floral", 0, 0),
    ("size:52", "52", 0, 0),
    ("category:vestido", "Vestido", 0, 0),
];

impl Shop {
    async fn open() -> Self {
        let house = House::new().await;
        let store = house.store("amora").await;
        house.vocabulary(store, &WORDS).await;
        let desk = house.person(store, Role::Attendant, None).await;
        Self { house, store, desk }
    }

    fn attendant(&self) -> &Actor {
        &self.desk.actor
    }

    async fn face(&self) -> Arc<StoreFace> {
        Stores::doors(&self.house.db).await.unwrap().into_iter().map(|door| door.face).find(|face| face.id == self.store).unwrap()
    }

    async fn garment(&self, name: &str, tags: &[&str]) -> Goods {
        self.house.garment(self.store, &Garment { name, tags, ..Garment::default() }).await
    }

    /// First column of each row, as a person with psql sees it.
    async fn lines(&self, sql: &str) -> Vec<String> {
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut self.house.admin().await).await;
        rows.unwrap_or_else(|error| panic!("{sql}: {error}")).iter().map(|row| row.get(0)).collect()
    }

    /// The word of this address, whatever became of it.
    async fn word(&self, word: &str) -> TagId {
        let found = self.lines(&format!("select id::text from app.tags where kind || ':' || slug = '{word}'")).await;
        found.first().unwrap_or_else(|| panic!("no {word}")).parse().unwrap()
    }

    async fn merge(&self, from: TagId, into: TagId) -> Result<TagMergeId, AppError> {
        let merge = TagMergeId(Uuid::now_v7());
        does!(self, self.attendant(), tags::merge, merge, from, into).map(|()| merge)
    }

    async fn take_back(&self, merge: TagMergeId) -> Result<(), AppError> {
        does!(self, self.attendant(), tags::take_back, merge)
    }

    async fn row(&self, id: TagId) -> TagRow {
        let face = self.face().await;
        does!(self, self.attendant(), tags::sheet, &face, id).unwrap().row
    }

    async fn list(&self, shown: Shown, words: &str) -> Vec<String> {
        let wish = TagWish { shown, kind: None, words: words.into() };
        let rows = does!(self, self.attendant(), tags::list, &wish, None, 50).unwrap();
        rows.into_iter().map(|row| row.tag.name).collect()
    }
}

fn conflict(reason: &str) -> AppError {
    AppError::Conflict { reason: reason.into() }
}

//! Clients: known once, described with what was before, told apart or made one, weighed by class, and figures that are what they say.
mod classes;
mod declared;
mod facts;
mod figures;
mod known;
mod life;
mod merging;
mod places;
mod portfolio;
mod random;
mod rules;
mod same;
mod segments;

use crate::support::{House, Login};
use uuid::Uuid;
use vitrine::{
    domain::{
        client::{ClientWish, Contact, Shown},
        id::{MergeId, PersonId, StoreId},
        role::Role,
        store::StoreFace,
    },
    error::AppError,
    server::{db::clients, stores::Stores},
};

struct Shop {
    house: House,
    store: StoreId,
    face: std::sync::Arc<StoreFace>,
    desk: Login,
    boss: Login,
}

impl Shop {
    async fn open() -> Self {
        let house = House::new().await;
        let store = house.store("amora").await;
        let face = face(&house, store).await;
        let (desk, boss) = (house.person(store, Role::Attendant, None).await, house.person(store, Role::Owner, None).await);
        Self { house, store, face, desk, boss }
    }

    async fn add(&self, name: &str, phone: &str, email: &str) -> PersonId {
        self.add_apart(name, phone, email, "").await
    }

    /// Somebody else than who has her phone or address, because of `apart`.
    async fn add_apart(&self, name: &str, phone: &str, email: &str, apart: &str) -> PersonId {
        let contact = Contact { full_name: name.into(), email: email.into(), phone: phone.into() };
        let mut tx = self.house.begin(&self.desk.actor).await;
        let id = clients::add(&mut tx, PersonId(Uuid::now_v7()), &contact, apart).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    async fn names(&self, words: &str, shown: Shown, after: Option<PersonId>, count: i64) -> Vec<String> {
        let mut tx = self.house.begin(&self.desk.actor).await;
        let wish = ClientWish { shown, words: words.into(), ..ClientWish::default() };
        let rows = clients::by_name(&mut tx, &self.face, &wish, after, count).await.unwrap();
        rows.into_iter().map(|row| row.full_name).collect()
    }

    /// One verb of the attendant, committed when it was done.
    async fn merge(&self, winner: PersonId, loser: PersonId) -> Result<MergeId, AppError> {
        let id = MergeId(Uuid::now_v7());
        let mut tx = self.house.begin(&self.desk.actor).await;
        clients::merge(&mut tx, id, winner, loser, &[]).await?;
        tx.commit().await?;
        Ok(id)
    }

    async fn undo(&self, merge: MergeId) -> Result<PersonId, AppError> {
        let mut tx = self.house.begin(&self.desk.actor).await;
        let loser = clients::undo(&mut tx, merge).await?;
        tx.commit().await?;
        Ok(loser)
    }
}

async fn face(house: &House, store: StoreId) -> std::sync::Arc<StoreFace> {
    Stores::doors(&house.db).await.unwrap().into_iter().map(|door| door.face).find(|face| face.id == store).unwrap()
}

//! Matches: the same answer as the formula that they come from, whatever is kept beside the truth stays true, and what is noted of a contact.
mod contacts;
mod index;
mod kept;
mod left_out;
mod oracle;

use crate::support::{Garment, Goods, House, Login};
use std::sync::Arc;
use uuid::Uuid;
use vitrine::{
    domain::{
        id::{CollectionId, PersonId, StoreId},
        matching::{Match, Subject, Weights},
        role::Role,
        store::StoreFace,
    },
    server::{
        db::{clients, matching},
        matches::Matches,
        stores::Stores,
    },
};

/// Words of the shops here: `kind:slug`, name, room, give.
const WORDS: [(&str, &str, i16, i16); 8] = [
    ("print:floral", "Floral", 0, 0),
    ("print:poa", "Poá", 0, 0),
    ("colour:vinho", "Vinho", 0, 0),
    ("colour:azul", "Azul", 0, 0),
    ("occasion:festa", "Festa", 0, 0),
    ("fit:reto", "Reto", 0, 0),
    ("size:50", "50", 0, 0),
    ("size:54", "54", 0, 0),
];

struct Shop {
    house: House,
    store: StoreId,
    face: Arc<StoreFace>,
    desk: Login,
    boss: Login,
    collection: CollectionId,
    /// What the process keeps: each question below looks on from the one before.
    matches: Matches,
}

impl Shop {
    async fn open() -> Self {
        let house = House::new().await;
        let store = house.store("amora").await;
        house.vocabulary(store, &WORDS).await;
        let face = Stores::doors(&house.db).await.unwrap().into_iter().map(|door| door.face).find(|face| face.id == store).unwrap();
        let (desk, boss) = (house.person(store, Role::Attendant, None).await, house.person(store, Role::Owner, None).await);
        let collection = CollectionId(Uuid::now_v7());
        house
            .as_admin(&format!(
                "insert into app.collections (store_id, id, slug, number, title, arrived_on) values ('{store}', '{collection}', 'l-1', 1, 'One', current_date)"
            ))
            .await;
        Self { house, store, face, desk, boss, collection, matches: Matches::default() }
    }

    /// A client of whom these words are said.
    async fn client(&self, words: &[&str]) -> PersonId {
        let her = self.house.person(self.store, Role::Customer, None).await.person.id;
        let mut tx = self.house.begin(&self.desk.actor).await;
        for word in words {
            let (kind, slug) = word.split_once(':').expect("kind:slug");
            clients::note_tag(&mut tx, her, kind, slug, true).await.expect("a word of hers");
        }
        tx.commit().await.expect("a commit");
        her
    }

    /// A garment of the collection.
    async fn garment(&self, tags: &[&str], measures: &[(&str, i32)]) -> Goods {
        let goods = self.house.garment(self.store, &Garment { name: "A dress", tags, measures, ..Garment::default() }).await;
        self.house.as_admin(&format!("update app.products set collection_id = '{}' where id = '{}'", self.collection, goods.product)).await;
        goods
    }

    /// A paid order of hers, so many days ago.
    async fn buys(&self, her: PersonId, days: i32) {
        self.house
            .as_admin(&format!(
                "begin; set local role vitrine_seeder; set local app.store = '{0}';
                 insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, placed_at, pay_until)
                 select '{0}', id, translate(upper(substr(id::text, 1, 8)), 'ILOU', '1100'), encode(sha256(id::text::bytea), 'hex'), encode(sha256('v'), 'hex'), id::text, '{her}', 'paid', 'a@example.test', 'A', 'pickup', 'Here', 'BRL', 10000, 0, 10000, now() - interval '{days} days', now()
                 from (select gen_random_uuid() as id) one; commit",
                self.store
            ))
            .await;
    }

    async fn asked(&self, subject: Subject, dropped: bool) -> Vec<Match> {
        let mut tx = self.house.begin(&self.desk.actor).await;
        let weights = Weights::default();
        let found = self.matches.found(&mut tx, self.store, subject, &weights, dropped).await.expect("an answer");
        assert_eq!(matching::found(&mut tx, subject, &weights, dropped).await.as_ref(), Ok(&found), "what is kept and what is so");
        matching::clients(&mut tx, &self.face, subject, &weights, &found).await.expect("an answer in words")
    }

    async fn of_collection(&self) -> Vec<Match> {
        self.asked(Subject::Collection(self.collection), false).await
    }
}

//! Bags: a whole day of one, what may go wrong on it, who sees and may do what; and that a piece is never in two places, whoever moves it.
mod books;
mod calendar;
mod charged;
mod day;
mod edges;
mod guards;
mod her_page;
mod limits;
mod moves;
mod opposite;
mod seen;

pub use books::BOOKS;

use crate::support::{Goods, House, Login, key};
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::{BagStatus, Method},
        id::{BagId, BagLineId, CommandId, PersonId, StoreId},
        role::Role,
        store::StoreFace,
    },
    server::{
        actor::Actor,
        db::bags::{self, Load, NotDone, Pick, Settlement},
        stores::Stores,
    },
};

/// A command that nobody gave before.
pub fn fresh() -> CommandId {
    CommandId(Uuid::now_v7())
}

/// One verb in one transaction of somebody: done and committed, or not done.
macro_rules! does {
    ($db:expr, $who:expr, $verb:path, $($given:expr),* $(,)?) => {{
        let mut tx = $db.begin($who).await.expect("a transaction begins");
        let done: Result<_, vitrine::server::db::bags::NotDone> = $verb(&mut tx, $($given),*).await.map_err(Into::into);
        if done.is_ok() {
            tx.commit().await.expect("a commit");
        }
        done
    }};
}
pub(crate) use does;

/// A shop with its team, one client, and a rail of which the piece in place n costs (n + 1) hundreds.
pub struct Day {
    pub house: House,
    pub store: StoreId,
    pub shop: Actor,
    pub boss: Actor,
    pub purse: Actor,
    courier: Login,
    pub client: PersonId,
    rail: Vec<(Goods, String)>,
}

impl Day {
    pub async fn begin(pieces: usize) -> Self {
        let house = House::new().await;
        let store = house.store("amora").await;
        Self {
            shop: house.person(store, Role::Attendant, None).await.actor,
            boss: house.person(store, Role::Owner, None).await.actor,
            purse: house.person(store, Role::Finance, None).await.actor,
            courier: house.person(store, Role::Courier, None).await,
            client: house.person(store, Role::Customer, None).await.person.id,
            rail: house.rail(store, pieces).await,
            store,
            house,
        }
    }

    pub async fn face(&self) -> std::sync::Arc<StoreFace> {
        Stores::doors(&self.house.db)
            .await
            .expect("stores")
            .into_iter()
            .map(|door| door.face)
            .find(|face| face.id == self.store)
            .expect("hers")
    }

    pub fn code(&self, place: usize) -> &str {
        &self.rail[place].1
    }

    pub fn codes(&self, places: &[usize]) -> Vec<String> {
        places.iter().map(|place| self.code(*place).to_owned()).collect()
    }

    /// An empty bag of a client; `word` opens it to her.
    pub async fn open(&self, client: PersonId, word: &str) -> BagId {
        let bag = BagId(Uuid::now_v7());
        does!(self.house.db, &self.shop, bags::open, bag, client, &key(word), "").expect("a bag");
        bag
    }

    /// A bag of the client with these pieces.
    pub async fn filled(&self, places: &[usize]) -> BagId {
        let bag = self.open(self.client, &Uuid::now_v7().to_string()).await;
        for place in places {
            self.put(bag, *place).await.expect("a free piece");
        }
        bag
    }

    pub async fn put(&self, bag: BagId, place: usize) -> Result<(), NotDone> {
        does!(self.house.db, &self.shop, bags::put_in, fresh(), bag, &Pick::Code(self.code(place).into())).map(drop)
    }

    /// And it is ready.
    pub async fn ready(&self, places: &[usize]) -> BagId {
        let bag = self.filled(places).await;
        does!(self.house.db, &self.shop, bags::lock, fresh(), bag).expect("within the limit");
        bag
    }

    pub fn load(&self, places: &[usize]) -> Load {
        Load { scanned: self.codes(places), left_behind: Vec::new() }
    }

    /// She took it home from the counter.
    pub async fn at_home(&self, places: &[usize]) -> BagId {
        let bag = self.ready(places).await;
        let sent = does!(self.house.db, &self.shop, bags::dispatch, fresh(), bag, &self.load(places), None).expect("it leaves");
        assert_eq!((sent.status.0, sent.sent), (BagStatus::WithClient, u32::try_from(places.len()).unwrap()));
        bag
    }

    /// What keeping these comes to, paid by card.
    pub async fn settlement(&self, bag: BagId, places: &[usize]) -> Settlement {
        let codes = self.codes(places);
        let sum = does!(self.house.db, &self.shop, bags::reckon, bag, &codes).expect("a sum");
        Settlement { codes, method: Method::Card, extra_minor: 0, reason: String::new(), total_minor: sum.total_minor }
    }

    async fn line(&self, bag: BagId, place: usize) -> BagLineId {
        let face = self.face().await;
        let sheet = does!(self.house.db, &self.shop, bags::sheet, bag, &face).expect("a sheet");
        sheet.lines.iter().find(|line| line.code == self.code(place)).expect("a line").id
    }

    async fn status(&self, bag: BagId) -> BagStatus {
        let face = self.face().await;
        does!(self.house.db, &self.shop, bags::sheet, bag, &face).expect("a sheet").row.status
    }

    /// How many pieces are in this status.
    async fn pieces(&self, status: &str) -> i64 {
        self.house.count(&format!("select count(*) from app.pieces where status = '{status}'")).await
    }
}

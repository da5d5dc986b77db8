//! Consignors: what is agreed and accepted, what the law holds about their pieces, the clock of the shelf, and their own page.
mod agreed;
mod clock;
mod law;
mod page;
mod wishes;

use crate::support::{House, Login, key};
use uuid::Uuid;
use vitrine::{
    domain::{
        client::Contact,
        consignor::{Floor, Step, Terms, Unsold},
        id::{AgreementId, CollectionId, PersonId, PieceId, StoreId},
        intake::Described,
        role::Role,
        store::StoreFace,
    },
    error::AppError,
    server::{
        actor::Actor,
        db::{consignors, intake},
        stores::Stores,
    },
};

/// Half and half, never below 40 %, 20 % off after 30 days and 50 % after 60, 90 days, 15 of grace.
fn terms(unsold: Unsold) -> Terms {
    let steps = vec![Step { day: 30, off_bp: 2_000 }, Step { day: 60, off_bp: 5_000 }];
    Terms { store_bp: 5_000, floor: Floor::Share(4_000), steps, lasts_days: 90, grace_days: 15, unsold }
}

struct Shop {
    house: House,
    store: StoreId,
    desk: Login,
    boss: Login,
}

impl Shop {
    async fn open() -> Self {
        let house = House::new().await;
        let store = house.store("amora").await;
        house.vocabulary(store, &[("size:54", "54", 0, 0), ("category:vestido", "Vestido", 0, 0)]).await;
        let (desk, boss) = (house.person(store, Role::Attendant, None).await, house.person(store, Role::Owner, None).await);
        Self { house, store, desk, boss }
    }

    async fn face(&self) -> std::sync::Arc<StoreFace> {
        Stores::doors(&self.house.db).await.unwrap().into_iter().map(|door| door.face).find(|face| face.id == self.store).unwrap()
    }

    async fn add(&self, name: &str, phone: &str) -> PersonId {
        let contact = Contact { full_name: name.into(), email: String::new(), phone: phone.into() };
        let mut tx = self.house.begin(&self.desk.actor).await;
        let id = consignors::add(&mut tx, PersonId(Uuid::now_v7()), &contact).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Proposed, and not accepted.
    async fn draw(&self, consignor: PersonId, terms: &Terms) -> AgreementId {
        draw(&self.house, self.store, consignor, terms).await
    }

    /// Accepted under the word that opens her page.
    async fn accept(&self, consignor: PersonId, agreement: AgreementId) -> Result<(), AppError> {
        accept(&self.house, self.store, consignor, agreement).await
    }

    async fn agreed(&self, terms: &Terms) -> PersonId {
        let consignor = self.add("Clara Rezende", "+5511987650009").await;
        let agreement = self.draw(consignor, terms).await;
        self.accept(consignor, agreement).await.unwrap();
        consignor
    }

    /// A piece of hers on the rail for R$ 200.
    async fn hung(&self, consignor: PersonId) -> PieceId {
        hung(&self.house, self.store, consignor).await
    }

    /// As if everything had happened so many days earlier.
    async fn pass(&self, days: i64) {
        self.house
            .in_store(&format!(
                "alter table app.piece_status_history disable trigger user; alter table app.pieces disable trigger user;
                 update app.piece_status_history set changed_at = changed_at - interval '{days} days';
                 update app.pieces set arrived_at = arrived_at - interval '{days} days', changed_at = changed_at - interval '{days} days';
                 alter table app.piece_status_history enable trigger user; alter table app.pieces enable trigger user"
            ))
            .await;
    }

    async fn price(&self, piece: PieceId) -> i64 {
        self.house
            .count(&format!("select v.price_minor from app.variants v join app.pieces p on p.variant_id = v.id where p.id = '{piece}'"))
            .await
    }

    async fn decide(&self, who: &Actor, piece: PieceId, verb: vitrine::domain::consignor::ShelfVerb) -> Result<(), AppError> {
        let mut tx = self.house.begin(who).await;
        consignors::decide(&mut tx, piece, verb).await?;
        tx.commit().await
    }

    /// One of the team, or whoever, with SQL in hand.
    async fn by_hand(&self, who: &Actor, sql: &str) -> Result<(), AppError> {
        let mut tx = self.house.begin(who).await;
        sqlx::query(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut *tx).await.map_err(AppError::from)?;
        tx.commit().await
    }
}

fn no<T>(word: &str) -> Result<T, AppError> {
    Err(AppError::Conflict { reason: word.into() })
}

/// What opens the page of a consignor in tests.
fn word(consignor: PersonId) -> String {
    format!("the-page-of-{consignor}")
}

async fn draw(house: &House, store: StoreId, consignor: PersonId, terms: &Terms) -> AgreementId {
    let desk = house.person(store, Role::Attendant, None).await.actor;
    let id = AgreementId(Uuid::now_v7());
    let mut tx = house.begin(&desk).await;
    consignors::draw(&mut tx, id, consignor, terms).await.unwrap();
    consignors::give_link(&mut tx, consignor, &key(&word(consignor))).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn accept(house: &House, store: StoreId, consignor: PersonId, agreement: AgreementId) -> Result<(), AppError> {
    let mut tx = house.begin(&Actor::guest(store).with_link(&word(consignor))).await;
    consignors::accept(&mut tx, agreement, "Clara Rezende").await?;
    tx.commit().await
}

/// A consignor who agreed.
pub async fn agreed(house: &House, store: StoreId) -> PersonId {
    let consignor = house.person(store, Role::Consignor, None).await.person.id;
    let desk = house.person(store, Role::Attendant, None).await.actor;
    let mut tx = house.begin(&desk).await;
    consignors::make(&mut tx, consignor).await.unwrap();
    tx.commit().await.unwrap();
    let agreement = draw(house, store, consignor, &terms(Unsold::Return)).await;
    accept(house, store, consignor, agreement).await.unwrap();
    consignor
}

/// A piece of hers on the rail for R$ 200, of an arrival of its own. The store has the words that it needs.
pub async fn hung(house: &House, store: StoreId, consignor: PersonId) -> PieceId {
    let desk = house.person(store, Role::Attendant, None).await.actor;
    let (arrival, piece) = (CollectionId(Uuid::now_v7()), PieceId(Uuid::now_v7()));
    let words = vec![("size".to_owned(), "54".to_owned())];
    let described = Described {
        name: "Vestido de linho".into(),
        label: "54".into(),
        price_minor: 20_000,
        condition: String::new(),
        words,
        measures: Vec::new(),
    };
    let mut tx = house.begin(&desk).await;
    intake::open_arrival(&mut tx, arrival, "chegada", "Chegada", "").await.unwrap();
    consignors::consign_arrival(&mut tx, arrival, consignor).await.unwrap();
    intake::take_in(&mut tx, arrival, piece, "vestido", &described).await.unwrap();
    tx.commit().await.unwrap();
    // pictures and words are the business of the intake's own tests
    house.as_admin(&format!("select set_config('app.store', '{store}', false); update app.products set status = 'live', published_at = now() where id = (select product_id from app.pieces where id = '{piece}')")).await;
    let mut tx = house.begin(&desk).await;
    let hang = format!("update app.pieces set status = 'in_stock' where id = '{piece}'");
    sqlx::query(sqlx::AssertSqlSafe(hang)).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    piece
}

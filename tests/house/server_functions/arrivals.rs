//! What came in and the words by which it is described, for the functions that are about them.
use crate::support::House;
use vitrine::{
    domain::{
        id::{CollectionId, PersonId, PieceId, StoreId},
        intake::Described,
        role::Role,
    },
    server::db::{consignors, intake},
};

/// An arrival of this consignor, with two drafts.
pub async fn arrival(house: &House, store: StoreId, consignor: PersonId) -> (CollectionId, [PieceId; 2]) {
    let shop = house.person(store, Role::Attendant, None).await.actor;
    let (arrival, pieces) = (CollectionId(uuid::Uuid::now_v7()), [PieceId(uuid::Uuid::now_v7()), PieceId(uuid::Uuid::now_v7())]);
    let blouse = Described {
        name: "A blouse".into(),
        label: "54".into(),
        price_minor: 9_900,
        condition: String::new(),
        words: Vec::new(),
        measures: Vec::new(),
    };
    let mut tx = house.begin(&shop).await;
    intake::open_arrival(&mut tx, arrival, "an-arrival", "An arrival", "").await.expect("an arrival");
    consignors::consign_arrival(&mut tx, arrival, consignor).await.expect("hers");
    for piece in pieces {
        intake::take_in(&mut tx, arrival, piece, "a-blouse", &blouse).await.expect("a draft");
    }
    tx.commit().await.expect("a commit");
    (arrival, pieces)
}

/// The words of sizes, 54 and 56.
pub async fn words(house: &House, store: StoreId) -> [String; 2] {
    let sql = format!("select id::text from app.tags where store_id = '{store}' and kind = 'size' order by slug");
    let ids: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(&mut house.admin().await).await.expect("words");
    ids.try_into().expect("two of them")
}

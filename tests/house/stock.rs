//! What the team reads of its pieces: found by code, word and status, page by page, each with its life.
use crate::support::{Garment, Goods, House};
use vitrine::{
    domain::{
        id::{PieceId, StoreId},
        money::Currency,
        piece::PieceStatus,
        role::Role,
        stock::{PieceRow, PieceSheet, PieceWish},
        store::{Locale, StoreFace, Theme},
    },
    error::AppError,
    server::{
        actor::Actor,
        db::{piece_lists, stock},
    },
};

fn face(store: StoreId) -> StoreFace {
    StoreFace {
        id: store,
        slug: "amora".into(),
        name: "Amora".into(),
        tagline: String::new(),
        locale: Locale::En,
        currency: Currency::BRL,
        time_zone: "America/Sao_Paulo".into(),
        theme: Theme::Amora,
    }
}

async fn list(house: &House, actor: &Actor, wish: PieceWish, after: Option<PieceId>, count: i64) -> Vec<PieceRow> {
    let store = actor.store.expect("somebody of a store");
    let mut tx = house.begin(actor).await;
    piece_lists::latest(&mut tx, &face(store), &wish, after, count).await.expect("a list")
}

async fn found(house: &House, actor: &Actor, words: &str) -> Vec<PieceId> {
    let wish = PieceWish { words: words.into(), ..PieceWish::default() };
    list(house, actor, wish, None, 50).await.into_iter().map(|row| row.id).collect()
}

async fn opened(house: &House, actor: &Actor, goods: &Goods) -> Result<PieceSheet, AppError> {
    let store = actor.store.expect("somebody of a store");
    let mut tx = house.begin(actor).await;
    stock::sheet(&mut tx, &face(store), goods.piece()).await
}

#[tokio::test]
async fn a_piece_is_found_by_code_word_size_and_status() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let dress = house.garment(store, &Garment { name: "Vestido Açaí", ..Garment::default() }).await;
    let coat = house.garment(store, &Garment { name: "Casaco Jabuticaba", ..Garment::default() }).await;
    let theirs = house.garment(other, &Garment { name: "Vestido Açaí", ..Garment::default() }).await;
    house.as_admin(&format!("update app.products set published_at = published_at where id = '{}'", dress.product)).await;
    let attendant = house.person(store, Role::Attendant, None).await.actor;
    assert_eq!(found(&house, &attendant, "acai").await, [dress.piece()], "without accents, and of this store alone");
    assert_eq!(found(&house, &attendant, "52 JABUTICABA").await, [coat.piece()], "each word fits");
    assert!(found(&house, &attendant, "54 jabuticaba").await.is_empty());
    let code = list(&house, &attendant, PieceWish::default(), None, 50)
        .await
        .into_iter()
        .find(|row| row.id == coat.piece())
        .expect("the coat")
        .code;
    let elsewhere = PieceWish { status: Some(PieceStatus::Sold), words: code.to_lowercase(), ..PieceWish::default() };
    let scanned: Vec<PieceId> = list(&house, &attendant, elsewhere, None, 50).await.into_iter().map(|row| row.id).collect();
    assert_eq!(scanned, [coat.piece()], "a whole code finds its piece in any status");
    let sold = PieceWish { status: Some(PieceStatus::Sold), ..PieceWish::default() };
    assert!(list(&house, &attendant, sold, None, 50).await.is_empty());
    assert_eq!(opened(&house, &attendant, &theirs).await, Err(AppError::NotFound), "next door");
}

#[tokio::test]
async fn pages_of_the_list_follow_without_gap_or_twice() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let mut brought = Vec::new();
    for _ in 0..7 {
        brought.push(house.unique(store, 1_000).await.piece());
    }
    let owner = house.person(store, Role::Owner, None).await.actor;
    // all of them moved in the same moment: the id decides
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = list(&house, &owner, PieceWish::default(), after, 3).await;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        seen.extend(page.into_iter().map(|row| row.id));
    }
    brought.sort_unstable_by(|one, other| other.cmp(one));
    assert_eq!(seen, brought);
}

#[tokio::test]
async fn a_life_tells_its_steps_and_its_days_on_the_shelf() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let goods = house.unique(store, 1_000).await;
    let piece = goods.piece();
    // ten days on the shelf, out for two, back; four more on the shelf, out for six, sold
    let life = [
        (1, "draft", "in_stock", 30),
        (2, "in_stock", "bagged", 20),
        (3, "bagged", "in_consignment", 20),
        (4, "in_consignment", "returned", 18),
        (5, "returned", "in_stock", 18),
        (6, "in_stock", "bagged", 14),
        (7, "bagged", "re_consigned", 14),
        (8, "re_consigned", "sold", 8),
    ];
    for (version, from, to, days_ago) in life {
        house
            .as_admin(&format!(
                "insert into app.piece_status_history (store_id, piece_id, version, from_status, to_status, actor, changed_at)
                 values ('{store}', '{piece}', {version}, '{from}', '{to}', 'attendant', now() - interval '{days_ago} days')"
            ))
            .await;
    }
    for role in [Role::Attendant, Role::Owner] {
        let actor = house.person(store, role, None).await.actor;
        let sheet = opened(&house, &actor, &goods).await.expect("the team reads a life");
        assert_eq!(sheet.shelf_days, 14, "{role:?}");
        let steps: Vec<PieceStatus> = sheet.steps.iter().map(|step| step.to).collect();
        assert_eq!(steps.first(), Some(&PieceStatus::Sold), "the newest first");
        assert_eq!(steps.len(), life.len());
    }
    for role in [Role::Courier, Role::Customer] {
        let actor = house.person(store, role, None).await.actor;
        assert!(opened(&house, &actor, &goods).await.is_err(), "{role:?} reads no lives");
    }
}

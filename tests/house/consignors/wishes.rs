//! She wants a piece back: at once where it hangs, and when it returns where it is out.
use super::{Shop, no, terms, word};
use crate::support::key;
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::Condition,
        consignor::{ShelfVerb, Standing, Unsold, Waiting},
        id::{BagId, CommandId, PieceId},
        piece::PieceStatus,
        role::Role,
    },
    error::AppError,
    server::{
        actor::Actor,
        db::{
            bags::{self, Inspected, Load, Pick},
            consignors,
        },
    },
};

fn fresh() -> CommandId {
    CommandId(Uuid::now_v7())
}

impl Shop {
    /// It goes home with a client, over the counter.
    async fn take_home(&self, piece: PieceId) -> BagId {
        let client = self.house.person(self.store, Role::Customer, None).await.person.id;
        let bag = BagId(Uuid::now_v7());
        let mut tx = self.house.begin(&self.desk.actor).await;
        bags::open(&mut tx, bag, client, &key(&bag.to_string()), "").await.unwrap();
        bags::put_in(&mut tx, fresh(), bag, &Pick::Id(piece)).await.unwrap();
        bags::lock(&mut tx, fresh(), bag).await.unwrap();
        let load = Load { scanned: vec![self.code(piece).await], left_behind: Vec::new() };
        bags::dispatch(&mut tx, fresh(), bag, &load, None).await.unwrap();
        tx.commit().await.unwrap();
        bag
    }

    async fn code(&self, piece: PieceId) -> String {
        let sql = format!("select code from app.pieces where id = '{piece}'");
        sqlx::Row::get(&sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(&mut self.house.admin().await).await.unwrap(), 0)
    }

    async fn status(&self, piece: PieceId, status: &str) -> bool {
        self.house.count(&format!("select count(*) from app.pieces where id = '{piece}' and status = '{status}'")).await == 1
    }
}

#[tokio::test]
async fn a_wish_for_a_piece_that_is_out_waits_for_its_return() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Return)).await;
    let piece = shop.hung(clara).await;
    let bag = shop.take_home(piece).await;
    let face = shop.face().await;
    let hers = Actor::guest(shop.store).with_link(&word(clara));
    let mut tx = shop.house.begin(&hers).await;
    for _ in 0..2 {
        consignors::wish_back(&mut tx, piece, true).await.unwrap();
    }
    let page = consignors::statement(&mut tx, &face).await.unwrap();
    tx.commit().await.unwrap();
    let seen = &page.pieces[0];
    assert!(
        seen.wished && seen.status.is_out() && seen.standing.is_none() && seen.back_by.is_some(),
        "being tried on, and no client's name: {seen:?}"
    );
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'piece.wished_back'").await, 1, "twice is once");
    assert!(shop.status(piece, "in_consignment").await, "a wish moves nothing");
    // back: it may not go to the rail, nor to another's bag
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    bags::receive(&mut tx, fresh(), bag, &shop.code(piece).await, Condition::Fine, "").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        shop.by_hand(&shop.desk.actor, &format!("update app.pieces set status = 'in_stock' where id = '{piece}'")).await,
        no("wished_back")
    );
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let ready = bags::finish_inspection(&mut tx, fresh(), piece, &Inspected::ToRail).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(ready.status.0, PieceStatus::SentBack, "set aside for her");
    assert_eq!(
        shop.house
            .count("select count(*) from app.pieces where status = 'sent_back' and custody = 'shop' and wished_back_at is null")
            .await,
        1
    );
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    assert!(consignors::waiting(&mut tx, &face, Waiting::Collect).await.unwrap()[0].collect);
}

#[tokio::test]
async fn a_piece_that_is_out_has_its_time_standing_still_and_its_grace_from_its_return() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Donate)).await;
    let piece = shop.hung(clara).await;
    shop.pass(89).await;
    let bag = shop.take_home(piece).await;
    shop.pass(40).await;
    // what passed before it left is what counts
    let face = shop.face().await;
    let consigned = async || {
        let mut tx = shop.house.begin(&shop.desk.actor).await;
        consignors::of_piece(&mut tx, &face, piece).await.unwrap().unwrap()
    };
    let out = consigned().await;
    assert_eq!((out.standing, out.shelf_days, out.left_days), (Standing::Away, 89, Some(1)));
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    bags::receive(&mut tx, fresh(), bag, &shop.code(piece).await, Condition::Fine, "").await.unwrap();
    bags::finish_inspection(&mut tx, fresh(), piece, &Inspected::ToRail).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(consigned().await.standing, Standing::Soon);
    shop.pass(2).await;
    assert_eq!(consigned().await.standing, Standing::Grace, "grace from its return, not from the calendar");
    assert_eq!(shop.decide(&shop.boss.actor, piece, ShelfVerb::Donate).await, no("not_agreed"));
    shop.pass(16).await;
    shop.decide(&shop.boss.actor, piece, ShelfVerb::Donate).await.expect("grace is over");
}

#[tokio::test]
async fn she_asks_only_for_what_is_hers_and_may_leave_it_after_all() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Return)).await;
    let piece = shop.hung(clara).await;
    let dora = shop.add("Dora Lemos", "+5511987650010").await;
    shop.draw(dora, &terms(Unsold::Return)).await;
    for link in [Some(word(dora)), Some("nobody's".into()), None] {
        let actor = link.map_or(Actor::guest(shop.store), |link| Actor::guest(shop.store).with_link(&link));
        let mut tx = shop.house.begin(&actor).await;
        assert_eq!(consignors::wish_back(&mut tx, piece, true).await, Err(AppError::NotFound));
    }
    shop.decide(&shop.desk.actor, piece, ShelfVerb::Wish).await.expect("she called");
    shop.decide(&shop.desk.actor, piece, ShelfVerb::Unwish).await.expect("and called again");
    assert_eq!(shop.decide(&shop.desk.actor, piece, ShelfVerb::SendBack).await, no("not_agreed"));
    shop.decide(&shop.desk.actor, piece, ShelfVerb::Wish).await.unwrap();
    shop.decide(&shop.desk.actor, piece, ShelfVerb::SendBack).await.expect("she wants it");
    assert_eq!(shop.decide(&shop.desk.actor, piece, ShelfVerb::Wish).await, no("not_here"));
}

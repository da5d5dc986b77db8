//! Many pieces at once: looked at first, all of them or none, and taken back as one.
use super::{Shop, because};
use crate::support::Goods;
use vitrine::{
    domain::{
        editing::{MOST_TOGETHER, PieceField, Why},
        id::{BagId, CommandId},
        repricing::{Change, Ending, Repricing},
        role::Role,
        together::{Command, Elsewhere, Foreseen, Together},
    },
    server::db::{bags, editing, foreseeing},
};

const TENTH_OFF: Together = Together::Price(Repricing { change: Change::Share(-1_000), ending: Ending::NineNinety });

impl Shop {
    async fn look(&self, goods: &[Goods], wanted: &Together) -> Vec<Foreseen> {
        let pieces: Vec<_> = goods.iter().map(Goods::piece).collect();
        // dropped, as the server drops it
        let mut tx = self.house.begin(&self.desk.actor).await;
        foreseeing::foresee(&mut tx, &pieces, wanted, &because("markdown")).await.unwrap()
    }

    async fn all(&self, command: &Command) -> Result<u32, Vec<(String, String)>> {
        let mut tx = self.house.begin(&self.desk.actor).await;
        let done = editing::edit_all(&mut tx, command).await.unwrap();
        if done.is_ok() {
            tx.commit().await.unwrap();
        }
        done.map_err(|rows| rows.into_iter().map(|row| (row.word, row.now)).collect())
    }

    async fn bag_with(&self, goods: &Goods) {
        let client = self.house.person(self.store, Role::Customer, None).await.person.id;
        let bag = BagId(uuid::Uuid::now_v7());
        let mut tx = self.house.begin(&self.desk.actor).await;
        bags::open(&mut tx, bag, client, &crate::support::key("a bag"), "").await.unwrap();
        bags::put_in(&mut tx, CommandId(uuid::Uuid::now_v7()), bag, &bags::Pick::Id(goods.piece())).await.unwrap();
        tx.commit().await.unwrap();
    }
}

fn prices(goods: &[Goods], to: i64) -> Command {
    let rows = goods.iter().map(|one| (one.piece(), one.price_minor.to_string(), to.to_string())).collect();
    Command { field: PieceField::Price, rows, why: because("season") }
}

async fn three(shop: &Shop) -> [Goods; 3] {
    [shop.house.unique(shop.store, 10_000).await, shop.house.unique(shop.store, 12_990).await, shop.house.unique(shop.store, 20_000).await]
}

#[tokio::test]
async fn looking_does_nothing_and_tells_who_has_them() {
    let shop = Shop::open().await;
    let goods = three(&shop).await;
    shop.bag_with(&goods[1]).await;
    shop.house.in_store(&format!("update app.pieces set status = 'donated' where id = '{}'", goods[2].piece())).await;
    let foreseen = shop.look(&goods, &TENTH_OFF).await;
    let of = |one: &Goods| foreseen.iter().find(|row| row.piece == one.piece()).unwrap().clone();
    assert_eq!(of(&goods[0]).becomes.as_deref(), Some("8990"));
    assert!(matches!(of(&goods[1]).elsewhere, Some(Elsewhere::Bag(_, _, false))) && of(&goods[1]).changes(), "{foreseen:?}");
    assert_eq!(of(&goods[2]).refused.as_deref(), Some("gone"));
    assert_eq!(shop.house.count("select count(*) from app.price_history").await, 0);
    assert_eq!(shop.price(&goods[0]).await, (10_000, 0));
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'price.changed'").await, 0);
}

#[tokio::test]
async fn one_that_refuses_keeps_all_as_they_are_and_is_named() {
    let shop = Shop::open().await;
    let goods = three(&shop).await;
    shop.house.in_store(&format!("update app.pieces set status = 'donated' where id = '{}'", goods[0].piece())).await;
    shop.house.in_store(&format!("update app.variants set price_minor = 15000 where id = '{}'", goods[1].variant)).await;
    let mut refused = shop.all(&prices(&goods, 9_000)).await.unwrap_err();
    refused.sort();
    assert_eq!(refused, [("edited_meanwhile".to_owned(), "15000".to_owned()), ("gone".to_owned(), String::new())]);
    assert_eq!(shop.price(&goods[2]).await, (20_000, 0), "the third could have been changed");
    assert_eq!(shop.house.count("select count(*) from app.price_history where reason = 'season'").await, 0);
}

#[tokio::test]
async fn a_change_of_many_is_taken_back_as_one() {
    let shop = Shop::open().await;
    let goods = three(&shop).await;
    let foreseen = shop.look(&goods, &TENTH_OFF).await;
    let rows = foreseen.iter().map(|row| (row.piece, row.seen.clone(), row.becomes.clone().unwrap())).collect();
    let command = Command { field: PieceField::Price, rows, why: because("markdown") };
    assert_eq!(shop.all(&command).await, Ok(3));
    assert_eq!(shop.price(&goods[1]).await, (11_990, 12_990));
    assert_eq!(shop.all(&command.inverse()).await, Ok(3));
    for one in &goods {
        assert_eq!(shop.price(one).await, (one.price_minor, 0));
    }
    assert_eq!(shop.house.count("select count(*) from app.price_history where reason = 'undo'").await, 3);
    let care = Command {
        field: PieceField::Status,
        rows: goods.iter().map(|one| (one.piece(), "in_stock".into(), "in_care".into())).collect(),
        why: Why { reason: "wash".into(), note: "2031-01-02".into() },
    };
    assert_eq!(shop.all(&care).await, Ok(3));
    assert_eq!(shop.house.count("select count(*) from app.pieces where status = 'in_care' and care_due = '2031-01-02'").await, 3);
    assert!(care.can_be_undone());
    assert_eq!(shop.all(&care.inverse()).await, Ok(3));
    assert_eq!(shop.house.count("select count(*) from app.pieces where status = 'in_stock'").await, 3);
}

#[tokio::test]
async fn a_command_takes_so_many_and_a_list_says_how_many_it_has() {
    let shop = Shop::open().await;
    let rail = shop.house.rail(shop.store, MOST_TOGETHER + 3).await;
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let most = i64::try_from(MOST_TOGETHER).unwrap();
    let all = vitrine::server::db::piece_lists::all_of(&mut tx, &Default::default(), most).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((all.pieces.len(), all.count), (MOST_TOGETHER, 503));
    let goods: Vec<Goods> = rail.into_iter().map(|(goods, _)| goods).collect();
    assert!(!prices(&goods, 9_000).is_bounded());
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let refused = editing::edit_all(&mut tx, &prices(&goods, 9_000)).await;
    assert!(refused.is_err(), "SQL by hand neither: {refused:?}");
    drop(tx);
    let most = prices(&goods[..MOST_TOGETHER], 9_000);
    assert!(most.is_bounded());
    // the longest that a browser sends fits the door
    let longest = Command {
        field: PieceField::Collection,
        rows: most.rows.iter().map(|(piece, ..)| (*piece, piece.to_string(), piece.to_string())).collect(),
        why: Why::default(),
    };
    assert!(serde_json::to_string(&serde_json::json!({ "command": longest })).unwrap().len() < 64 * 1024);
    assert_eq!(shop.all(&most).await, Ok(500));
    assert_eq!(shop.house.count("select count(*) from app.price_history").await, 499, "one cost that already");
}

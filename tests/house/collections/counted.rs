//! The figures of the list equal a naive count over a life of pieces; and what one brought is told to those who may know.
use super::{Shop, does};
use crate::{
    support::{guest, key},
    trade::{announce, checkout, hear, place, put},
};
use uuid::Uuid;
use vitrine::{
    domain::{
        collection::{CollectionWish, Shown},
        id::{BagId, CommandId},
        piece::{CareReason, PieceMove},
        role::Role,
    },
    error::AppError,
    server::db::{bags, house_rules, pieces, tills},
};

impl Shop {
    /// Somebody buys the pieces in these places on one order, of which a discount is taken off first.
    async fn sells(&self, places: &[usize], discount: i64) {
        let link = format!("link-{}", places[0]);
        let anna = guest(self.store, &link);
        for n in places {
            put(&self.house.db, &anna, &self.rail[*n].0, 1).await.expect("it is there");
        }
        let total = places.iter().map(|n| self.rail[*n].0.price_minor).sum::<i64>();
        let placed =
            place(&self.house.db, &anna, &checkout(self.store, total, &format!("an-intent-{link}")), &link).await.expect("an order");
        // money that was asked for before the discount still pays the order
        announce(&self.house.db, self.store, &link, placed.payment, &link).await.expect("an intent");
        if discount > 0 {
            let mut tx = self.house.begin(&self.boss).await;
            tills::give_discount(&mut tx, Uuid::now_v7(), placed.order, discount, "a stain").await.expect("hers to give");
            tx.commit().await.expect("a commit");
        }
        hear(&self.house.db, self.store, &link, &link, "approved", total).await.expect("a message");
    }

    /// A client takes the pieces in these places home.
    async fn lends(&self, places: &[usize]) {
        let client = self.house.person(self.store, Role::Customer, None).await.person.id;
        let (bag, fresh) = (BagId(Uuid::now_v7()), || CommandId(Uuid::now_v7()));
        let codes: Vec<String> = places.iter().map(|n| self.rail[*n].1.clone()).collect();
        let mut tx = self.house.begin(&self.desk).await;
        bags::open(&mut tx, bag, client, &key(&bag.to_string()), "").await.expect("a bag");
        for code in &codes {
            bags::put_in(&mut tx, fresh(), bag, &bags::Pick::Code(code.clone())).await.expect("free");
        }
        bags::lock(&mut tx, fresh(), bag).await.expect("within the limit");
        bags::dispatch(&mut tx, fresh(), bag, &bags::Load { scanned: codes, left_behind: Vec::new() }, None).await.expect("it leaves");
        tx.commit().await.expect("a commit");
    }
}

/// Titles with pieces here, out and sold, and what they brought, written as somebody would count them who knows nothing of the program.
const NAIVE: &str = "select c.title
    || ' ' || (select count(*) from app.pieces p, app.products g where g.id = p.product_id and g.collection_id = c.id and p.status not in ('sold', 'in_consignment', 're_consigned', 'draft', 'donated', 'sent_back', 'written_off'))
    || ' ' || (select count(*) from app.pieces p, app.products g where g.id = p.product_id and g.collection_id = c.id and p.is_out)
    || ' ' || (select count(*) from app.pieces p, app.products g where g.id = p.product_id and g.collection_id = c.id and p.status = 'sold')
    from app.collections c order by c.number desc";

#[tokio::test]
async fn figures_equal_a_naive_count() {
    let shop = Shop::open(12).await;
    shop.hung("linho", &[0, 1, 2, 3, 4, 5]).await;
    let silk = shop.hung("seda", &[6, 7, 8]).await;
    shop.hung("nada", &[]).await;
    shop.sells(&[0, 6], 70).await;
    shop.sells(&[7], 0).await;
    shop.lends(&[1, 2, 8]).await;
    let wash = PieceMove::ToCare(CareReason::Wash, "2030-01-01".into());
    does!(shop, &shop.desk, pieces::move_piece, shop.rail[3].0.piece(), &wash).unwrap();
    put(&shop.house.db, &guest(shop.store, "berta"), &shop.rail[4].0, 1).await.unwrap();
    let rows = shop.list(&shop.boss, Role::Owner, &CollectionWish::default()).await;
    let told: Vec<String> = rows.iter().map(|row| format!("{} {} {} {}", row.title, row.here, row.out, row.sold)).collect();
    assert_eq!(told, ["nada 0 0 0", "seda 0 1 2", "linho 3 2 1"]);
    let mut admin = shop.house.admin().await;
    let naive: Vec<String> = sqlx::query_scalar(NAIVE).fetch_all(&mut admin).await.unwrap();
    assert_eq!(told, naive);
    // 100 and 700 less 70, shared by their prices to the cent below; 800 alone
    let brought: Vec<i64> = rows.iter().map(|row| row.brought.expect("an owner may know").minor).collect();
    assert_eq!(brought, [0, 700 - 61 + 800, 100 - 8]);
    assert_eq!(rows.iter().map(|row| row.sell_through()).collect::<Vec<_>>(), [None, Some(66), Some(16)]);
    // a piece that moves takes its past along
    shop.hang(0, Some(silk)).await.unwrap();
    let rows = shop.list(&shop.purse, Role::Finance, &CollectionWish { words: "SED".into(), ..CollectionWish::default() }).await;
    assert_eq!(rows.iter().map(|row| (row.sold, row.brought.unwrap().minor)).collect::<Vec<_>>(), [(3, 700 - 61 + 800 + 100 - 8)]);
    assert_eq!(shop.sheet(silk).await.pieces.len(), 4);
}

#[tokio::test]
async fn what_one_brought_is_told_to_who_may_know() {
    let shop = Shop::open(2).await;
    shop.hung("linho", &[0]).await;
    shop.sells(&[0], 0).await;
    let wish = CollectionWish::default();
    assert!(shop.list(&shop.desk, Role::Attendant, &wish).await.iter().all(|row| row.brought.is_none()));
    let mut tx = shop.house.begin(&shop.desk).await;
    let refused = sqlx::query("select * from app.brought_by(array[gen_random_uuid()])").execute(&mut *tx).await.unwrap_err();
    assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("42501"), "not by SQL either");
    drop(tx);
    assert_eq!(shop.list(&shop.purse, Role::Finance, &wish).await[0].brought.unwrap().minor, 100);
    let refused = does!(shop, &shop.purse, vitrine::server::db::collections::move_piece, &shop.rail[1].1, None);
    assert!(refused.is_err(), "finance reads");
}

#[tokio::test]
async fn one_that_sells_too_little_for_its_days_is_dead_as_the_house_says() {
    let shop = Shop::open(4).await;
    let id = shop.hung("linho", &[0, 1, 2, 3]).await;
    shop.sells(&[0], 0).await;
    let dead = async || shop.list(&shop.desk, Role::Attendant, &CollectionWish { shown: Shown::Dead, words: String::new() }).await.len();
    assert_eq!(dead().await, 0, "it came today");
    let rules = async |days: i32, share: i32| {
        let mut tx = shop.house.begin(&shop.boss).await;
        let seen = house_rules::rules(&mut tx).await?;
        let said = vitrine::domain::house_rules::HouseRules { dead_after_days: days, dead_below_bp: share, ..seen.clone() };
        house_rules::save_rules(&mut tx, &seen, &said).await?;
        tx.commit().await
    };
    shop.house.in_store("update app.collections set arrived_on = current_date - 30").await;
    for (days, share, expected) in [(45, 3_000, 0), (28, 3_000, 1), (28, 2_500, 0), (28, 2_501, 1), (40, 10_000, 0)] {
        rules(days, share).await.unwrap();
        assert_eq!(dead().await, expected, "a quarter sold in 30 days, by {share} after {days}");
    }
    rules(28, 3_000).await.unwrap();
    for place in 1..4 {
        shop.hang(place, None).await.unwrap();
    }
    assert!(shop.sheet(id).await.row.is_sold_out());
    assert_eq!(dead().await, 0, "sold out is not dead");
    assert_eq!(shop.hang(0, Some(vitrine::domain::id::CollectionId(Uuid::now_v7()))).await, Err(AppError::NotFound));
}

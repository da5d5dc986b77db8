//! Pictures change their places, and the pages of visitors follow whatever is changed.
use super::{Shop, because, edit};
use crate::{
    server_functions::call,
    support::{Garment, Goods},
};
use serde_json::json;
use vitrine::{
    domain::{
        editing::{Edited, PieceField, Why},
        role::Role,
    },
    error::AppError,
    paths,
    server::db::{editing, intake},
};

async fn hung(shop: &Shop, goods: &Goods) -> Vec<String> {
    let keys = sqlx::query_scalar("select media_key from app.product_media where product_id = $1 order by position");
    keys.bind(goods.product.0).fetch_all(&mut shop.house.admin().await).await.unwrap()
}

#[tokio::test]
async fn pictures_change_places_and_the_last_one_stays() {
    let shop = Shop::open().await;
    let goods = shop.house.garment(shop.store, &Garment { name: "A coat", price_minor: 10_000, ..Garment::default() }).await;
    let first = hung(&shop, &goods).await;
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    for key in ["b".repeat(16), "c".repeat(16)] {
        sqlx::query("select app.hang_photo(gen_random_uuid(), $1, $2, 400, 500, '', '')")
            .bind(goods.product.0)
            .bind(key)
            .execute(&mut *tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let mut wanted = hung(&shop, &goods).await;
    wanted.reverse();
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    editing::order_photos(&mut tx, goods.product, &wanted).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(hung(&shop, &goods).await, wanted);
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let others = editing::order_photos(&mut tx, goods.product, &first).await;
    assert_eq!(others, Err(AppError::Conflict { reason: "edited_meanwhile".into() }), "other pictures hang there by now");
    drop(tx);
    for key in &wanted[..wanted.len() - 1] {
        let mut tx = shop.house.begin(&shop.desk.actor).await;
        intake::take_down(&mut tx, goods.product, key).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(shop.house.count("select max(position)::bigint from app.product_media").await, 1, "no gap is left");
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let last = intake::take_down(&mut tx, goods.product, &wanted[wanted.len() - 1]).await;
    assert_eq!(last, Err(AppError::Conflict { reason: "last_photo".into() }));
}

#[tokio::test]
async fn what_hangs_on_the_rail_keeps_what_it_needs() {
    let shop = Shop::open().await;
    shop.house.vocabulary(shop.store, &[("category:dress", "Dress", 0, 0)]).await;
    let garment = Garment { name: "A dress", tags: &["size:52", "category:dress"], price_minor: 10_000, ..Garment::default() };
    let goods = shop.house.garment(shop.store, &garment).await;
    let category = PieceField::Tag { kind: "category".into(), slug: "dress".into() };
    let refused = shop.put(&goods, &edit(category, "on", "off"), &Why::default()).await;
    assert_eq!(refused, Edited::Refused("missing".into()));
    assert_eq!(
        shop.put(&goods, &edit(PieceField::Tag { kind: "print".into(), slug: "floral".into() }, "off", "on"), &Why::default()).await,
        Edited::Done
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_of_a_visitor_says_at_once_what_was_changed() {
    let shop = Shop::open().await;
    let site = shop.house.serve().await;
    let goods = shop.house.garment(shop.store, &Garment { name: "A coat", price_minor: 10_000, ..Garment::default() }).await;
    let desk = crate::server_functions::signed_in(&shop.house, &site, shop.store, "amora", Role::Attendant).await;
    let (mut guest, page) = (site.visitor("amora"), paths::product(&goods.slug));
    for _ in 0..2 {
        assert!(guest.get(&page).await.body.contains("A coat"), "kept by now");
    }
    for (change, reason, said) in [
        (edit(PieceField::Name, "A coat", "A better coat"), "", "A better coat"),
        (edit(PieceField::Price, 10_000, 8_750), "markdown", "87,50"),
        (edit(PieceField::Tagline, "", "Said anew"), "", "Said anew"),
    ] {
        let body = json!({ "id": goods.piece(), "edit": change, "why": because(reason) });
        let (status, answer) = call(&site, "amora", &desk, "/api/admin/pieces/edit", &body.to_string()).await;
        assert_eq!((status, answer.as_str()), (200, "\"Done\""));
        let body = guest.get(&page).await.body;
        assert!(body.contains(said), "{said}");
    }
}

//! What is said of a collection: by whoever saw what stands there, with a cover of its own, and told in the book.
use super::{Shop, conflict, does};
use vitrine::{domain::collection::Said, error::AppError, paths, server::db::collections};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_say_it_at_once_do_not_undo_each_other() {
    let shop = Shop::open(2).await;
    let site = shop.house.serve().await;
    let mut anna = site.visitor("amora");
    let id = shop.hung("linho", &[0]).await;
    let seen = shop.sheet(id).await;
    assert!(anna.get(&paths::collection("linho")).await.body.contains("linho"));
    let said = Said { title: "Manhã de linho".into(), story: "Era uma vez um varal.".into(), ..seen.said.clone() };
    does!(shop, &shop.desk, collections::edit, id, seen.version, &said).unwrap();
    let page = anna.get(&paths::collection("linho")).await.body;
    assert!(page.contains("Manhã de linho") && page.contains("Era uma vez um varal."), "a kept page is forgotten");
    let other = Said { title: "Outra".into(), ..seen.said };
    assert_eq!(does!(shop, &shop.boss, collections::edit, id, seen.version, &other), Err(conflict("edited_meanwhile")));
    assert!(does!(shop, &shop.purse, collections::edit, id, seen.version + 1, &other).is_err(), "finance reads");
    let told = "select count(*) from app.events where kind = 'collection.changed' and person_id is not null and particulars -> 'after' ->> 'title' = 'Manhã de linho'";
    assert_eq!(shop.house.count(told).await, 1);
}

#[tokio::test]
async fn its_cover_is_a_piece_of_it_and_leaves_with_it() {
    let shop = Shop::open(0).await;
    let garment = crate::support::Garment { name: "Vestido", ..crate::support::Garment::default() };
    let (dress, other) = (shop.house.garment(shop.store, &garment).await, shop.house.garment(shop.store, &garment).await);
    let id = shop.hung("linho", &[]).await;
    let mut admin = shop.house.admin().await;
    let code: String =
        sqlx::query_scalar("select code from app.pieces where id = $1").bind(dress.piece().0).fetch_one(&mut admin).await.unwrap();
    does!(shop, &shop.desk, collections::move_piece, &code, Some(id)).unwrap();
    let cover = async |product| {
        let seen = shop.sheet(id).await.version;
        does!(shop, &shop.desk, collections::choose_cover, id, seen, product)
    };
    assert_eq!(cover(Some(other.product)).await, Err(AppError::NotFound), "of another one's pieces");
    cover(Some(dress.product)).await.unwrap();
    assert_eq!(shop.sheet(id).await.cover, Some(dress.product));
    does!(shop, &shop.desk, collections::move_piece, &code, None).unwrap();
    assert_eq!(shop.sheet(id).await.cover, None);
    let told = "select count(*) from app.events where kind = 'product.changed' and particulars -> 'after' ? 'collection_id'";
    assert_eq!(shop.house.count(told).await, 2, "in, and out");
}

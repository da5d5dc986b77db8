//! A collection that waits for its hour is known to nobody outside, with everything that was hung in it; and one that is over leads on.
use super::{Shop, conflict, does};
use crate::support::guest;
use vitrine::{
    paths,
    server::{
        clock,
        db::{collections, intake},
    },
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_opens_on_its_hour_with_what_waits_in_it() {
    let shop = Shop::open(1).await;
    let site = shop.house.serve().await;
    let mut anna = site.visitor("amora");
    let id = shop.hung("linho", &[]).await;
    let (page, list) = (paths::collection("linho"), paths::COLLECTIONS);
    assert_eq!(anna.get(&page).await.status, 200);
    assert!(!anna.get(list).await.body.contains(&page), "nothing of it was shown yet, so it is not told of as sold out");
    shop.say(id, |said| said.opens = "2036-01-01T10:00".into()).await.unwrap();
    assert_eq!(anna.get(&page).await.status, 404);
    assert!(!anna.get(list).await.body.contains(&page));
    assert_eq!(shop.hang(0, Some(id)).await, Err(conflict("already_public")), "what is shown would be shown before its collection");

    // a piece that comes in meanwhile lies in the shop, and is on no page
    let store = shop.store;
    shop.house.vocabulary(store, &[("size:52", "52", 0, 0), ("category:vestido", "Vestido", 0, 0)]).await;
    let piece = vitrine::domain::id::PieceId(uuid::Uuid::now_v7());
    let words = [("size", "52"), ("category", "vestido")].map(|(kind, slug)| (kind.to_owned(), slug.to_owned())).to_vec();
    let described = vitrine::domain::intake::Described {
        name: "Vestido novo".into(),
        label: "52".into(),
        price_minor: 9_900,
        condition: String::new(),
        words,
        measures: Vec::new(),
    };
    let product = does!(shop, &shop.desk, intake::take_in, id, piece, "vestido-novo", &described).unwrap();
    shop.house
        .in_store(&format!(
            "insert into app.product_media (store_id, id, product_id, position, media_key, width, height, alt) values ('{store}', gen_random_uuid(), '{product}', 1, md5('x'), 10, 10, '')"
        ))
        .await;
    does!(shop, &shop.desk, intake::publish, piece).unwrap();
    assert_eq!(shop.house.count("select count(*) from app.pieces where status = 'in_stock' and code like 'A%'").await, 1);
    assert!(!anna.get(paths::SHOP).await.body.contains("Vestido novo"), "nobody outside sees it");
    clock::publish(&shop.house.db).await.unwrap();
    assert_eq!(anna.get(&page).await.status, 404, "not before its hour");
    assert!(!anna.get(list).await.body.contains(&page));

    shop.house.in_store("update app.collections set opens_at = now() - interval '1 second'").await;
    clock::publish(&shop.house.db).await.unwrap();
    assert_eq!(anna.get(&page).await.status, 200);
    assert!(anna.get(paths::SHOP).await.body.contains("Vestido novo"));
    assert!(anna.get(list).await.body.contains(&page));
    let again = shop.say(id, |said| said.opens = "2036-01-01T10:00".into()).await;
    assert_eq!(again, Err(conflict("already_public")), "what people have seen is not hidden again");
    let opened =
        "select count(*) from app.events where kind = 'collection.changed' and actor = 'worker' and particulars -> 'after' ? 'is_public'";
    assert_eq!(shop.house.count(opened).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_is_over_leads_on_to_one_that_is_not() {
    let shop = Shop::open(1).await;
    let site = shop.house.serve().await;
    let mut anna = site.visitor("amora");
    let (first, second, third) = (shop.hung("um", &[0]).await, shop.hung("dois", &[]).await, shop.hung("tres", &[]).await);
    let page = paths::collection("um");
    assert_eq!(anna.get(&page).await.status, 200);
    shop.archive(first, true, None).await.unwrap();
    let led = anna.get(&page).await;
    assert_eq!((led.status, led.location()), (301, paths::SHOP));
    assert!(!anna.get(paths::COLLECTIONS).await.body.contains(&page), "it is in no list");
    assert_eq!(shop.hang(0, Some(first)).await, Err(conflict("archived")));
    shop.archive(first, true, Some(second)).await.unwrap();
    shop.archive(second, true, Some(third)).await.unwrap();
    assert_eq!(anna.get(&page).await.location(), paths::collection("tres"), "by as many as there are");
    let back = does!(shop, &shop.desk, collections::archive, third, 1, true, Some(second));
    assert_eq!(back, Err(vitrine::error::AppError::NotFound), "not to one that is over itself");
    shop.archive(third, true, None).await.unwrap();
    assert_eq!(anna.get(&page).await.location(), paths::SHOP, "a way that ends leads to the shop");
    shop.archive(first, false, None).await.unwrap();
    assert_eq!(anna.get(&page).await.status, 200);
    assert!(anna.get(paths::SHOP).await.body.contains(&shop.rail[0].0.slug), "its pieces stayed where they were");
    let nobody = does!(shop, &guest(shop.store, "anna"), collections::archive, second, 2, false, None);
    assert!(nobody.is_err());
}

//! What the match reads of a client is kept beside the truth: after whatever happens it is what it would be if it were made anew.
use super::Shop;
use vitrine::{
    domain::{id::PersonId, matching::Points},
    server::db::{clients, tags},
};

/// Points of one client, or nothing.
async fn points(shop: &Shop, her: PersonId) -> Option<Points> {
    shop.of_collection().await.into_iter().find(|one| one.client == her).map(|one| one.points)
}

const POINTS: fn(i32, i32, i32) -> Option<Points> = |tags, size, recency| Some(Points { tags, size, recency });

#[tokio::test]
async fn every_part_is_counted_from_the_moment_on_which_it_is_true() {
    let shop = Shop::open().await;
    shop.garment(&["print:floral", "colour:vinho", "size:54"], &[]).await;
    let ana = shop.client(&[]).await;
    assert_eq!(points(&shop, ana).await, POINTS(0, 0, 0));
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    clients::note_tag(&mut tx, ana, "print", "floral", true).await.unwrap();
    clients::note_tag(&mut tx, ana, "size", "54", true).await.unwrap();
    clients::note_tag(&mut tx, ana, "print", "poa", true).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(points(&shop, ana).await, POINTS(3, 5, 0), "a word that nothing has gives nothing");
    shop.buys(ana, 170).await;
    assert_eq!(points(&shop, ana).await, POINTS(3, 5, 2));
    shop.buys(ana, 50).await;
    assert_eq!(points(&shop, ana).await, POINTS(3, 5, 4));
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    clients::note_tag(&mut tx, ana, "size", "54", false).await.unwrap();
    tx.commit().await.unwrap();
    let found = shop.of_collection().await;
    assert_eq!((found[0].points.size, found[0].words.as_slice(), found[0].sizes.len()), (0, ["Floral".to_owned()].as_slice(), 0));
}

#[tokio::test]
async fn a_half_of_her_has_a_size_of_its_own() {
    let shop = Shop::open().await;
    let blouse = shop.garment(&["size:50"], &[("bust", 1_100)]).await;
    let trousers = shop.garment(&["size:54"], &[("waist", 1_000), ("hip", 1_200)]).await;
    let ana = shop.client(&[]).await;
    shop.house
        .as_admin(&format!(
            "insert into app.client_tags (store_id, person_id, tag_id, source, area) select '{}', '{ana}', t.id, 'quiz', h.area from app.tags t
             join (values ('50', 'top'), ('54', 'bottom')) h (slug, area) on h.slug = t.slug and t.kind = 'size'",
            shop.store
        ))
        .await;
    let bia = shop.client(&["size:54"]).await;
    let offers = |one: &vitrine::domain::matching::Match| {
        one.offers.iter().filter(|offer| offer.fits()).map(|offer| offer.piece).collect::<std::collections::BTreeSet<_>>()
    };
    let found = shop.of_collection().await;
    let of = |her| found.iter().find(|one| one.client == her).map(offers).unwrap_or_default();
    assert_eq!(of(ana), [blouse.piece(), trousers.piece()].into(), "50 above and 54 below");
    assert_eq!(of(bia), [trousers.piece()].into(), "54 everywhere");
}

#[tokio::test]
async fn words_that_go_on_in_another_give_the_same_points() {
    let shop = Shop::open().await;
    shop.garment(&["print:floral", "print:poa"], &[]).await;
    let ana = shop.client(&["print:poa"]).await;
    assert_eq!(points(&shop, ana).await, POINTS(3, 0, 0));
    let ids: Vec<String> = {
        let mut admin = shop.house.admin().await;
        let rows =
            sqlx::query_scalar("select id::text from app.tags where slug in ('poa', 'floral') order by slug desc").fetch_all(&mut admin);
        rows.await.unwrap()
    };
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    tags::merge(&mut tx, vitrine::domain::id::TagMergeId(uuid::Uuid::now_v7()), ids[0].parse().unwrap(), ids[1].parse().unwrap())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(points(&shop, ana).await, POINTS(3, 0, 0), "she says the other word by now");
}

#[tokio::test]
async fn rows_grow_with_the_vocabulary() {
    let shop = Shop::open().await;
    let ana = shop.client(&["print:floral"]).await;
    let words: Vec<String> = (0..70).map(|number| format!("fabric:f{number}")).collect();
    let words: Vec<(&str, &str, i16, i16)> = words.iter().map(|word| (word.as_str(), "F", 0, 0)).collect();
    shop.house.vocabulary(shop.store, &words).await;
    shop.garment(&["print:floral", "fabric:f69"], &[]).await;
    assert_eq!(points(&shop, ana).await, POINTS(3, 0, 0));
    let bia = shop.client(&["fabric:f69", "print:floral"]).await;
    assert_eq!(points(&shop, bia).await, POINTS(6, 0, 0));
}

#[tokio::test]
async fn a_bag_counts_while_it_is_late_and_an_order_from_its_payment_on() {
    let shop = Shop::open().await;
    shop.garment(&["print:floral"], &[]).await;
    let ana = shop.client(&["print:floral"]).await;
    let as_seeder = |sql: String| format!("begin; set local role vitrine_seeder; set local app.store = '{}'; {sql}; commit", shop.store);
    let bag = "insert into app.bags (store_id, id, code, link_hash, client_id, status, delivered_at, due_at)
        select app.store_id(), gen_random_uuid(), 'B-000001', repeat('a', 64), 'HER', 'with_client', now() - interval '9 days', now() - interval '1 day'";
    shop.house.as_admin(&as_seeder(bag.replace("HER", &ana.to_string()))).await;
    assert_eq!(points(&shop, ana).await, None, "a late bag keeps her out");
    shop.house.in_store("update app.bags set due_at = now() + interval '1 day'").await;
    assert_eq!(points(&shop, ana).await, POINTS(3, 0, 0), "it has time again");
    shop.house.in_store("update app.bags set due_at = now() - interval '1 day'").await;
    assert_eq!(points(&shop, ana).await, None);
    shop.house.in_store("update app.bags set status = 'settled_none'").await;
    assert_eq!(points(&shop, ana).await, POINTS(3, 0, 0), "it came back");

    let order = "insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, placed_at, pay_until)
        select app.store_id(), gen_random_uuid(), 'A0000001', repeat('a', 64), repeat('b', 64), 'an intent', 'HER', 'pending', 'a@example.test', 'A', 'pickup', 'Here', 'BRL', 100, 0, 100, now(), now() + interval '1 hour'";
    shop.house.as_admin(&as_seeder(order.replace("HER", &ana.to_string()))).await;
    assert_eq!(points(&shop, ana).await, POINTS(3, 0, 0), "nothing was bought yet");
    shop.house.in_store("update app.orders set status = 'paid'").await;
    assert_eq!(points(&shop, ana).await, POINTS(3, 0, 4));
}

//! What is noted of a contact: it keeps her from being asked again, it may be taken back by who said it, and what follows is told as
//! brought by it.
use super::Shop;
use uuid::Uuid;
use vitrine::{
    domain::matching::{Dropped, Outcome, Points, Subject, Weights},
    error::AppError,
    server::db::matching,
};

#[tokio::test]
async fn a_contact_is_one_and_leaves_her_alone_until_it_is_taken_back() {
    let shop = Shop::open().await;
    shop.garment(&["print:floral"], &[]).await;
    let ana = shop.client(&["print:floral"]).await;
    let (id, about) = (Uuid::now_v7(), Subject::Collection(shop.collection));
    let points = Points { tags: 3, size: 0, recency: 0 };
    for _ in 0..2 {
        let mut tx = shop.house.begin(&shop.desk.actor).await;
        matching::note_contact(&mut tx, id, ana, about, Outcome::Contacted, None, points).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(shop.house.count("select count(*) from app.match_contacts").await, 1);
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'client.contacted' and person_id is not null").await, 1);
    assert!(shop.of_collection().await.is_empty());
    assert_eq!(shop.asked(about, true).await[0].dropped, Some(Dropped::Quiet));
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    assert_eq!(matching::take_contact_back(&mut tx, Uuid::now_v7()).await, Err(AppError::NotFound));
    matching::take_contact_back(&mut tx, id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(shop.of_collection().await.len(), 1);
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'client.contact_taken_back'").await, 1);
}

#[tokio::test]
async fn an_order_counts_once_and_for_the_last_who_wrote_before_it() {
    let shop = Shop::open().await;
    let ana = shop.client(&[]).await;
    let store = shop.store;
    shop.house
        .as_admin(&format!(
            "insert into app.match_contacts (store_id, id, person_id, outcome, said_by) values
                ('{store}', '00000000-0000-4000-8000-000000000001', '{ana}', 'contacted', '{0}'), ('{store}', '00000000-0000-4000-8000-000000000002', '{ana}', 'contacted', '{1}');
             update app.match_contacts set said_at = now() - interval '20 days' where said_by = '{0}';
             update app.match_contacts set said_at = now() - interval '10 days' where said_by = '{1}'",
            shop.desk.person.id, shop.boss.person.id
        ))
        .await;
    for days in [60, 15, 5] {
        shop.buys(ana, days).await;
    }
    let mut tx = shop.house.begin(&shop.boss.actor).await;
    let told = matching::brought(&mut tx, &shop.face, 90).await.unwrap();
    assert_eq!(told.iter().map(|one| (one.contacts, one.orders, one.brought.minor)).collect::<Vec<_>>(), [(1, 1, 10_000), (1, 1, 10_000)]);
}

#[tokio::test]
async fn weights_are_saved_from_what_was_seen_and_by_an_owner() {
    let shop = Shop::open().await;
    let (seen, more) = (Weights::default(), Weights { tag: 6, ..Weights::default() });
    let mut tx = shop.house.begin(&shop.boss.actor).await;
    assert_eq!(matching::weights(&mut tx).await.unwrap(), seen, "as the document has them");
    matching::save_weights(&mut tx, &seen, &more).await.unwrap();
    let again = matching::save_weights(&mut tx, &seen, &more).await;
    assert_eq!(again, Err(AppError::Conflict { reason: "edited_meanwhile".into() }));
    tx.commit().await.unwrap();
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'store.policies_changed'").await, 1);
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    assert!(matching::save_weights(&mut tx, &more, &seen).await.is_err());
}

//! Who is not written to, and what is not offered, although the points are there.
use super::Shop;
use vitrine::{
    domain::{
        id::PersonId,
        matching::{Dropped, Subject, Weights},
    },
    server::db::matching,
};

async fn dropped(shop: &Shop, subject: Subject) -> Vec<(PersonId, Option<Dropped>)> {
    shop.asked(subject, true).await.into_iter().map(|one| (one.client, one.dropped)).collect()
}

#[tokio::test]
async fn each_is_told_with_her_reason_and_stands_in_no_answer() {
    let shop = Shop::open().await;
    let dress = shop.garment(&["print:floral", "size:54"], &[]).await;
    let about = Subject::Collection(shop.collection);
    let mut hers = Vec::new();
    for _ in 0..4 {
        hers.push(shop.client(&["print:floral", "size:54"]).await);
    }
    assert_eq!(shop.of_collection().await.len(), 4);
    assert!(dropped(&shop, about).await.is_empty());
    let store = shop.store;
    shop.house
        .as_admin(&format!(
            "insert into app.consents (store_id, person_id, purpose, channel, granted, text_version) values ('{store}', '{0}', 'matching', 'none', false, '2026-11-22');
             insert into app.client_terms (store_id, person_id, bags_blocked) values ('{store}', '{1}', true);
             insert into app.match_contacts (store_id, id, person_id, collection_id, outcome, said_by) values ('{store}', gen_random_uuid(), '{2}', '{3}', 'not_interested', '{4}');
             update app.match_contacts set said_at = now() - interval '30 days'",
            hers[0], hers[1], hers[2], shop.collection, shop.desk.person.id
        ))
        .await;
    let left: Vec<PersonId> = shop.of_collection().await.into_iter().map(|one| one.client).collect();
    assert_eq!(left, [hers[3]]);
    let mut told = dropped(&shop, about).await;
    told.sort_by_key(|(id, _)| *id);
    let mut wanted = vec![(hers[0], Some(Dropped::OptedOut)), (hers[1], Some(Dropped::Blocked)), (hers[2], Some(Dropped::SaidNo))];
    wanted.sort_by_key(|(id, _)| *id);
    assert_eq!(told, wanted);
    let of_piece = shop.asked(Subject::Piece(dress.piece()), false).await;
    assert_eq!(of_piece.len(), 2, "her no was to the collection, and the piece may be another thing");
    // what is no more in stock is offered to nobody
    shop.house
        .as_admin(&format!("set session_replication_role = replica; update app.pieces set status = 'sold' where id = '{}'", dress.piece()))
        .await;
    assert!(shop.of_collection().await.is_empty());
}

#[tokio::test]
async fn what_she_brought_back_is_not_offered_again() {
    let shop = Shop::open().await;
    let dress = shop.garment(&["print:floral", "size:54"], &[]).await;
    let ana = shop.client(&["print:floral", "size:54"]).await;
    let store = shop.store;
    shop.house
        .as_admin(&format!(
            "set session_replication_role = replica;
             insert into app.bags (store_id, id, code, link_hash, client_id, status) values ('{store}', '00000000-0000-4000-8000-000000000001', 'B-000001', repeat('a', 64), '{ana}', 'settled_none');
             insert into app.bag_lines (store_id, id, bag_id, piece_id, product_id, variant_id, code, name, label, status, frozen_minor, dispatched_at, resolved_at)
             select '{store}', gen_random_uuid(), '00000000-0000-4000-8000-000000000001', id, product_id, variant_id, code, 'A dress', '54', 'returned', 100, now(), now() from app.pieces where id = '{}'",
            dress.piece()
        ))
        .await;
    assert!(shop.of_collection().await.is_empty());
    assert_eq!(dropped(&shop, Subject::Collection(shop.collection)).await, [(ana, Some(Dropped::Returned))]);
    let other = shop.garment(&["print:poa", "size:50"], &[]).await;
    let found = shop.of_collection().await;
    assert_eq!(found.len(), 1, "there is something that she has not tried");
    assert_eq!(found[0].offers.iter().map(|offer| offer.piece).collect::<Vec<_>>(), [other.piece()]);
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let herself = matching::herself(&mut tx, &shop.face, ana, &Weights::default()).await.unwrap();
    assert_eq!(herself[0].offers.iter().map(|offer| (offer.piece, offer.fits())).collect::<Vec<_>>(), [(other.piece(), false)]);
}

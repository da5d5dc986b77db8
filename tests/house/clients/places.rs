//! Her places in queues follow her into the record that goes on, keep their turn, and come back; a queue that went on meanwhile hinders
//! nothing.
use super::Shop;
use crate::support::Goods;
use vitrine::domain::{client::alike::Moving, id::PersonId};

const ANA: &str = "ana@example.test";
const BIA: &str = "bia@example.test";
const NUMBER: &str = "+5511987650002";

/// Ana, who has an inbox; Bia, who has one and a number; and a piece that somebody has.
async fn two_and_a_dress(shop: &Shop) -> (PersonId, PersonId, Goods) {
    let ana = shop.add("Ana Reis", "", ANA).await;
    let bia = shop.add("Bia Reis", NUMBER, BIA).await;
    (ana, bia, shop.house.unique(shop.store, 12_900).await)
}

impl Shop {
    /// A place under this contact, behind whoever waits there.
    async fn waits(&self, dress: &Goods, contact: &str) {
        let channel = if contact.contains('@') { "email" } else { "phone" };
        self.house
            .in_store(&format!(
                "insert into app.piece_waits (store_id, id, piece_id, channel, contact, consent, link_hash, visitor_hash)
                 select store_id, gen_random_uuid(), '{}', '{channel}', '{contact}', 'yes', encode(sha256(gen_random_uuid()::text::bytea), 'hex'), repeat('a', 64) from app.stores",
                dress.piece()
            ))
            .await;
    }

    /// Contacts of the queue, who came first first.
    async fn queue(&self) -> Vec<String> {
        let sql = "select contact from app.piece_waits order by joined_at, id";
        sqlx::query_scalar(sql).fetch_all(&mut self.house.admin().await).await.expect("a queue")
    }

    /// What the preview tells of places: how many move, how many rest.
    async fn told(&self, winner: PersonId, loser: PersonId) -> Option<(u32, u32)> {
        let mut tx = self.house.begin(&self.desk.actor).await;
        let preview = vitrine::server::db::clients::preview(&mut tx, &self.face, winner, loser).await.expect("two clients");
        preview.moving.into_iter().find_map(|(what, moves, rests)| (what == Moving::Waits).then_some((moves, rests)))
    }
}

#[tokio::test]
async fn places_in_queues_follow_her_and_come_back() {
    let shop = Shop::open().await;
    let (ana, bia, dress) = two_and_a_dress(&shop).await;
    for contact in [BIA, "eva@example.test", NUMBER] {
        shop.waits(&dress, contact).await;
    }
    assert_eq!(shop.told(ana, bia).await, Some((1, 0)), "Ana has no number to be told at");
    let merge = shop.merge(ana, bia).await.unwrap();
    assert_eq!(shop.queue().await, [ANA, "eva@example.test", NUMBER], "her turn stays what it was");
    assert_eq!(shop.undo(merge).await, Ok(bia));
    assert_eq!(shop.queue().await, [BIA, "eva@example.test", NUMBER]);
    assert_eq!(shop.house.count("select count(*) from app.piece_wait_history").await, 0, "no place was moved in its queue");
}

#[tokio::test]
async fn who_waits_twice_keeps_both_places() {
    let shop = Shop::open().await;
    let (ana, bia, dress) = two_and_a_dress(&shop).await;
    shop.waits(&dress, ANA).await;
    shop.waits(&dress, BIA).await;
    assert_eq!(shop.told(ana, bia).await, Some((0, 1)));
    shop.merge(ana, bia).await.unwrap();
    assert_eq!(shop.queue().await, [ANA, BIA]);
}

#[tokio::test]
async fn a_queue_that_went_on_hinders_no_way_back() {
    let shop = Shop::open().await;
    let (ana, bia, dress) = two_and_a_dress(&shop).await;
    let other = shop.house.unique(shop.store, 9_900).await;
    shop.waits(&dress, BIA).await;
    shop.waits(&other, BIA).await;
    let merge = shop.merge(ana, bia).await.unwrap();
    // one place ended and was forgotten; in the other queue somebody took Bia's address up anew
    shop.house
        .in_store(&format!(
            "update app.piece_waits set status = 'withdrawn' where piece_id = '{0}'; update app.piece_waits set contact = '' where piece_id = '{0}'",
            dress.piece()
        ))
        .await;
    shop.waits(&other, BIA).await;
    assert_eq!(shop.undo(merge).await, Ok(bia));
    assert_eq!(shop.queue().await, ["", ANA, BIA]);
    let kept = "select count(*) from app.client_merge_rows where was::text like '%@%' or key::text like '%@%'";
    assert_eq!(shop.house.count(kept).await, 0, "no contact is written down for the way back");
}

//! Answers about the past: a small history is written down, and what is told of it is what comes out by hand; for each role what it may
//! know, and of one store.
mod cohorts;
mod pieces;
mod reasons;

use crate::support::House;
use std::sync::Arc;
use uuid::Uuid;
use vitrine::{
    domain::{
        id::{PersonId, PieceId, StoreId},
        role::Role,
        store::StoreFace,
    },
    server::{actor::Actor, stores::Stores},
};

/// One look in one transaction of somebody.
macro_rules! looks {
    ($shop:expr, $who:expr, $at:path $(, $given:expr)* $(,)?) => {{
        let mut tx = $shop.house.begin($who).await;
        $at(&mut tx, $($given),*).await
    }};
}
use looks;

/// A store with pieces on its rail and a client.
struct Side {
    store: StoreId,
    client: PersonId,
    rail: Vec<PieceId>,
}

impl Side {
    async fn of(house: &House, store: StoreId, pieces: usize) -> Self {
        let client = house.person(store, Role::Customer, None).await.person.id;
        let rail = house.rail(store, pieces).await.iter().map(|(goods, _)| goods.piece()).collect();
        Self { store, client, rail }
    }
}

struct Shop {
    house: House,
    here: Side,
    /// Next door; nothing of it is told here.
    there: Side,
    face: Arc<StoreFace>,
    desk: Actor,
    boss: Actor,
    purse: Actor,
}

/// An hour after the month began that is so many before the present one, as a piece of SQL.
fn month(ago: u32) -> String {
    let zone = "at time zone 'America/Sao_Paulo'";
    format!("((date_trunc('month', now() {zone}) - interval '{ago} months') {zone} + interval '1 hour')")
}

impl Shop {
    async fn open(pieces: usize) -> Self {
        let house = House::new().await;
        let (amora, orvale) = (house.store("amora").await, house.store("orvale").await);
        let (here, there) = (Side::of(&house, amora, pieces).await, Side::of(&house, orvale, pieces).await);
        let face = Stores::doors(&house.db).await.unwrap().into_iter().map(|door| door.face).find(|face| face.id == amora).unwrap();
        let of = async |role| house.person(amora, role, None).await.actor;
        let (desk, boss, purse) = (of(Role::Attendant).await, of(Role::Owner).await, of(Role::Finance).await);
        Self { house, here, there, face, desk, boss, purse }
    }

    /// What was before, past the triggers.
    async fn tell(&self, sql: &str) {
        self.house.as_admin(&format!("set session_replication_role = replica; {sql}")).await;
    }

    /// A bag that was opened then.
    async fn bag(&self, side: &Side, client: PersonId, ago: u32, status: &str) -> Uuid {
        let (store, bag, at) = (side.store, Uuid::new_v4(), month(ago));
        self.tell(&format!(
            "insert into app.bags (store_id, id, code, link_hash, client_id, status, opened_at)
             values ('{store}', '{bag}', 'B-' || upper(substr('{bag}', 1, 6)), encode(sha256('{bag}'), 'hex'), '{client}', '{status}', {at})"
        ))
        .await;
        bag
    }

    /// A piece was in a bag of that month, and this became of it.
    async fn tried(&self, side: &Side, piece: usize, ago: u32, size: &str, (status, reason): (&str, &str)) {
        let bag = self.bag(side, side.client, ago, "with_client").await;
        let piece = side.rail[piece];
        self.tell(&format!(
            "insert into app.bag_lines (store_id, id, bag_id, piece_id, product_id, variant_id, code, name, label, status, frozen_minor, reason, added_at, dispatched_at, resolved_at)
             select p.store_id, gen_random_uuid(), b.id, p.id, p.product_id, p.variant_id, p.code, 'A dress', '{size}', '{status}', 10000, nullif('{reason}', ''), b.opened_at,
                 case when '{status}' <> 'packed' then b.opened_at end, case when '{status}' not in ('packed', 'delivered') then b.opened_at + interval '1 minute' end
             from app.bags b join app.pieces p on p.store_id = b.store_id and p.id = '{piece}' where b.id = '{bag}'"
        ))
        .await;
    }
}

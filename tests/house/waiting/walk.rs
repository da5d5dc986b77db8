//! A long random walk over one piece: shoppers, people who wait, the team, the clock. After every step nothing may be a lie.
use super::{LIES, join, leave, take};
use crate::{
    support::{Goods, House, Login, guest},
    trade::put,
};
use vitrine::{
    domain::{id::StoreId, role::Role},
    server::db,
};

const PEOPLE: [&str; 6] = ["ana", "bia", "carla", "duda", "elisa", "flora"];
const STEPS: usize = 160;
/// Each seed is another walk, the same every time.
const SEEDS: [u64; 3] = [7, 1_234, 987_654_321];

/// Numbers that look random and are the same in each run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(most).unwrap()).unwrap()
    }
}

/// A move of the team; one that the law refuses changes nothing.
async fn team(house: &House, shop: &Login, coat: &Goods, state: &str) {
    let mut tx = house.begin(&shop.actor).await;
    let moved = sqlx::query("update app.pieces set status = $1, care_reason = 'wash', care_due = current_date where id = $2")
        .bind(state)
        .bind(coat.piece().0)
        .execute(&mut *tx)
        .await;
    if moved.is_ok() {
        tx.commit().await.expect("a commit");
    }
}

async fn step(house: &House, store: StoreId, coat: &Goods, shop: &Login, dice: &mut Dice, number: usize) {
    let who = PEOPLE[dice.below(PEOPLE.len())];
    // links are never used twice: the newest of a person is asked for
    let links = format!("select count(*) from app.piece_waits where contact = '{who}@example.test'");
    let link = |n: i64| format!("{who}-{n}");
    match dice.below(12) {
        0..=3 => {
            let next = house.count(&links).await + 1;
            join(&house.db, store, coat, who, &link(next)).await.expect("an answer");
        }
        4 => drop(leave(&house.db, store, who, &link(house.count(&links).await)).await),
        5 | 6 => drop(take(&house.db, store, who, &link(house.count(&links).await)).await),
        7 => drop(put(&house.db, &guest(store, &format!("passer-by-{number}")), coat, 1).await.expect("an answer")),
        8 => {
            let mut tx = house.begin(&guest(store, who)).await;
            if db::carts::change_quantity(&mut tx, coat.variant, 0).await.is_ok() {
                tx.commit().await.expect("a commit");
            }
        }
        9 => {
            house.let_offers_expire().await;
            house.tick().await;
        }
        10 => {
            house.as_admin("update app.piece_claims set expires_at = clock_timestamp() - interval '1 second' where ended_at is null and kind = 'cart'").await;
            house.tick().await;
        }
        _ => {
            let states = ["in_stock", "in_care", "in_stock", "sold", "returned"];
            team(house, shop, coat, states[dice.below(states.len())]).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_the_queue_tells_the_truth() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let shop = house.person(store, Role::Attendant, None).await;
    for seed in SEEDS {
        let (coat, mut dice) = (house.unique(store, 18_900).await, Dice(seed));
        for number in 0..STEPS {
            step(&house, store, &coat, &shop, &mut dice, number).await;
            assert_eq!(house.count(LIES).await, 0, "seed {seed}, step {number}");
        }
        team(&house, &shop, &coat, "returned").await;
    }
    for state in ["offered", "taken", "expired", "withdrawn"] {
        let seen = house.count(&format!("select count(*) from app.piece_wait_history where to_status = '{state}'")).await;
        assert!(seen >= 3, "the walks came to {state} {seen} times: they prove too little");
    }
    let told = "select (select count(*) from app.events where subject = 'wait') - (select count(*) from app.piece_wait_history) - (select count(*) from app.piece_waits)";
    assert_eq!(house.count(told).await, 0, "one event for each place and each of its moves");
    assert_eq!(
        house.count("select count(*) from app.events where particulars::text like '%example.test%'").await,
        0,
        "no event names anybody"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_who_came_is_the_first_who_is_asked() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 18_900).await;
    put(&house.db, &guest(store, "holder"), &coat, 1).await.unwrap();
    for who in PEOPLE {
        join(&house.db, store, &coat, who, who).await.unwrap();
    }
    let mut tx = house.begin(&guest(store, "holder")).await;
    db::carts::change_quantity(&mut tx, coat.variant, 0).await.unwrap();
    tx.commit().await.unwrap();
    for who in PEOPLE {
        assert_eq!(house.status_of(who).await, "offered", "{who}'s turn");
        assert_eq!(house.count("select count(*) from app.piece_waits where status = 'offered'").await, 1);
        assert_eq!(put(&house.db, &guest(store, "passer-by"), &coat, 1).await, Ok(vitrine::domain::cart::Put::Held), "it is promised");
        house.let_offers_expire().await;
        house.tick().await;
        assert_eq!(house.status_of(who).await, "expired");
    }
    assert_eq!(house.count("select count(*) from app.pieces where status = 'in_stock'").await, 1, "everybody was asked: it is anybody's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_without_offers_tells_everybody_and_a_sold_piece_ends_its_queue() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let shop = house.person(store, Role::Attendant, None).await;
    let (coat, dress) = (house.unique(store, 18_900).await, house.unique(store, 9_900).await);
    for goods in [&coat, &dress] {
        team(&house, &shop, goods, "in_care").await;
        for who in ["ana", "bia"] {
            join(&house.db, store, goods, who, &format!("{who}-{}", goods.slug)).await.unwrap();
        }
    }
    house.as_admin("update app.store_policies set offer_hours = 0").await;
    team(&house, &shop, &coat, "in_stock").await;
    assert_eq!(house.count("select count(*) from app.piece_waits where status = 'notified'").await, 2);
    assert_eq!(house.count("select count(*) from app.piece_claims").await, 0, "nobody has a right");
    house.as_admin("update app.store_policies set offer_hours = 24").await;
    team(&house, &shop, &dress, "in_stock").await;
    team(&house, &shop, &dress, "sold").await;
    assert_eq!(
        house.count("select count(*) from app.piece_waits where status = 'expired'").await,
        2,
        "sold over the counter: nobody waits in vain"
    );
    assert_eq!(house.count(LIES).await, 0);
}

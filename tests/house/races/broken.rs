//! Races in which connections are killed and callers walk away. Whoever tries again with the same intent gets one order.
use super::{Outcome, dice, link, place};
use crate::{
    support::{Goods, House, guest},
    trade::{abandon, crowd, pay, put, warm},
};
use sqlx::Executor;
use tokio::sync::mpsc;
use vitrine::{
    domain::{cart::Put, id::StoreId},
    error::AppError,
};

const BUYERS: usize = 400;
const MOST_TRIES: usize = 60;
/// A connection dies for so many tries that ended.
const TRIES_PER_KILL: usize = 5;

/// Kills one connection of the web login after every fifth try, until nobody tries any more. Answers how many died.
async fn kill(mut admin: sqlx::PgConnection, mut tries: mpsc::UnboundedReceiver<()>) -> u64 {
    let (mut seen, mut killed) = (0, 0);
    while tries.recv().await.is_some() {
        seen += 1;
        if seen % TRIES_PER_KILL == 0 {
            let victim = "select pg_terminate_backend(pid) from (select pid from pg_stat_activity
                where datname = current_database() and usename = 'vitrine_web' order by (state = 'active') desc, random() limit 1) victim";
            killed += admin.execute(victim).await.expect("an administrator may").rows_affected();
        }
    }
    killed
}

/// Buy until there is a final word. Every third try is abandoned somewhere in the middle.
async fn insist(db: vitrine::server::db::tx::Db, store: StoreId, goods: Goods, number: usize, tried: mpsc::UnboundedSender<()>) -> Outcome {
    let buyer = guest(store, &format!("buyer-{number}"));
    for round in 0..MOST_TRIES {
        let looks = if dice(number, round, 3) == 0 { 1 + dice(number, round + 7, 9) } else { usize::MAX };
        let outcome = abandon(looks, place(&db, &buyer, store, goods.price_minor, number)).await;
        tried.send(()).expect("the killer listens");
        match outcome {
            None | Some(Outcome::Busy) => {}
            Some(last) => return last,
        }
    }
    panic!("buyer {number} got no word in {MOST_TRIES} tries")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_units_stay_ten_while_connections_die_and_buyers_walk_away() {
    let house = House::with_pool(12).await;
    let store = house.store("orvale").await;
    let serum = house.counted(store, 5_900, 10).await;
    house.fill_carts(store, "buyer", BUYERS, &[(&serum, 1)]).await;
    let (tried, tries) = mpsc::unbounded_channel();
    let killer = tokio::spawn(kill(house.admin().await, tries));
    let told = crowd(BUYERS, 64, |n| {
        let told = insist(house.db.clone(), store, serum.clone(), n, tried.clone());
        async move { (n, told.await) }
    })
    .await;
    drop(tried);
    assert!(killer.await.unwrap() > 50, "a race without deaths shows nothing");
    let winners: Vec<_> = told.iter().filter_map(|(n, outcome)| matches!(outcome, Outcome::Mine(_)).then_some(*n)).collect();
    assert!(told.iter().all(|(_, outcome)| matches!(outcome, Outcome::Mine(_) | Outcome::Missing(_))), "{told:?}");
    assert_eq!(winners.len(), 10);
    assert_eq!(house.count("select count(*) from app.orders").await, 10, "one order for one intent, however often it was sent");
    assert_eq!((house.promised(&serum).await, house.shelf(&serum).await), (10, (10, 10)));
    house.assert_balanced().await;
    for (number, outcome) in &told {
        if let Outcome::Mine(placed) = outcome {
            assert_eq!(pay(&house.db, store, &link(*number), placed).await, "paid");
        }
    }
    assert_eq!(house.shelf(&serum).await, (0, 0));
    house.assert_nothing_sticks().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_piece_is_held_once_while_connections_die_and_no_hold_sticks() {
    let house = House::with_pool(12).await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    for round in 0..4 {
        let (tried, tries) = mpsc::unbounded_channel();
        let killer = tokio::spawn(kill(house.admin().await, tries));
        let reached = crowd(64, 64, |n| {
            let (db, buyer, dress, tried) = (house.db.clone(), guest(store, &format!("r{round}-{n}")), dress.clone(), tried.clone());
            async move {
                for throw in 0..MOST_TRIES {
                    let looks = if dice(n, throw, 3) == 0 { 1 + dice(n, throw + 3, 7) } else { usize::MAX };
                    let reached = abandon(looks, put(&db, &buyer, &dress, 1)).await;
                    tried.send(()).expect("the killer listens");
                    match reached {
                        None | Some(Err(AppError::Unavailable)) => {}
                        Some(answer) => return answer.expect("no fault of ours"),
                    }
                }
                panic!("no word for buyer {n}")
            }
        })
        .await;
        drop(tried);
        killer.await.unwrap();
        assert_eq!(reached.iter().filter(|put| **put == Put::Added).count(), 1);
        assert!(reached.iter().all(|put| matches!(put, Put::Added | Put::Held)), "{reached:?}");
        house.assert_balanced().await;
        house.assert_nothing_sticks().await;
    }
}

/// A database that went away for a moment: every idle connection of the pool is dead, and no visitor notices.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dead_connections_of_the_pool_are_nobodys_trouble() {
    let house = House::with_pool(6).await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    for round in 0..3 {
        warm(&house.db, 6).await;
        house
            .as_admin(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'vitrine_web'",
            )
            .await;
        assert!(put(&house.db, &guest(store, "anna"), &dress, 1).await.is_ok(), "round {round}");
    }
}

//! Everybody wants the same things in another order, gives them back, lets them lapse, and the clock goes round all the while.
//! Nobody is told of a deadlock: locks are taken in one order, so there is none.
use super::{Outcome, dice, link, place};
use crate::{
    support::{Goods, House, guest},
    trade::{crowd, put},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use vitrine::{
    domain::{
        cart::Put,
        id::{StoreId, VariantId},
        money::Currency,
    },
    error::AppError,
    server::{
        actor::Actor,
        clock,
        db::{self, tx::Db},
    },
};

const WORKERS: usize = 32;
const ROUNDS: usize = 10;

/// One who fills a cart, orders, and thinks better of it (or forgets).
async fn shop(db: &Db, store: StoreId, shelf: &[Goods], worker: usize, round: usize) -> Result<bool, AppError> {
    let visitor = guest(store, &format!("worker-{worker}"));
    let mut wanted: Vec<&Goods> =
        shelf.iter().enumerate().filter(|(place, _)| dice(worker, round * 31 + place, 2) == 0).map(|(_, goods)| goods).collect();
    if worker % 2 == 1 {
        wanted.reverse();
    }
    for goods in wanted {
        let put = put(db, &visitor, goods, 1).await?;
        assert!(matches!(put, Put::Added | Put::Held | Put::OutOfStock | Put::TooManyHolds), "{put:?}");
    }
    let cart = in_cart(db, &visitor, true).await?;
    let total = cart.iter().map(|(_, total)| total).sum();
    let number = worker * 1_000 + round;
    match place(db, &visitor, store, total, number).await {
        Outcome::Mine(_) if dice(worker, round, 3) > 0 => {
            let mut tx = db.begin(&Actor::guest(store).with_link(&link(number))).await?;
            // the clock may have been faster
            match db::orders::cancel(&mut tx).await {
                Ok(()) => tx.commit().await?,
                Err(AppError::Conflict { .. }) => {}
                Err(error) => return Err(error),
            }
            return Ok(true);
        }
        Outcome::Mine(_) => return Ok(true),
        Outcome::Empty => return Ok(false),
        Outcome::Missing(_) => {}
        Outcome::Busy => return Err(AppError::Unavailable),
    }
    // half of the refused empty their cart; the others come back with lapsed lines
    if dice(worker, round, 2) == 0 {
        for (variant, _) in cart {
            let mut tx = db.begin(&visitor).await?;
            db::carts::change_quantity(&mut tx, variant, 0).await?;
            tx.commit().await?;
        }
    }
    Ok(false)
}

/// Lines and their totals; holds are renewed on the way, as the checkout does.
async fn in_cart(db: &Db, visitor: &Actor, renews: bool) -> Result<Vec<(VariantId, i64)>, AppError> {
    let mut tx = db.begin(visitor).await?;
    if renews {
        db::carts::renew_holds(&mut tx).await?;
    }
    let cart = db::carts::cart(&mut tx, Currency::BRL).await?;
    tx.commit().await?;
    Ok(cart.lines.into_iter().map(|line| (line.variant, line.total.minor)).collect())
}

/// Time runs out for one thing after the other, and two clocks sweep.
async fn sweep(house: &House, over: Arc<AtomicBool>) {
    while !over.load(Ordering::Relaxed) {
        for table in ["app.orders set goods_until", "app.piece_claims set expires_at"] {
            let (name, column) = table.split_once(" set ").expect("both");
            house
                .as_admin(&format!(
                    "update {name} set {column} = clock_timestamp() where id in
                        (select id from {name} where {column} > clock_timestamp() {} order by random() limit 3 for update skip locked)",
                    if name == "app.orders" { "" } else { "and ended_at is null and kind = 'cart'" }
                ))
                .await;
        }
        let both = tokio::join!(clock::release(&house.db), clock::release(&house.db));
        assert_eq!(both, (Ok(()), Ok(())), "the clock never fails");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn opposite_orders_of_the_same_goods_make_no_deadlock() {
    let house = House::with_pool(20).await;
    let store = house.store("orvale").await;
    let mut shelf = Vec::new();
    for units in [2, 3, 2, 4] {
        shelf.push(house.counted(store, 1_000, units).await);
    }
    let pairs = [(0, 1), (1, 2), (2, 0), (3, 1), (3, 0)];
    for (one, other) in pairs {
        let kit = house.kit(store, 1_700, &[(&shelf[one], 1), (&shelf[other], 1)]).await;
        shelf.push(kit);
    }
    for _ in 0..5 {
        shelf.push(house.unique(store, 9_000).await);
    }
    let over = Arc::new(AtomicBool::new(false));
    let workers = async {
        let won = crowd(WORKERS, WORKERS, |worker| {
            let (db, shelf) = (house.db.clone(), shelf.clone());
            async move {
                let mut won = 0_u32;
                for round in 0..ROUNDS {
                    let bought = shop(&db, store, &shelf, worker, round).await;
                    won += u32::from(bought.unwrap_or_else(|error| panic!("worker {worker}, round {round}: {error:?}")));
                }
                won
            }
        })
        .await;
        over.store(true, Ordering::Relaxed);
        won.into_iter().sum::<u32>()
    };
    let (won, ()) = tokio::join!(workers, sweep(&house, over.clone()));
    println!("{won} of {} tries ended in an order", WORKERS * ROUNDS);
    assert!(won > 20, "a storm in which hardly anybody buys shows nothing: {won}");
    house.assert_balanced().await;
    house.assert_nothing_sticks().await;
}

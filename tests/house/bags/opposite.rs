//! Bags that want each other's pieces in opposite orders, at once. Locks are taken in one order, so nobody is told of a deadlock.
use super::{Day, does, fresh};
use crate::trade::crowd;
use std::sync::Arc;
use vitrine::{
    domain::bag::BagStatus,
    error::AppError,
    server::db::bags::{self, NotDone, Pick},
};

const WORKERS: usize = 32;
const PIECES: usize = 24;

fn answer<T>(done: Result<T, NotDone>) -> bool {
    match done {
        Ok(_) => true,
        Err(NotDone::Refused(_) | NotDone::Other(AppError::NotFound)) => false,
        Err(other) => panic!("somebody was told {other:?}"),
    }
}

/// Everybody fills a bag of her own with the same pieces, every second one from the other end, locks it, sends it or gives it up.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_pieces_in_opposite_orders() {
    let day = Arc::new(Day::begin(PIECES).await);
    let won = crowd(WORKERS, WORKERS, |worker| {
        let day = day.clone();
        async move {
            let mut won = 0;
            for _round in 0..3 {
                let bag = day.open(day.client, &uuid::Uuid::now_v7().to_string()).await;
                let places: Vec<usize> = if worker % 2 == 0 { (0..PIECES).collect() } else { (0..PIECES).rev().collect() };
                for place in places {
                    let pick = Pick::Code(day.code(place).into());
                    won += usize::from(answer(does!(day.house.db, &day.shop, bags::put_in, fresh(), bag, &pick)));
                }
                answer(does!(day.house.db, &day.shop, bags::lock, fresh(), bag));
                answer(does!(day.house.db, &day.shop, bags::cancel, fresh(), bag, ""));
            }
            won
        }
    })
    .await;
    assert!(won.iter().sum::<usize>() >= PIECES, "every piece was in a bag once");
    assert_eq!(day.pieces("in_stock").await, i64::try_from(PIECES).unwrap());
    day.house.assert_balanced().await;
}

/// Two bags at two homes, and everybody hands pieces over in both directions while others receive and settle them.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn from_here_to_there_and_from_there_to_here() {
    let day = Arc::new(Day::begin(PIECES).await);
    let half: Vec<usize> = (0..PIECES / 2).collect();
    let rest: Vec<usize> = (PIECES / 2..PIECES).collect();
    let bags = [day.at_home(&half).await, day.at_home(&rest).await];
    let over = crowd(WORKERS, WORKERS, |worker| {
        let day = day.clone();
        async move {
            let mut over = 0;
            for step in 0..12 {
                let (from, to) = (bags[worker % 2], bags[(worker + 1) % 2]);
                let code = day.code((worker * 7 + step * 5) % PIECES);
                over += usize::from(answer(does!(day.house.db, &day.shop, bags::hand_over, fresh(), from, code, to)));
            }
            over
        }
    })
    .await;
    assert!(over.iter().sum::<usize>() > PIECES, "hardly anything went over: {over:?}");
    assert!([BagStatus::WithClient, BagStatus::PartiallySettled, BagStatus::SettledNone].contains(&day.status(bags[0]).await));
    assert_eq!(
        day.house.count("select count(*) from app.pieces where is_out").await,
        i64::try_from(PIECES).unwrap(),
        "all are somewhere, once"
    );
    day.house.assert_balanced().await;
}

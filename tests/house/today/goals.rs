//! The goal of the month: set from what was seen, measured by books that are written once, and for each what is hers to know.
use super::{Shop, does};
use vitrine::{
    domain::goal::{Goal, WeightsFrom},
    error::AppError,
    server::{clock, db::today},
};

fn goal(target_minor: i64) -> Goal {
    Goal { target_minor, stretch_minor: None, weights: None, closed: vec![7] }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_month_says_so_and_a_goal_is_set_from_what_was_seen() {
    let shop = Shop::open().await;
    let face = shop.face().await;
    let empty = does!(shop, &shop.boss, today::goal, &face).unwrap();
    assert_eq!((empty.goal.clone(), empty.from, empty.sold(), empty.ideal()), (None, WeightsFrom::Alike, 0, None));
    assert_eq!(empty.weights.len(), usize::from(empty.days));
    does!(shop, &shop.boss, today::save_goal, &face, None, &goal(8_000_000)).unwrap();
    let late = does!(shop, &shop.boss, today::save_goal, &face, None, &goal(1));
    assert_eq!(late, Err(AppError::Conflict { reason: "edited_meanwhile".into() }), "somebody was faster");
    let better = Goal { stretch_minor: Some(9_900_000), weights: Some([0, 1, 1, 1, 2, 4, 0]), ..goal(9_000_000) };
    does!(shop, &shop.boss, today::save_goal, &face, Some(&goal(8_000_000)), &better).unwrap();
    let sheet = does!(shop, &shop.boss, today::goal, &face).unwrap();
    assert_eq!((sheet.goal.clone(), sheet.from), (Some(better), WeightsFrom::Said));
    assert_eq!(sheet.ideal().and_then(|line| line.last().copied()), Some(9_000_000));
    assert_eq!(sheet.weights[6], 0, "the seventh is closed");
    assert_eq!(
        shop.house
            .count("select count(*) from app.events where kind in ('store.goal_set', 'store.goal_changed') and actor = 'owner'")
            .await,
        2
    );
    let hers = does!(shop, &shop.desk, today::save_goal, &face, None, &goal(1));
    assert!(hers.is_err(), "a goal is an owner's to set: {hers:?}");
    assert!(does!(shop, &shop.desk, today::goal, &face).is_err(), "nor is it an attendant's to read");
    assert!(does!(shop, &shop.purse, today::goal, &face).is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_are_closed_once_and_the_sum_is_the_same() {
    let shop = Shop::open().await;
    let face = shop.face().await;
    let serum = shop.house.counted(shop.store, 5_903, 90).await;
    for (name, ago) in [("ana", 40), ("bia", 20), ("cida", 7), ("dora", 2)] {
        shop.order(&serum, name, true).await;
        // those before go back with it
        shop.turn_back(ago).await;
    }
    let sum = "select (select coalesce(sum(sold_minor), 0)::bigint from app.sales_days)";
    assert_eq!(shop.house.count(sum).await, 0);
    let before = does!(shop, &shop.boss, today::goal, &face).unwrap();
    clock::morning(&shop.house.db).await.unwrap();
    assert_eq!(shop.house.count(sum).await, 4 * 5_903, "every day that is over");
    let (days, gaps) =
        (shop.house.count("select count(*) from app.sales_days").await, "select max(day) - min(day) + 1 - count(*) from app.sales_days");
    assert!(days >= 66, "{days}");
    assert_eq!(shop.house.count(gaps).await, 0, "without a gap");
    let after = does!(shop, &shop.boss, today::goal, &face).unwrap();
    assert_eq!((before.sold(), before.usual, before.from), (after.sold(), after.usual, after.from), "closed or not, it is the same");
    assert_eq!(after.from, WeightsFrom::Learned);
    clock::morning(&shop.house.db).await.unwrap();
    assert_eq!(shop.house.count("select count(*) from app.sales_days").await, days, "once");
}

#[tokio::test]
async fn a_share_is_given_by_an_owner_and_read_by_whose_it_is() {
    let shop = Shop::open().await;
    let face = shop.face().await;
    let hers = shop.desk.person().unwrap().id;
    let other = shop.house.person(shop.store, vitrine::domain::role::Role::Attendant, None).await;
    does!(shop, &shop.boss, today::save_goal, &face, None, &goal(8_000_000)).unwrap();
    does!(shop, &shop.boss, today::give_shares, &face, &[(hers, 3_000_000), (other.person.id, 2_000_000)]).unwrap();
    let all = does!(shop, &shop.boss, today::shares, &face, None).unwrap();
    assert_eq!(all.iter().map(|share| share.target.minor).sum::<i64>(), 5_000_000);
    let mine = does!(shop, &shop.desk, today::shares, &face, None).unwrap();
    let seen: Vec<_> = mine.iter().map(|share| (share.person == hers, share.target.minor)).collect();
    assert!(seen.contains(&(true, 3_000_000)) && seen.contains(&(false, 0)), "what is asked of others is not hers to know: {seen:?}");
    assert!(does!(shop, &shop.purse, today::give_shares, &face, &[(hers, 1)]).is_err());
}

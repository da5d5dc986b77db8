//! What a client may have at home, what a role may take off, who gets no bag at all.
use super::{Day, does, fresh};
use crate::support::key;
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::{BagStatus, Refused},
        client::TermsWish,
        id::{BagId, CommandId},
    },
    error::AppError,
    server::db::{
        bags::{self, NotDone, Settlement},
        clients,
    },
};

/// A limit of her own, or none; and whether she gets bags.
fn terms(value_minor: Option<i64>, blocked: bool) -> TermsWish {
    TermsWish { value_minor, blocked, reason: "she asked".into(), ..TermsWish::default() }
}

fn refused<T>(why: Refused) -> Result<T, NotDone> {
    Err(NotDone::Refused(why))
}

#[tokio::test]
async fn over_her_limit_nothing_leaves_unless_an_owner_says_so() {
    let day = Day::begin(3).await;
    does!(day.house.db, &day.boss, clients::set_terms, day.client, &terms(Some(400), false)).expect("her own limit");
    let first = day.ready(&[0, 1]).await;
    let second = day.filled(&[2]).await;
    let over = Refused::OverLimit { limit_minor: 400, held_minor: 600 };
    assert_eq!(does!(day.house.db, &day.boss, bags::lock, fresh(), second).map(drop), refused(over), "nobody forgets it by being an owner");
    let mine = does!(day.house.db, &day.shop, bags::lift_limit, fresh(), second, 600, "she pays well");
    assert_eq!(mine, Err(NotDone::Other(AppError::Forbidden)));
    does!(day.house.db, &day.boss, bags::lift_limit, fresh(), second, 600, "she pays well").expect("an owner may");
    does!(day.house.db, &day.shop, bags::lock, fresh(), second).expect("and now it may leave");
    assert_eq!(day.status(first).await, BagStatus::Ready);
    day.house.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_bags_that_are_locked_at_once_are_weighed_together() {
    let day = Day::begin(4).await;
    does!(day.house.db, &day.boss, clients::set_terms, day.client, &terms(Some(600), false)).expect("her own limit");
    let bags = [day.filled(&[0, 1]).await, day.filled(&[2, 3]).await];
    for _ in 0..3 {
        let (db, shop) = (day.house.db.clone(), day.shop.clone());
        let locked = crate::trade::crowd(8, 8, |n| {
            let (db, shop, bag) = (db.clone(), shop.clone(), bags[n % 2]);
            async move { does!(db, &shop, bags::lock, fresh(), bag).is_ok() }
        })
        .await;
        assert_eq!(locked.iter().filter(|done| **done).count(), 0, "all pieces of both count: 1,000");
    }
}

#[tokio::test]
async fn a_client_who_is_blocked_gets_no_bag() {
    let day = Day::begin(1).await;
    let before = day.filled(&[0]).await;
    does!(day.house.db, &day.boss, clients::set_terms, day.client, &terms(None, true)).expect("an owner may");
    let opened = does!(day.house.db, &day.shop, bags::open, BagId(Uuid::now_v7()), day.client, &key("x"), "");
    assert_eq!(opened.map(drop), refused(Refused::Blocked));
    assert_eq!(does!(day.house.db, &day.shop, bags::lock, fresh(), before).map(drop), refused(Refused::Blocked));
    let mine = does!(day.house.db, &day.shop, clients::set_terms, day.client, &terms(None, false));
    assert_eq!(mine, Err(NotDone::Other(AppError::Forbidden)));
    let unknown =
        does!(day.house.db, &day.shop, bags::open, BagId(Uuid::now_v7()), vitrine::domain::id::PersonId(Uuid::nil()), &key("y"), "");
    assert_eq!(unknown.map(drop), Err(NotDone::Other(AppError::NotFound)));
}

#[tokio::test]
async fn no_role_takes_more_off_than_it_may() {
    let day = Day::begin(3).await;
    let bag = day.at_home(&[0, 1, 2]).await;
    let base = day.settlement(bag, &[1, 2]).await;
    let with =
        |extra_minor: i64, reason: &str| Settlement { extra_minor, reason: reason.into(), total_minor: 500 - extra_minor, ..base.clone() };
    let settle = async |who, settlement: Settlement| does!(day.house.db, who, bags::settle, fresh(), bag, &settlement);
    assert_eq!(settle(&day.shop, with(51, "nice")).await, refused(Refused::OverRoleLimit { left_minor: 50 }), "an attendant: a tenth");
    assert_eq!(settle(&day.purse, with(1, "nice")).await, refused(Refused::OverRoleLimit { left_minor: 0 }));
    assert!(matches!(settle(&day.shop, with(50, "")).await, Err(NotDone::Other(AppError::Invalid { field, .. })) if field == "reason"));
    assert_eq!(
        settle(&day.boss, with(500, "a gift")).await,
        refused(Refused::OverRoleLimit { left_minor: 499 }),
        "something is left to pay"
    );
    assert_eq!(settle(&day.shop, with(50, "a loose thread")).await.expect("within it").total_minor, 450);
    assert_eq!(day.house.count("select sum(amount_minor)::bigint from app.order_discounts").await, 50);
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn a_command_is_for_one_verb_of_one_bag() {
    let day = Day::begin(2).await;
    let (one, other) = (day.filled(&[0]).await, day.filled(&[1]).await);
    let command = fresh();
    does!(day.house.db, &day.shop, bags::lock, command, one).expect("ready");
    let reused = refused(Refused::Other("command_reused".into()));
    assert_eq!(does!(day.house.db, &day.shop, bags::lock, command, other).map(drop), reused);
    assert_eq!(does!(day.house.db, &day.shop, bags::unlock, command, one).map(drop), reused);
    assert_eq!(does!(day.house.db, &day.shop, bags::lock, command, one).expect("as before").status.0, BagStatus::Ready);
    let twice = does!(day.house.db, &day.shop, bags::lock, CommandId(Uuid::now_v7()), one).map(drop);
    assert_eq!(twice, refused(Refused::Status(BagStatus::Ready)));
    does!(day.house.db, &day.shop, bags::cancel, fresh(), one, "she is away").expect("given up");
    assert_eq!((day.pieces("in_stock").await, day.pieces("bagged").await), (1, 1));
    day.house.assert_balanced().await;
}

//! Money back: never more than came, whoever asks, however often and however many at once.
use super::{conflict, paid, refund, refunds, team, till};
use crate::{support::House, trade::crowd};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use sqlx::{AssertSqlSafe, Executor};
use vitrine::{domain::role::Role, error::AppError, server::db::tills};

#[tokio::test]
async fn a_refund_keeps_to_limits_and_to_what_came() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = paid(&house, store, &house.unique(store, 90_000).await).await;
    let [owner, finance, attendant] = team(&house, store).await;
    assert_eq!(refunds(&house.db, &attendant, placed.payment, 1).await, conflict("over_limit"));
    assert_eq!(refunds(&house.db, &finance, placed.payment, 50_001).await, conflict("over_limit"));
    assert_eq!(refunds(&house.db, &finance, placed.payment, 30_000).await, Ok(()));
    assert_eq!(refunds(&house.db, &finance, placed.payment, 20_001).await, conflict("over_limit"), "two small ones are one");
    assert_eq!(till(&house, &finance, placed.order).await.may_refund.minor, 20_000);
    assert_eq!(refunds(&house.db, &owner, placed.payment, 60_001).await, conflict("over_limit"), "more than is left");
    assert_eq!(refunds(&house.db, &owner, placed.payment, 60_000).await, Ok(()));
    assert_eq!(house.count("select count(*) from app.orders where status = 'paid'").await, 1, "the order stays as it is");
    assert_eq!(house.count("select count(*) from app.events where kind = 'refund.asked'").await, 2);
}

#[tokio::test]
async fn the_same_refund_is_one() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = paid(&house, store, &house.unique(store, 10_000).await).await;
    let [owner, ..] = team(&house, store).await;
    let id = refund(&house.db, &owner, placed.payment, 4_000).await.unwrap();
    for _ in 0..3 {
        let mut tx = house.begin(&owner.actor).await;
        assert_eq!(tills::ask_refund(&mut tx, id, placed.payment, 4_000, "a stain").await, Ok(()));
        tx.commit().await.unwrap();
    }
    assert_eq!(house.count("select sum(amount_minor)::bigint from app.refunds").await, 4_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_send_back_what_came_and_not_more() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = paid(&house, store, &house.unique(store, 10_000).await).await;
    let [owner, finance, _] = team(&house, store).await;
    let answers = crowd(32, 8, |number| {
        let (db, who) = (house.db.clone(), if number % 2 == 0 { owner.clone() } else { finance.clone() });
        async move { refunds(&db, &who, placed.payment, 3_000).await }
    })
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 3);
    assert!(answers.iter().all(|answer| *answer == Ok(()) || *answer == conflict("over_limit")), "{answers:?}");
    assert_eq!(house.count("select sum(amount_minor)::bigint from app.refunds").await, 9_000);
}

/// With SQL in hand, past every verb: two transactions that both believe there is room.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_table_itself_refuses_more_than_came() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = paid(&house, store, &house.unique(store, 10_000).await).await;
    let insert = format!(
        "begin; insert into app.refunds (store_id, id, order_id, payment_id, amount_minor, currency, reason, actor)
         values ('{store}', gen_random_uuid(), '{}', '{}', 6000, 'BRL', '', 'none')",
        placed.order, placed.payment
    );
    let (mut one, mut other) = (house.admin().await, house.admin().await);
    one.execute(sqlx::raw_sql(AssertSqlSafe(insert.clone()))).await.expect("there is room for one");
    let waiting = tokio::spawn(async move { other.execute(sqlx::raw_sql(AssertSqlSafe(insert))).await.map(drop) });
    one.execute("commit").await.expect("a commit");
    let refused = waiting.await.unwrap().expect_err("and not for two");
    assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("VT409"));
    let changed = house.admin().await.execute("update app.refunds set amount_minor = 1").await.expect_err("an amount is never changed");
    assert_eq!(changed.as_database_error().and_then(|error| error.code()).as_deref(), Some("VT403"));
}

#[derive(Debug, Clone)]
enum Step {
    Ask(Role, i64),
    Fail(usize),
    Done(usize),
    Again(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let hat = prop_oneof![Just(Role::Owner), Just(Role::Finance), Just(Role::Attendant)];
    prop_oneof![
        4 => (hat, -5i64..60_000).prop_map(|(hat, minor)| Step::Ask(hat, minor)),
        1 => (0usize..8).prop_map(Step::Fail),
        1 => (0usize..8).prop_map(Step::Done),
        1 => (0usize..8).prop_map(Step::Again),
    ]
}

/// Whatever happens in whatever order, what lives of refunds is never more than came, and a limited role never passed its limit.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_sequence_sends_back_more_than_came() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = paid(&house, store, &house.unique(store, 90_000).await).await;
    let [owner, finance, attendant] = team(&house, store).await;
    let mut runner = TestRunner::deterministic();
    let mut given = 0;
    for _ in 0..24 {
        let steps = prop::collection::vec(step(), 1..12).new_tree(&mut runner).unwrap().current();
        // a history is never emptied: a superuser takes the trigger off
        house
            .as_admin(
                "alter table app.refund_status_history disable trigger user; truncate app.refunds, app.refund_status_history;
                 alter table app.refund_status_history enable trigger user",
            )
            .await;
        let mut ids = Vec::new();
        for step in &steps {
            let living = house.count("select coalesce(sum(amount_minor), 0)::bigint from app.refunds where status <> 'failed'").await;
            match step {
                Step::Ask(hat, minor) => {
                    let (who, most) = match hat {
                        Role::Owner => (&owner, 90_000),
                        Role::Finance => (&finance, 50_000),
                        _ => (&attendant, 0),
                    };
                    let answer = refund(&house.db, who, placed.payment, *minor).await;
                    assert_eq!(answer.is_ok(), *minor > 0 && living + minor <= most, "{steps:?}: {hat:?} {minor} with {living}");
                    given += usize::from(answer.is_ok());
                    ids.extend(answer.ok());
                }
                Step::Fail(place) | Step::Done(place) => {
                    let state = if matches!(step, Step::Fail(_)) { "failed" } else { "done" };
                    if let Some(id) = ids.get(*place) {
                        house
                            .in_store(&format!(
                                "update app.refunds set status = '{state}' where id = '{id}' and status in ('asked', 'sent')"
                            ))
                            .await;
                    }
                }
                Step::Again(place) => {
                    if let Some(id) = ids.get(*place) {
                        let mut tx = house.begin(&owner.actor).await;
                        let answer: Result<(), AppError> = tills::ask_refund_again(&mut tx, *id).await;
                        if answer.is_ok() {
                            tx.commit().await.unwrap();
                        }
                    }
                }
            }
            assert!(house.count("select coalesce(sum(amount_minor), 0)::bigint from app.refunds where status <> 'failed'").await <= 90_000);
        }
    }
    assert!(given > 20, "{given} refunds were given");
}

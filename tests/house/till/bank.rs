//! The bank is asked over HTTP after the commit, and by the clock until it has answered: at least once, with one effect.
use super::{LINK, order, refund, team};
use crate::{
    support::{House, Login, Site},
    trade::announce,
};
use vitrine::{
    domain::id::{PaymentId, StoreId},
    error::AppError,
    paths,
    server::{
        clock,
        db::seeding::{self, PaymentRow},
        gateway::{
            Gateway,
            refunds::{self, Bank},
        },
    },
};

/// An order that was paid at the sandbox bank itself.
async fn paid_there(house: &House, site: &Site, store: StoreId) -> PaymentId {
    let placed = order(house, store, &house.unique(store, 10_000).await).await;
    let intent = format!("sbx_{:032}", 7);
    house
        .as_admin(&format!(
            "insert into job.sandbox_intents (store_id, id, amount_minor, currency, reference, return_url, webhook_url, state)
             values ('{store}', '{intent}', 10000, 'BRL', 'amora', '', '{}', 'approved')",
            site.url("amora", vitrine::paths::PAYMENT_WEBHOOK)
        ))
        .await;
    announce(&house.db, store, LINK, placed.payment, &intent).await.unwrap();
    let word = crate::trade::hear(&house.db, store, "evt-paid", &intent, "approved", 10_000).await.unwrap();
    assert_eq!(word, "paid");
    placed.payment
}

/// Until the bank's message has been heard: it comes by itself.
async fn settled(house: &House) {
    let waiting = async {
        while house.count("select count(*) from app.refunds where status in ('asked', 'sent')").await > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), waiting).await.expect("the bank says what became of it");
}

async fn set_up(house: &House) -> (Site, StoreId, PaymentId, Login) {
    let store = house.store("amora").await;
    let site = house.serve().await;
    let payment = paid_there(house, &site, store).await;
    let [owner, ..] = team(house, store).await;
    (site, store, payment, owner)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_bank_did_not_hear_is_asked_again_and_done_once() {
    let house = House::new().await;
    let (site, store, payment, owner) = set_up(&house).await;
    let id = refund(&house.db, &owner, payment, 4_000).await.unwrap();
    // nobody listens there
    let deaf = Bank { gateway: Gateway::new("http://127.0.0.1:1".into()).unwrap(), secrets: site.context.secrets.clone() };
    assert_eq!(refunds::ask(&house.db, &deaf, store, None).await, Ok(1));
    assert_eq!(house.count("select count(*) from app.refunds where status = 'asked' and tries = 1").await, 1);
    assert_eq!(refunds::ask(&house.db, &deaf, store, None).await, Ok(0), "not before its pause is over");
    house.as_admin("update app.refunds set ask_after = now()").await;
    clock::refund(&house.db, Some(&site.context.bank())).await.unwrap();
    settled(&house).await;
    // and once more, as a clock does that broke off: the bank answers as before
    house.as_admin("set session_replication_role = replica; update app.refunds set status = 'sent', ask_after = now()").await;
    assert_eq!(refunds::ask(&house.db, &site.context.bank(), store, Some(id)).await, Ok(1));
    assert_eq!(house.count("select count(*) from job.sandbox_refunds where amount_minor = 4000").await, 1);
    assert_eq!(house.count("select count(*) from app.events where kind = 'refund.done' and actor = 'gateway'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_is_said_and_may_be_asked_again() {
    let house = House::new().await;
    let (site, store, payment, owner) = set_up(&house).await;
    house.as_admin("update job.sandbox_intents set state = 'declined'").await;
    let id = refund(&house.db, &owner, payment, 4_000).await.unwrap();
    assert_eq!(refunds::ask(&house.db, &site.context.bank(), store, Some(id)).await, Ok(1));
    assert_eq!(house.count("select count(*) from app.refunds where status = 'failed' and why_failed = 'unknown_payment'").await, 1);
    house.as_admin("update job.sandbox_intents set state = 'approved'").await;
    let mut tx = house.begin(&owner.actor).await;
    vitrine::server::db::tills::ask_refund_again(&mut tx, id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(refunds::ask(&house.db, &site.context.bank(), store, Some(id)).await, Ok(1));
    settled(&house).await;
    assert_eq!(house.count("select count(*) from app.refunds where status = 'done' and attempt = 2").await, 1);
}

/// An order of the demo's past, paid long ago before any server listened.
async fn told_as_paid(house: &House, store: StoreId, provider: &str) -> PaymentId {
    let order = order(house, store, &house.unique(store, 10_000).await).await.order;
    let id = uuid::Uuid::now_v7();
    let row = PaymentRow {
        id,
        order_id: order.0,
        provider: provider.into(),
        intent_id: (provider == "sandbox").then(|| format!("sbx_{:032}", 9)),
        status: "confirmed".into(),
        amount_minor: 10_000,
        currency: "BRL".into(),
        created: 1_700_000_000,
        settled: Some(1_700_000_060),
        version: 2,
        webhook_url: paths::webhook_at("amora.localhost"),
    };
    let mut tx = house.seeder(store).await;
    seeding::tell_payments(&mut tx, &[row]).await.unwrap();
    tx.commit().await.unwrap();
    PaymentId(id)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn money_of_the_demos_past_goes_back_as_any_other() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let [owner, ..] = team(&house, store).await;
    let payment = told_as_paid(&house, store, "sandbox").await;
    let id = refund(&house.db, &owner, payment, 4_000).await.unwrap();
    assert_eq!(refunds::ask(&house.db, &site.context.bank(), store, Some(id)).await, Ok(1));
    settled(&house).await;
    assert_eq!(house.count("select count(*) from app.refunds where status = 'done'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_paid_at_the_counter_goes_back_there() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let [owner, ..] = team(&house, store).await;
    let payment = told_as_paid(&house, store, "counter").await;
    let id = refund(&house.db, &owner, payment, 4_000).await.unwrap();
    assert_eq!(house.count("select count(*) from app.refunds where status = 'done' and settled_at is not null").await, 1);
    assert_eq!(refunds::ask(&house.db, &site.context.bank(), store, Some(id)).await, Ok(0), "no bank is asked");
    let more = refund(&house.db, &owner, payment, 6_001).await;
    assert_eq!(more.err(), Some(AppError::Conflict { reason: "over_limit".into() }));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_of_the_team_says_for_the_bank_that_money_went_back() {
    let house = House::new().await;
    let (_site, _, payment, owner) = set_up(&house).await;
    let id = refund(&house.db, &owner, payment, 4_000).await.unwrap();
    // a weakened database, in which an owner may write refunds by hand
    house.as_admin("grant update (status, version, settled_at, request_key) on app.refunds to vitrine_owner").await;
    house.as_admin("create policy weakened on app.refunds for update to vitrine_owner using (true)").await;
    let mut tx = house.begin(&owner.actor).await;
    let said = sqlx::query("update app.refunds set status = 'done' where id = $1").bind(id.0).execute(&mut *tx).await;
    assert!(said.unwrap_err().to_string().contains("illegal_move"));
}

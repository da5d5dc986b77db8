//! Money that goes back, as whoever sees the order is told of it; and its history, which only the trigger writes.
use super::{LINK, paid, refund, team, till};
use crate::{
    accounts::joined,
    support::{House, guest},
};
use sqlx::Executor;
use vitrine::{domain::till::RefundStatus, paths};

async fn becomes(house: &House, state: &str) {
    house.in_store(&format!("update app.refunds set status = '{state}'")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_sees_what_goes_back_and_not_who_sent_it_or_why() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = paid(&house, store, &house.unique(store, 10_000).await).await;
    let [owner, ..] = team(&house, store).await;
    let site = house.serve().await;
    let mut holder = site.visitor("amora");
    let page = paths::order(LINK);
    assert!(!holder.get(&page).await.body.contains("Dinheiro de volta"), "nothing goes back yet");
    refund(&house.db, &owner, placed.payment, 1_250).await.unwrap();
    let asked = holder.get(&page).await.body;
    for words in ["Dinheiro de volta", "a caminho de você", "12,50"] {
        assert!(asked.contains(words), "{words}");
    }
    for hidden in ["a stain", "owner", &owner.person.id.to_string()] {
        assert!(!asked.contains(hidden), "{hidden}");
    }
    becomes(&house, "done").await;
    assert!(holder.get(&page).await.body.contains("voltou por onde veio"));
    // in her account, too, and in nobody else's
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let account = ana.get(paths::ACCOUNT).await.body;
    assert!(account.contains("Dinheiro de volta") && account.contains("12,50"), "the order came with her address");
    let own = ana.get(&paths::account_order(placed.order)).await;
    assert!(own.body.contains("voltou por onde veio"), "{}", own.status);
    let mut tx = house.begin(&guest(store, "berta")).await;
    let seen: i64 = sqlx::query_scalar("select count(id) from app.refunds").fetch_one(&mut *tx).await.unwrap();
    assert_eq!(seen, 0, "a guest without the link");
    assert!(sqlx::query("select reason from app.refunds").fetch_all(&mut *tx).await.is_err(), "no guest reads why");
}

#[tokio::test]
async fn every_state_is_written_down_once_and_for_good() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let placed = paid(&house, store, &house.unique(store, 10_000).await).await;
    let [owner, ..] = team(&house, store).await;
    refund(&house.db, &owner, placed.payment, 1_250).await.unwrap();
    becomes(&house, "failed").await;
    let id = till(&house, &owner, placed.order).await.refunds[0].id;
    let mut tx = house.begin(&owner.actor).await;
    vitrine::server::db::tills::ask_refund_again(&mut tx, id).await.unwrap();
    tx.commit().await.unwrap();
    becomes(&house, "sent").await;
    becomes(&house, "done").await;
    let steps = till(&house, &owner, placed.order).await.refunds.remove(0).steps;
    let went: Vec<_> = steps.iter().map(|step| (step.to, step.by.as_str())).collect();
    use RefundStatus as S;
    assert_eq!(went, [(S::Asked, "owner"), (S::Failed, "none"), (S::Asked, "owner"), (S::Sent, "none"), (S::Done, "none")]);
    for change in [
        "update app.refund_status_history set to_status = 'failed'",
        "delete from app.refund_status_history",
        "truncate app.refund_status_history",
    ] {
        let refused = house.admin().await.execute(change).await.expect_err(change);
        assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("VT403"), "{change}");
    }
}

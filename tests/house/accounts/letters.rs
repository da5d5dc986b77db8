//! The outbox: a letter is sent if and only if its transaction was committed, once as far as one can know, and never lost to a
//! server that is away.
use crate::{
    support::{House, machine},
    trade::crowd,
};
use sqlx::Row;
use vitrine::{
    domain::id::StoreId,
    server::{
        actor::Who,
        clock,
        db::{self, letters::NewLetter},
        letters::Post,
    },
};

fn letter(key: &str) -> NewLetter {
    NewLetter {
        dedupe_key: key.into(),
        kind: "test",
        to: "ana@example.test".into(),
        subject: format!("Letter {key}"),
        text: "secret".into(),
        html: "<p>secret</p>".into(),
    }
}

async fn post(house: &House, store: StoreId, key: &str) {
    let mut tx = house.begin(&machine(Who::Door, store)).await;
    db::letters::post(&mut tx, &letter(key)).await.expect("a letter is posted");
    tx.commit().await.expect("a commit");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_goes_once_with_its_transaction() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let mut tx = house.begin(&machine(Who::Door, store)).await;
    db::letters::post(&mut tx, &letter("never")).await.expect("a letter is posted");
    drop(tx);
    for key in ["a", "a", "b"] {
        post(&house, store, key).await;
    }
    let db = house.db.clone();
    crowd(8, 8, |_| {
        let db = db.clone();
        async move { clock::send(&db, &Post::Sandbox).await.expect("a round") }
    })
    .await;
    assert_eq!(house.count("select count(*) from job.sandbox_letters").await, 2, "a and b, once each");
    assert_eq!(house.count("select count(*) from job.letters where sent_at is not null and body_text = '' and tries = 1").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_away_costs_time_and_no_letter() {
    let house = House::new().await;
    let store = house.store("amora").await;
    // a port that nobody listens on: taken and given back
    let port = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let away = Post::smtp(&format!("smtp://127.0.0.1:{port}"), "shop@example.test").expect("an address of a server");
    post(&house, store, "a").await;
    let due = "update job.letters set due_at = clock_timestamp()";
    for round in 1..=10 {
        clock::send(&house.db, &away).await.expect("a round");
        clock::send(&house.db, &away).await.expect("a round");
        let row = sqlx::query(
            "select tries, dead_at is not null, due_at > clock_timestamp() + interval '20 seconds', body_text, last_error from job.letters",
        );
        let row = row.fetch_one(&mut house.admin().await).await.expect("the letter");
        let (tries, dead, later, body, error): (i32, bool, bool, String, String) =
            (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4));
        assert_eq!((tries, dead, body.as_str()), (round, round == 10, "secret"), "it is not tried again at once");
        assert!(later || dead);
        assert_eq!(error, "the server could not be reached");
        house.as_admin(due).await;
    }
    clock::send(&house.db, &Post::Sandbox).await.expect("a round");
    assert_eq!(house.count("select count(*) from job.sandbox_letters").await, 0, "a dead letter stays dead");
    house.as_admin("update job.letters set dead_at = null").await;
    clock::send(&house.db, &Post::Sandbox).await.expect("a round");
    assert_eq!(house.count("select count(*) from job.sandbox_letters").await, 1, "until somebody wakes it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sender_that_came_too_late_notes_nothing() {
    let house = House::new().await;
    let store = house.store("amora").await;
    post(&house, store, "a").await;
    let worker = machine(Who::Worker, store);
    let mut tx = house.begin(&worker).await;
    let slow = db::letters::lease(&mut tx, 1, 60).await.expect("a lease").remove(0);
    tx.commit().await.expect("a commit");
    house.as_admin("update job.letters set due_at = clock_timestamp()").await;
    house.send().await;
    let mut tx = house.begin(&worker).await;
    db::letters::settle(&mut tx, &slow, &db::letters::Settled::Dead("too late".into())).await.expect("settled");
    tx.commit().await.expect("a commit");
    assert_eq!(house.count("select count(*) from job.letters where sent_at is not null and dead_at is null").await, 1);
}

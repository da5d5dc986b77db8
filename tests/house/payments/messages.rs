//! One message or a few: approved, declined, late, twice, wrong, of an older attempt.
use super::Waiting;
use crate::{
    support::{House, guest},
    trade::{crowd, hear, put},
};
use vitrine::domain::cart::Put;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn approved_sells_and_declined_keeps_the_goods_for_another_try() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let (dress, coat) = (house.unique(store, 18_900).await, house.unique(store, 30_000).await);
    let anna = Waiting::of(&house, store, &dress, "anna").await;
    assert_eq!(anna.hear(&house, "e1", 1, "approved").await, "paid");
    assert_eq!((anna.status(&house).await.as_str(), anna.attempts(&house).await.as_str()), ("paid", "confirmed"));

    let berta = Waiting::of(&house, store, &coat, "berta").await;
    assert_eq!(berta.hear(&house, "e1", 1, "declined").await, "failed");
    assert_eq!(berta.status(&house).await, "failed");
    assert_eq!(put(&house.db, &guest(store, "carla"), &coat, 1).await, Ok(Put::Held), "the coat still waits for Berta");
    berta.pay_again(&house, 2).await;
    assert_eq!(berta.hear(&house, "e2", 2, "approved").await, "paid");
    assert_eq!(berta.attempts(&house).await, "confirmed,failed");
    assert_eq!(house.count("select count(*) from app.pieces where status = 'sold'").await, 2);
    house.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn late_money_takes_what_is_still_there_and_asks_people_where_it_is_not() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let (dress, coat, serum) = (house.unique(store, 18_900).await, house.unique(store, 30_000).await, house.counted(store, 5_900, 1).await);
    for (goods, name) in [(&dress, "early"), (&serum, "eager")] {
        let late = Waiting::of(&house, store, goods, name).await;
        late.expire(&house).await;
        assert_eq!(late.hear(&house, "e1", 1, "approved").await, "paid_late", "{name}");
        assert_eq!((late.status(&house).await.as_str(), late.attempts(&house).await.as_str()), ("paid", "confirmed_late"));
    }
    let late = Waiting::of(&house, store, &coat, "late").await;
    late.expire(&house).await;
    let next = Waiting::of(&house, store, &coat, "next").await;
    assert_eq!(late.hear(&house, "e1", 1, "approved").await, "needs_decision");
    assert_eq!(late.status(&house).await, "needs_decision");
    assert_eq!(next.hear(&house, "e1", 1, "approved").await, "paid", "she who has the coat keeps it");
    assert_eq!(house.count("select count(*) from app.pieces where status = 'sold'").await, 2);
    house.assert_balanced().await;
}

/// Goods of a failed order went back; its buyer comes to pay after all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_pays_again_gets_a_piece_anew_while_it_is_free() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    let anna = Waiting::of(&house, store, &dress, "anna").await;
    assert_eq!(anna.hear(&house, "e1", 1, "declined").await, "failed");
    house.let_everything_expire().await;
    house.tick().await;
    assert_eq!((anna.status(&house).await.as_str(), house.holds().await), ("failed", 0));
    anna.pay_again(&house, 2).await;
    assert_eq!(put(&house.db, &guest(store, "berta"), &dress, 1).await, Ok(Put::Held));
    assert_eq!(anna.hear(&house, "e2", 2, "approved").await, "paid");
    house.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_messages_at_once_have_one_effect() {
    let house = House::new().await;
    let store = house.store("amora").await;
    for (name, same) in [("same", true), ("other", false)] {
        let goods = house.unique(store, 18_900).await;
        let order = Waiting::of(&house, store, &goods, name).await;
        let told = crowd(50, 50, |n| {
            let (db, intent, total) = (house.db.clone(), order.intent(1), order.total);
            let event = if same { format!("{name}-one") } else { format!("{name}-{n}") };
            async move { hear(&db, store, &event, &intent, "approved", total).await.expect("a message is taken") }
        })
        .await;
        let rest = if same { "duplicate" } else { "ignored" };
        assert_eq!(told.iter().filter(|word| *word == "paid").count(), 1, "{told:?}");
        assert_eq!(told.iter().filter(|word| *word == rest).count(), 49, "{told:?}");
    }
    assert_eq!(house.count("select count(*) from app.events where kind = 'order.paid'").await, 2);
    assert_eq!(house.count("select count(*) from app.events where kind = 'piece.sold'").await, 2);
    house.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_attempt_never_undoes_a_newer_one_and_a_second_payment_is_surplus() {
    let house = House::new().await;
    let store = house.store("amora").await;
    for (word, outcome) in [("failed", "declined"), ("expired", "expired"), ("surplus", "approved")] {
        let goods = house.unique(store, 18_900).await;
        let order = Waiting::of(&house, store, &goods, outcome).await;
        house.let_everything_expire().await;
        order.pay_again(&house, 2).await;
        assert_eq!(order.hear(&house, "e1", 2, "approved").await, "paid");
        assert_eq!(order.hear(&house, "e2", 1, outcome).await, word);
        assert_eq!(order.status(&house).await, "paid", "{outcome} of the old attempt");
    }
    house.assert_balanced().await;
}

/// The old attempt expired, the new one keeps the goods, and then the old one's money comes after all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn money_of_an_expired_attempt_counts_while_another_keeps_the_goods() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    let anna = Waiting::of(&house, store, &dress, "anna").await;
    house.let_everything_expire().await;
    anna.pay_again(&house, 2).await;
    assert_eq!(anna.hear(&house, "e1", 1, "expired").await, "expired");
    assert_eq!(anna.status(&house).await, "pending", "the second attempt still runs");
    assert_eq!(anna.hear(&house, "e2", 1, "approved").await, "paid");
    assert_eq!(anna.attempts(&house).await, "awaiting,confirmed_late");
    house.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_money_and_unknown_intents_change_nothing() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let dress = house.unique(store, 18_900).await;
    let anna = Waiting::of(&house, store, &dress, "anna").await;
    for (event, amount) in [("less", 18_899), ("more", 18_901), ("none", 0), ("minus", -18_900)] {
        assert_eq!(hear(&house.db, store, event, &anna.intent(1), "approved", amount).await.as_deref(), Ok("mismatch"));
    }
    assert_eq!(hear(&house.db, store, "who", "an-intent-of-nobody", "approved", 18_900).await.as_deref(), Ok("unknown"));
    assert_eq!(hear(&house.db, other, "theirs", &anna.intent(1), "approved", 18_900).await.as_deref(), Ok("unknown"), "of another store");
    assert_eq!(anna.hear(&house, "odd", 1, "blessed").await, "ignored");
    assert_eq!((anna.status(&house).await.as_str(), anna.attempts(&house).await.as_str()), ("pending", "awaiting"));
    assert_eq!(house.count("select count(*) from app.events where kind = 'payment.mismatch'").await, 4);
    house.assert_balanced().await;
}

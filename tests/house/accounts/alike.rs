//! Doors at which a stranger could learn who is known (R37): for what exists and what does not, the same bytes and the same headers.
//! Signing in, signing up and forgetting have theirs in `joining` and `abuse::sign_in`. Times are measured by benches, not here.
use super::{PASSWORD, guest_order, joined, link_to};
use crate::support::{Answer, House, Visitor};
use vitrine::{domain::role::Role, paths};

/// Everything that a stranger is told, with what she typed taken out; the id of the request and the hour differ by nature.
fn told(answer: &Answer, typed: &str) -> (u16, String, Vec<(String, String)>) {
    let skipped = ["x-request-id", "date", "content-length"];
    let headers = answer.headers.iter().filter(|(name, _)| !skipped.contains(&name.as_str()));
    let headers =
        headers.map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).replace(typed, "TYPED"))).collect();
    (answer.status, answer.body.replace(typed, "TYPED"), headers)
}

async fn alike(browser: &mut Visitor, path: &str, field: &str, more: &[(&str, &str)], pair: [&str; 2]) {
    let mut answers = Vec::new();
    for typed in pair {
        let mut form = vec![(field, typed)];
        form.extend_from_slice(more);
        answers.push(told(&browser.post(path, &form).await, typed));
    }
    assert_eq!(answers[0], answers[1], "{path}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_known_and_what_is_not_are_told_in_the_same_bytes() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let other = house.store("orvale").await;
    let site = house.serve().await;
    joined(&house, &site, "amora", "known@example.test").await;
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let number = guest_order(&house, store, "guest@example.test").await;
    let foreign = guest_order(&house, other, "guest@example.test").await;
    for unknown in ["ZZZZZZZZ", &foreign] {
        alike(&mut ana, paths::ACCOUNT_ORDER_CODE, "number", &[], [&number, unknown]).await;
        alike(&mut ana, paths::ACCOUNT_ORDER_CLAIM, "number", &[("digits", "000000")], [&number, unknown]).await;
    }
    alike(&mut ana, paths::ACCOUNT_ADDRESS, "email", &[("current_for_address", PASSWORD)], ["known@example.test", "knows@example.test"])
        .await;
    for path in [paths::SIGN_UP, paths::FORGOT] {
        alike(&mut site.visitor("amora"), path, "email", &[], ["known@example.test", "knows@example.test"]).await;
    }
    let right_length = "the password of none";
    alike(&mut site.visitor("amora"), paths::SIGN_IN, "email", &[("password", right_length)], ["known@example.test", "knows@example.test"])
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_of_others_and_keys_of_nobody_are_the_same_to_whoever_tries_them() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let owner = house.person(store, Role::Owner, Some(PASSWORD)).await;
    let theirs = house.person(other, Role::Customer, None).await;
    let site = house.serve().await;
    guest_order(&house, store, "guest@example.test").await;
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let order: uuid::Uuid = sqlx::query_scalar("select id from app.orders limit 1").fetch_one(&mut house.admin().await).await.unwrap();
    let nobody = uuid::Uuid::new_v4();
    let mut told_of = Vec::new();
    for id in [order, nobody] {
        told_of.push(told(&ana.get(&format!("/account/orders/{id}")).await, &id.to_string()));
    }
    assert_eq!(told_of[0], told_of[1], "an order of another, and no order");
    let mut desk = site.visitor("amora");
    desk.post(paths::SIGN_IN, &[("email", &owner.email), ("password", PASSWORD)]).await;
    let mut told_of = Vec::new();
    for id in [theirs.person.id.0, nobody] {
        told_of.push(told(&desk.post(&format!("/admin/people/{id}/export"), &[]).await, &id.to_string()));
    }
    assert_eq!((told_of[0].0, &told_of[0]), (404, &told_of[1]), "a client of another store, and no client");
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    berta.post(paths::ACCOUNT_ERASE, &[("sure", "yes"), ("current_for_erasure", PASSWORD)]).await;
    let link = link_to(&house, "berta@example.test").await;
    let token = link.rsplit('/').next().expect("a token").to_owned();
    let mut told_of = Vec::new();
    for token in [token.as_str(), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
        told_of.push(told(&ana.get(&paths::erase_link(token)).await, token));
        told_of.push(told(&ana.post(&paths::erase_link(token), &[]).await, token));
    }
    assert_eq!((told_of[0].0, &told_of[0], &told_of[1]), (410, &told_of[2], &told_of[3]), "another's link, and no link");
}

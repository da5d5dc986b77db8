//! Guest orders find their owner, and nobody else: by a link to her own address, by number and code; by POST, in the session that asked.
use super::{PASSWORD, guest_order, joined, link_to, newest_letter, owned};
use crate::support::{House, guest, key};
use crate::trade::{checkout, place, put};
use vitrine::{domain::role::Role, paths, server::actor::Actor};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn later_guest_orders_come_by_a_link_in_the_same_session() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    guest_order(&house, store, "ana@example.test").await;
    assert_eq!(owned(&house, "ana@example.test").await, 0, "an equal string alone claims nothing");
    assert_eq!(ana.post(paths::ACCOUNT_CLAIM, &[]).await.location(), "/account?notice=claim-sent");
    let link = link_to(&house, "ana@example.test").await;
    assert_eq!(site.visitor("amora").get(&link).await.status, 303, "a scanner is sent to the door");
    assert_eq!(ana.get(&link).await.status, 200);
    assert_eq!(berta.post(&link, &[]).await.status, 410, "not for another person");
    let mut elsewhere = site.visitor("amora");
    elsewhere.post(paths::SIGN_IN, &[("email", "ana@example.test"), ("password", PASSWORD)]).await;
    assert_eq!(elsewhere.post(&link, &[]).await.status, 410, "nor in another session of hers");
    assert_eq!(owned(&house, "ana@example.test").await, 0);
    assert_eq!(ana.post(&link, &[]).await.location(), "/account?notice=claimed&many=1");
    assert_eq!(owned(&house, "ana@example.test").await, 1);
    assert_eq!(ana.post(&link, &[]).await.status, 410, "once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_of_another_address_comes_by_number_and_code() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let number = guest_order(&house, store, "work@example.test").await;
    let typed = format!(" {}-{}", number[..4].to_lowercase(), &number[4..]);
    let there = ana.post(paths::ACCOUNT_ORDER_CODE, &[("number", &typed)]).await;
    let nowhere = ana.post(paths::ACCOUNT_ORDER_CODE, &[("number", "ZZZZZZZZ")]).await;
    assert_eq!((there.status, there.body.replace(&number, "NUMBER")), (nowhere.status, nowhere.body.replace("ZZZZZZZZ", "NUMBER")));
    let letter = newest_letter(&house, "work@example.test").await.expect("a code was sent to the order's address");
    let code: String = letter.lines().find(|line| line.contains(": ")).expect("a code").chars().filter(char::is_ascii_digit).collect();
    assert_eq!(code.len(), 6, "{letter}");
    let wrong = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(ana.post(paths::ACCOUNT_ORDER_CLAIM, &[("number", &number), ("digits", wrong)]).await.status, 422);
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    assert_eq!(berta.post(paths::ACCOUNT_ORDER_CLAIM, &[("number", &number), ("digits", &code)]).await.status, 422, "not hers to use");
    let claimed = ana.post(paths::ACCOUNT_ORDER_CLAIM, &[("number", &number), ("digits", &code)]).await;
    assert_eq!((claimed.status, claimed.location()), (303, "/account?notice=claimed&many=1"));
    assert_eq!(owned(&house, "work@example.test").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_not_guessed() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let number = guest_order(&house, store, "work@example.test").await;
    ana.post(paths::ACCOUNT_ORDER_CODE, &[("number", &number)]).await;
    let letter = newest_letter(&house, "work@example.test").await.expect("a code");
    let code: String = letter.lines().find(|line| line.contains(": ")).expect("a code").chars().filter(char::is_ascii_digit).collect();
    let mut statuses = Vec::new();
    for n in 0..6 {
        let guess = format!("{:06}", (code.parse::<u32>().unwrap() + n + 1) % 1_000_000);
        statuses.push(ana.post(paths::ACCOUNT_ORDER_CLAIM, &[("number", &number), ("digits", &guess)]).await.status);
    }
    assert_eq!(statuses, [422, 422, 422, 422, 422, 429]);
    assert_eq!(ana.post(paths::ACCOUNT_ORDER_CLAIM, &[("number", &number), ("digits", &code)]).await.status, 429, "nor by luck after that");
    assert_eq!(owned(&house, "work@example.test").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_signed_in_owns_what_she_orders() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let login = house.person(store, Role::Customer, None).await;
    let goods = house.counted(store, 1_000, 5).await;
    let actor = Actor { visitor: Some(key("anna")), ..login.actor.clone() };
    put(&house.db, &actor, &goods, 1).await.expect("a cart");
    place(&house.db, &actor, &checkout(store, 1_000, "one-intent"), "a-link").await.expect("an order");
    assert_eq!(house.count(&format!("select count(*) from app.orders where person_id = '{}'", login.person.id)).await, 1);
    // and a guest's belongs to nobody
    put(&house.db, &guest(store, "berta"), &goods, 1).await.expect("a cart");
    place(&house.db, &guest(store, "berta"), &checkout(store, 1_000, "one-intent"), "b-link").await.expect("an order");
    assert_eq!(house.count("select count(*) from app.orders where person_id is null").await, 1);
}

//! Coming in: the letter, the link that does nothing by itself, the password behind it; and what a stranger can't learn from it.
use super::{PASSWORD, guest_order, joined, link_to, newest_letter, owned};
use crate::support::House;
use vitrine::{domain::role::Role, paths};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guest_becomes_a_customer_and_keeps_her_orders() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    guest_order(&house, store, "ana@example.test").await;
    guest_order(&house, store, "ana@example.test").await;
    guest_order(&house, store, "berta@example.test").await;
    let mut browser = site.visitor("amora");
    let asked = browser.post(paths::SIGN_UP, &[("email", " Ana@Example.test ")]).await;
    assert_eq!(asked.status, 200);
    assert!(asked.body.contains("ana@example.test"));
    let link = link_to(&house, "ana@example.test").await;
    let mailbox = browser.get(paths::SANDBOX_MAIL).await;
    assert!(mailbox.status == 200 && mailbox.body.contains(&link), "the demo's mailbox shows it");
    for _ in 0..3 {
        assert_eq!(site.visitor("amora").get(&link).await.status, 200, "a mail scanner opens the link");
    }
    assert_eq!(house.count("select count(*) from auth.credentials").await, 0, "opening it does nothing");
    for (name, password, missing) in
        [("", PASSWORD, "full_name"), ("Ana Souza", "short", "password"), ("Ana Souza", "iloveyou", "password")]
    {
        let refused = browser.post(&link, &[("full_name", name), ("password", password)]).await;
        assert_eq!(refused.status, 422, "{name} {password}");
        assert!(refused.body.contains(&format!("{missing}-error")), "the sentence stands beside {missing}");
        assert!(!refused.body.contains(password) || password.is_empty(), "a password is never shown again");
    }
    let entered = browser.post(&link, &[("full_name", "Ana Souza"), ("password", PASSWORD)]).await;
    assert_eq!((entered.status, entered.location()), (303, "/account?notice=welcome"));
    let room = browser.get(entered.location()).await;
    assert_eq!(room.status, 200);
    assert_eq!(room.body.matches("/account/orders/").count(), 2, "both of her orders are there");
    assert_eq!((owned(&house, "ana@example.test").await, owned(&house, "berta@example.test").await), (2, 0));
    assert_eq!(house.count("select count(*) from app.events where kind = 'order.claimed'").await, 2);
    let again = site.visitor("amora").post(&link, &[("full_name", "Eve"), ("password", PASSWORD)]).await;
    assert_eq!(again.status, 410, "the link was good for one use");
    let first = room.body.split("/account/orders/").nth(1).and_then(|rest| rest.split('"').next()).expect("an order's address");
    assert_eq!(browser.get(&format!("/account/orders/{first}")).await.status, 200);
    let mut stranger = joined(&house, &site, "amora", "carla@example.test").await;
    assert_eq!(stranger.get(&format!("/account/orders/{first}")).await.status, 404, "not hers is not there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_learns_whether_an_address_is_known() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    joined(&house, &site, "amora", "known@example.test").await;
    house.as_admin("delete from job.letters").await;
    for path in [paths::SIGN_UP, paths::FORGOT] {
        let mut answers = Vec::new();
        for email in ["known@example.test", "knows@example.test"] {
            let answer = site.visitor("amora").post(path, &[("email", email)]).await;
            assert!(answer.headers.get("set-cookie").is_none());
            answers.push((answer.status, answer.body.replace(email, "EMAIL")));
        }
        assert_eq!(answers[0], answers[1], "{path}");
    }
    assert_eq!(house.count("select count(*) from job.letters").await, 4, "each of the four was written to");
    let told = newest_letter(&house, "knows@example.test").await.expect("a letter");
    assert!(!told.contains("http"), "no link for an address without an account: {told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_to_one_address_are_bounded_and_alike() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let mut statuses = Vec::new();
    for _ in 0..8 {
        statuses.push(site.visitor("amora").post(paths::FORGOT, &[("email", "nobody@example.test")]).await.status);
    }
    assert_eq!(statuses, [200, 200, 200, 200, 200, 200, 429, 429]);
    assert_eq!(house.count("select count(*) from job.letters").await, 1, "one letter a minute, however often it is asked for");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whom_the_store_knows_stays_one_person_but_the_team_is_not_taken_over() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let client = house.person(store, Role::Customer, None).await;
    let attendant = house.person(store, Role::Attendant, None).await;
    joined(&house, &site, "amora", &client.email).await;
    let same = format!("select count(*) from auth.credentials where person_id = '{}'", client.person.id);
    assert_eq!(house.count(&same).await, 1, "the client whom the store knew");
    let mut browser = joined(&house, &site, "amora", &attendant.email).await;
    let taken = format!("select count(*) from auth.credentials where person_id = '{}'", attendant.person.id);
    assert_eq!(house.count(&taken).await, 0, "an attendant comes in by an invitation only");
    assert_eq!(browser.get(paths::ADMIN).await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_password_is_renewed_and_ends_every_session() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let mut thief = joined(&house, &site, "amora", "ana@example.test").await;
    assert_eq!(site.visitor("amora").post(paths::FORGOT, &[("email", "ana@example.test")]).await.status, 200);
    let link = link_to(&house, "ana@example.test").await;
    assert_eq!(thief.get(paths::ACCOUNT).await.status, 200);
    let mut browser = site.visitor("amora");
    assert_eq!(browser.get(&link).await.status, 200);
    assert_eq!(browser.post(&link, &[("password", "another coat entirely")]).await.status, 303);
    assert_eq!(thief.get(paths::ACCOUNT).await.status, 303, "every other session has ended");
    assert_eq!(browser.get(paths::ACCOUNT).await.status, 200);
    let sign_in = |password: &'static str| {
        let mut visitor = site.visitor("amora");
        async move { visitor.post(paths::SIGN_IN, &[("email", "ana@example.test"), ("password", password)]).await.status }
    };
    assert_eq!((sign_in(PASSWORD).await, sign_in("another coat entirely").await), (401, 303));
    assert_eq!(browser.post(&link, &[("password", "a third coat for her")]).await.status, 410);
    let told = newest_letter(&house, "ana@example.test").await.expect("a letter");
    assert!(!told.contains("http"), "she is told, without a link: {told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_names_a_host_of_the_store_and_of_nobody_else() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let mut answer = site
        .http
        .post(format!("http://127.0.0.1:{}{}", site.port, paths::SIGN_UP))
        .header("host", format!("evil.example:{}", site.port))
        .header("sec-fetch-site", "same-origin")
        .form(&[("email", "ana@example.test")]);
    answer = answer.header("accept", "text/html");
    let status = answer.send().await.expect("an answer").status().as_u16();
    assert_eq!(status, 404, "a host that no store has is nobody's");
    assert_eq!(house.count("select count(*) from job.letters").await, 0);
}

//! Guessing at the door: wrong and blocked look alike for addresses that somebody has and for those that nobody has.
use super::assert_clean;
use crate::{support::House, trade::crowd};
use vitrine::{domain::role::Role, paths};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn known_and_unknown_addresses_are_answered_alike_try_after_try() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let owner = house.person(store, Role::Owner, Some("the right password")).await;
    // as long as the known one, so that only what is said can differ
    let unknown = owner.email.replacen("owner", "nobod", 1);
    let site = house.serve().await;
    let mut statuses = Vec::new();
    for round in 0..8 {
        let mut answers = Vec::new();
        for email in [&owner.email, &unknown] {
            let answer = site.visitor("amora").post(paths::SIGN_IN, &[("email", email), ("password", "a wrong password")]).await;
            assert_clean(&answer, email);
            assert!(answer.headers.get("set-cookie").is_none());
            answers.push((answer.status, answer.body.replace(email.as_str(), "EMAIL")));
        }
        assert_eq!(answers[0], answers[1], "try {round}");
        statuses.push(answers[0].0);
    }
    assert_eq!(statuses, [401, 401, 401, 401, 401, 429, 429, 429], "five tries, then a pause");
    let right = site.visitor("amora").post(paths::SIGN_IN, &[("email", &owner.email), ("password", "the right password")]).await;
    assert_eq!(right.status, 429, "blocked is blocked from here, also for the right one");
    house.as_admin("update auth.tries set blocked_until = clock_timestamp() - interval '1 second' where blocked_until is not null").await;
    let right = site.visitor("amora").post(paths::SIGN_IN, &[("email", &owner.email), ("password", "the right password")]).await;
    assert_eq!(right.status, 303, "the pause is over");
    assert_eq!(
        house.count("select count(*) from auth.tries where blocked_until is not null").await,
        1,
        "a right one forgets its own address"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_locks_nobody_out() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let owner = house.person(store, Role::Owner, Some("the right password")).await;
    let site = house.serve().await;
    let right = [("email", owner.email.as_str()), ("password", "the right password")];
    let mut known = site.visitor("amora").from("198.51.100.1");
    assert_eq!(known.post(paths::SIGN_IN, &right).await.status, 303);
    known.post(paths::SIGN_OUT, &[]).await;
    let guess = |n: usize, network: &'static str| {
        let (mut stranger, email) = (site.visitor("amora").from(network), owner.email.clone());
        async move { stranger.post(paths::SIGN_IN, &[("email", &email), ("password", &format!("guess {n}"))]).await.status }
    };
    for n in 0..6 {
        guess(n, "203.0.113.1").await;
    }
    assert_eq!(guess(7, "203.0.113.1").await, 429, "the stranger waits");
    assert_eq!(site.visitor("amora").from("198.51.100.2").post(paths::SIGN_IN, &right).await.status, 303, "she comes in from elsewhere");
    // a stranger in her own network, and then a whole crowd of networks
    for n in 0..6 {
        guess(n, "198.51.100.1").await;
    }
    assert_eq!(site.visitor("amora").from("198.51.100.1").post(paths::SIGN_IN, &right).await.status, 429, "a new browser there waits");
    assert_eq!(known.post(paths::SIGN_IN, &right).await.status, 303, "the browser that she has used before does not");
    house.as_admin("update auth.tries set blocked_until = clock_timestamp() + interval '1 hour' where failures > 0").await;
    assert_eq!(known.post(paths::SIGN_IN, &right).await.status, 303, "not even when every other bucket is closed");
    let mut forger = site.visitor("amora").from("203.0.113.9");
    forger.cookies.insert("vitrine_device".into(), "a-made-up-name-of-a-device-that-she-never-had".into());
    assert_eq!(forger.post(paths::SIGN_IN, &right).await.status, 429, "a made-up device is a stranger's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guesses_side_by_side_are_counted_as_guesses_in_a_row() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let owner = house.person(store, Role::Owner, Some("the right password")).await;
    let site = std::sync::Arc::new(house.serve().await);
    let answers = crowd(30, 30, |n| {
        let (site, email) = (site.clone(), owner.email.clone());
        async move { site.visitor("amora").post(paths::SIGN_IN, &[("email", &email), ("password", &format!("guess {n}"))]).await.status }
    })
    .await;
    let checked = answers.iter().filter(|status| **status == 401).count();
    // two are looked at in the same moment
    assert!((5..=6).contains(&checked), "{checked} passwords were tried before the pause: {answers:?}");
    assert_eq!(answers.iter().filter(|status| **status == 429).count(), 30 - checked);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_ends_with_sign_out_and_with_the_person() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let endings = [
        ("sign-out", None),
        ("disabled", Some("update app.people set disabled_at = now() where id = 'PERSON'")),
        ("hat taken", Some("delete from app.person_roles where person_id = 'PERSON'")),
        ("password changed", Some("update auth.credentials set epoch = epoch + 1 where person_id = 'PERSON'")),
        (
            "expired",
            Some(
                "update auth.sessions set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where person_id = 'PERSON'",
            ),
        ),
    ];
    for (what, sql) in endings {
        let owner = house.person(store, Role::Owner, Some("the right password")).await;
        let mut browser = site.visitor("amora");
        browser.post(paths::SIGN_IN, &[("email", &owner.email), ("password", "the right password")]).await;
        assert_eq!(browser.get(paths::ADMIN).await.status, 200, "{what}: she is in");
        let stolen = browser.clone();
        match sql {
            Some(sql) => house.as_admin(&sql.replace("PERSON", &owner.person.id.to_string())).await,
            None => assert_eq!(browser.post(paths::SIGN_OUT, &[]).await.status, 303),
        }
        for mut copy in [browser, stolen] {
            let answer = copy.get(paths::ADMIN).await;
            assert_eq!(
                (answer.status, answer.location()),
                (303, paths::sign_in_then(paths::ADMIN).as_str()),
                "{what}: the next request is nobody's"
            );
        }
    }
}

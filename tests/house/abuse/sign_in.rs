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
    assert_eq!(right.status, 429, "blocked is blocked, also for the right one");
    house.as_admin("update auth.credentials set blocked_until = clock_timestamp() - interval '1 second'").await;
    let right = site.visitor("amora").post(paths::SIGN_IN, &[("email", &owner.email), ("password", "the right password")]).await;
    assert_eq!(right.status, 303, "the pause is over");
    assert_eq!(house.count("select failures::bigint from auth.credentials").await, 0, "a right one forgets");
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

//! After the password a passkey: a door that is half open opens nothing, an answer is good once, a code stands for a lost passkey.
use super::{PASSWORD, codes_in, options, sign_in, with_passkey};
use crate::{
    accounts::{link_to, newest_letter},
    support::{House, Site, SoftKey, Visitor},
};
use vitrine::{domain::role::Role, paths};

const LIST: &str = "/api/admin/orders/list";

/// What a server function answers to whoever holds these cookies.
async fn calls(site: &Site, browser: &Visitor) -> u16 {
    let cookies: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = site.http.post(site.url("amora", LIST)).header("content-type", "application/json").header("cookie", cookies.join("; "));
    let request = request.header("accept", "application/json").header("sec-fetch-site", "same-origin");
    request.body(r#"{"status":null,"words":"","after":null}"#).send().await.expect("an answer").status().as_u16()
}

/// Nothing opens but her next step.
async fn opens_nothing(site: &Site, browser: &Visitor) {
    let mut browser = browser.clone();
    for path in [paths::ADMIN, paths::ADMIN_ORDERS, paths::COURIER, paths::ACCOUNT, paths::ACCOUNT_SECURITY, paths::ACCOUNT_GOOGLE] {
        let answer = browser.get(path).await;
        assert!(answer.status == 303 && answer.location().starts_with(paths::SIGN_IN), "{path}: {} {}", answer.status, answer.location());
    }
    assert_eq!(calls(site, &browser).await, 401);
    for path in [paths::ACCOUNT_PASSKEYS, paths::ACCOUNT_PASSKEYS_REMOVE, paths::ACCOUNT_PASSKEYS_CODES, paths::ACCOUNT_PASSKEYS_RULE] {
        let form = [("current_for_keys", PASSWORD), ("passkey", "0190a000-0000-7000-8000-000000000001"), ("wanted", "no")];
        assert!(browser.post(path, &form).await.location().starts_with(paths::SIGN_IN), "{path}");
    }
    let form = [("name", "mine"), ("current_for_passkey", PASSWORD)];
    assert_eq!(browser.post(paths::ACCOUNT_PASSKEYS_BEGIN, &form).await.status, 401);
    assert_eq!(browser.post(paths::SECOND_NEW_BEGIN, &form).await.status, 403, "who has one makes no other at the door");
    assert_eq!(browser.post(paths::SECOND_NEW, &form).await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_door_that_is_half_open_opens_nothing() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let origin = site.url("amora", "");
    let (email, first, mut key, codes) = with_passkey(&house, &site, store, Role::Owner).await;
    assert_eq!(codes.len(), 10);
    assert_eq!(calls(&site, &first).await, 200, "the session that made it stays open");
    assert!(newest_letter(&house, &email).await.is_some(), "her address is told");
    let mut browser = site.visitor("amora");
    let half = browser.post(paths::SIGN_IN, &[("email", &email), ("password", PASSWORD), ("next", "/admin/orders")]).await;
    assert_eq!((half.status, half.location()), (303, paths::second_then("/admin/orders").as_str()));
    assert!(!browser.cookies.contains_key("vitrine_desk"));
    opens_nothing(&site, &browser).await;
    let page = browser.get(paths::SIGN_IN).await;
    assert_eq!(page.location(), paths::SECOND, "the door sends her on to her next step");
    assert!(browser.get(half.location()).await.body.contains("data-passkey=\"show\""));
    // a passkey of somebody else, and hers for another origin
    let asked = options(&mut browser, paths::SECOND_BEGIN, &[]).await;
    let wrong = SoftKey::default().show(&origin, &asked);
    assert_eq!(browser.post(paths::SECOND, &[("credential", &wrong)]).await.status, 422);
    let asked = options(&mut browser, paths::SECOND_BEGIN, &[]).await;
    let phished = key.show("https://amora.evil.example", &asked);
    assert_eq!(browser.post(paths::SECOND, &[("credential", &phished)]).await.status, 422);
    // the challenge is gone with the wrong answer
    let late = key.show(&origin, &asked);
    assert_eq!(browser.post(paths::SECOND, &[("credential", &late)]).await.status, 422);
    opens_nothing(&site, &browser).await;
    let asked = options(&mut browser, paths::SECOND_BEGIN, &[]).await;
    let right = key.show(&origin, &asked);
    let before = browser.clone();
    let open = browser.post(paths::SECOND, &[("credential", &right), ("next", "/admin/orders")]).await;
    assert_eq!((open.status, open.location()), (303, "/admin/orders"), "{}", open.body);
    assert_eq!((browser.get(paths::ADMIN).await.status, calls(&site, &browser).await), (200, 200));
    assert_ne!(before.cookies["vitrine_session"], browser.cookies["vitrine_session"], "another key");
    assert_eq!(calls(&site, &before).await, 401, "the half-open one is nobody's");
    assert_eq!(before.clone().post(paths::SECOND, &[("credential", &right)]).await.location(), paths::SIGN_IN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_is_good_once_and_in_its_own_browser() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let origin = site.url("amora", "");
    let (email, _, mut key, _) = with_passkey(&house, &site, store, Role::Attendant).await;
    let (mut one, mut other) = (site.visitor("amora"), site.visitor("amora"));
    sign_in(&mut one, &email).await;
    sign_in(&mut other, &email).await;
    let asked = options(&mut one, paths::SECOND_BEGIN, &[]).await;
    options(&mut other, paths::SECOND_BEGIN, &[]).await;
    let right = key.show(&origin, &asked);
    assert_eq!(other.post(paths::SECOND, &[("credential", &right)]).await.status, 422, "the challenge of another browser");
    assert_eq!(one.post(paths::SECOND, &[("credential", &right)]).await.status, 303);
    // the same answer again, by whoever heard it, in a new half-open door with a challenge of its own
    let mut thief = site.visitor("amora");
    sign_in(&mut thief, &email).await;
    options(&mut thief, paths::SECOND_BEGIN, &[]).await;
    assert_eq!(thief.post(paths::SECOND, &[("credential", &right)]).await.status, 422);
    // a copy of the passkey, whose counter stands still
    let asked = options(&mut thief, paths::SECOND_BEGIN, &[]).await;
    key.counter = 0;
    let cloned = key.show(&origin, &asked);
    assert_eq!(thief.post(paths::SECOND, &[("credential", &cloned)]).await.status, 422, "a counter that goes back");
    // ten minutes later the half-open door is shut
    key.counter = 10;
    let asked = options(&mut thief, paths::SECOND_BEGIN, &[]).await;
    let right = key.show(&origin, &asked);
    house.as_admin("update auth.sessions set created_at = created_at - interval '11 minutes' where second_at is null").await;
    assert_eq!(thief.post(paths::SECOND, &[("credential", &right)]).await.location(), paths::SIGN_IN);
    assert_eq!(calls(&site, &thief).await, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_stands_for_a_lost_passkey_once() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (email, mut desk, _, codes) = with_passkey(&house, &site, store, Role::Finance).await;
    let (mut one, mut two) = (site.visitor("amora"), site.visitor("amora"));
    sign_in(&mut one, &email).await;
    sign_in(&mut two, &email).await;
    let typed = codes[0].to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    let open = one.post(paths::RECOVERY, &[("code", &typed), ("next", "/admin/orders")]).await;
    assert_eq!((open.status, open.location()), (303, "/admin/orders"), "{}", open.body);
    assert_eq!(calls(&site, &one).await, 200);
    let again = two.post(paths::RECOVERY, &[("code", &codes[0])]).await;
    assert_eq!(again.status, 422);
    assert!(again.body.contains("code-error"), "the sentence stands beside the field");
    assert_eq!(calls(&site, &two).await, 401);
    assert_eq!(house.count("select count(*) from auth.recovery_codes where used_at is null").await, 9);
    let kept = format!("select count(*) from auth.recovery_codes where code_hash like '%{}%'", codes[1].replace('-', ""));
    assert_eq!(house.count(&kept).await, 0, "no code is kept as it is");
    // new codes end the old ones
    assert_eq!(desk.post(paths::ACCOUNT_PASSKEYS_CODES, &[("current_for_keys", "wrong")]).await.status, 422);
    let fresh = codes_in(&desk.post(paths::ACCOUNT_PASSKEYS_CODES, &[("current_for_keys", PASSWORD)]).await.body);
    assert_eq!(fresh.len(), 10);
    assert_eq!(two.post(paths::RECOVERY, &[("code", &codes[2])]).await.status, 422);
    assert_eq!(two.post(paths::RECOVERY, &[("code", &fresh[2])]).await.status, 303);
    // they are not guessed
    let mut thief = site.visitor("amora");
    sign_in(&mut thief, &email).await;
    let mut last = 0;
    for _ in 0..6 {
        last = thief.post(paths::RECOVERY, &[("code", "AAAAA-AAAAA")]).await.status;
    }
    assert_eq!(last, 429);
    assert_eq!(thief.post(paths::RECOVERY, &[("code", &fresh[3])]).await.status, 429, "not even a right one, for a while");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_does_not_lead_around_the_passkey() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (email, mut desk, _, _) = with_passkey(&house, &site, store, Role::Owner).await;
    site.visitor("amora").post(paths::FORGOT, &[("email", &email)]).await;
    let link = link_to(&house, &email).await;
    let mut browser = site.visitor("amora");
    let renewed = browser.post(&link, &[("password", "another coat entirely")]).await;
    assert_eq!((renewed.status, renewed.location()), (303, paths::SECOND));
    opens_nothing(&site, &browser).await;
    assert_eq!(desk.get(paths::ADMIN).await.status, 303, "the others have ended");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passkeys_are_for_the_team_and_need_the_password() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let customer = house.person(store, Role::Customer, Some(PASSWORD)).await;
    let mut browser = site.visitor("amora");
    sign_in(&mut browser, &customer.email).await;
    let form = [("name", "mine"), ("current_for_passkey", PASSWORD)];
    assert_eq!(browser.post(paths::ACCOUNT_PASSKEYS_BEGIN, &form).await.status, 403);
    assert!(!browser.get(paths::ACCOUNT_SECURITY).await.body.contains("data-passkey"));
    let (email, mut desk, key, _) = with_passkey(&house, &site, store, Role::Attendant).await;
    assert!(desk.get(paths::ACCOUNT_SECURITY).await.body.contains("my phone"));
    for (name, password) in [("mine", "wrong"), ("", PASSWORD), ("mine", "")] {
        let answer = desk.post(paths::ACCOUNT_PASSKEYS_BEGIN, &[("name", name), ("current_for_passkey", password)]).await;
        assert!(answer.status == 422 && answer.body.starts_with("{\"say\":\""), "{name} {password}: {}", answer.body);
    }
    // an answer that nobody asked for, and the same passkey twice
    let asked = options(&mut desk, paths::ACCOUNT_PASSKEYS_BEGIN, &form).await;
    let known = asked["publicKey"]["excludeCredentials"].as_array().map_or(0, Vec::len);
    assert_eq!(known, 1, "the browser is told which she has");
    let made = key.make(&site.url("amora", ""), &asked);
    assert_eq!(desk.post(paths::ACCOUNT_PASSKEYS, &[("name", "twin"), ("credential", &made)]).await.status, 409);
    assert_eq!(desk.post(paths::ACCOUNT_PASSKEYS, &[("name", "twin"), ("credential", &made)]).await.status, 409);
    // removed by her password; then the password alone opens again
    let id: String = {
        let body = desk.get(paths::ACCOUNT_SECURITY).await.body;
        body.split("name=\"passkey\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("her passkey").to_owned()
    };
    assert_eq!(desk.post(paths::ACCOUNT_PASSKEYS_REMOVE, &[("passkey", &id), ("current_for_keys", "wrong")]).await.status, 422);
    let gone = desk.post(paths::ACCOUNT_PASSKEYS_REMOVE, &[("passkey", &id), ("current_for_keys", PASSWORD)]).await;
    assert_eq!(gone.location(), "/account/security?notice=passkey-removed");
    assert_eq!(house.count("select count(*) from auth.recovery_codes").await, 0);
    let mut browser = site.visitor("amora");
    assert_eq!(sign_in(&mut browser, &email).await.location(), paths::ADMIN);
    assert_eq!(house.count("select count(*) from app.events where kind in ('person.passkey_added', 'person.passkey_removed')").await, 2);
}

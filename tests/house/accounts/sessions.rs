//! Keeping an account: sessions are seen and ended, password and address change hands safely, a person's wishes are kept.
use super::{PASSWORD, joined, link_to, newest_letter};
use crate::support::{House, Visitor};
use vitrine::{domain::role::Role, paths};

async fn elsewhere(site: &crate::support::Site, email: &str) -> Visitor {
    let mut browser = site.visitor("amora");
    assert_eq!(browser.post(paths::SIGN_IN, &[("email", email), ("password", PASSWORD)]).await.status, 303);
    browser
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_are_seen_and_ended_one_by_one_and_all() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let mut here = joined(&house, &site, "amora", "ana@example.test").await;
    let mut phone = elsewhere(&site, "ana@example.test").await;
    let page = here.get(paths::ACCOUNT_SECURITY).await;
    let ids: Vec<&str> = page.body.split("name=\"session\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.len(), 2, "the other one, and all");
    let other = *ids.iter().find(|id| **id != "all").expect("the other session");
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    berta.post(paths::ACCOUNT_SESSIONS, &[("session", other)]).await;
    assert_eq!(phone.get(paths::ACCOUNT).await.status, 200, "nobody ends a session of another");
    here.post(paths::ACCOUNT_SESSIONS, &[("session", other)]).await;
    assert_eq!(phone.get(paths::ACCOUNT).await.status, 303);
    assert_eq!(here.get(paths::ACCOUNT).await.status, 200);
    let mut phone = elsewhere(&site, "ana@example.test").await;
    assert_eq!(here.post(paths::ACCOUNT_SESSIONS, &[("session", "all")]).await.location(), paths::SIGN_IN);
    assert_eq!((here.get(paths::ACCOUNT).await.status, phone.get(paths::ACCOUNT).await.status), (303, 303), "everywhere");
    let owner = house.person(store, Role::Owner, Some(PASSWORD)).await;
    let mut desk = elsewhere(&site, &owner.email).await;
    assert_eq!(desk.get(paths::ACCOUNT).await.location(), paths::ACCOUNT_SECURITY, "the team has this page, too");
    assert_eq!(desk.get(paths::ACCOUNT_SECURITY).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_password_needs_the_present_one() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let mut here = joined(&house, &site, "amora", "ana@example.test").await;
    let mut phone = elsewhere(&site, "ana@example.test").await;
    let new = "another coat entirely";
    assert_eq!(here.post(paths::ACCOUNT_PASSWORD, &[("current", "wrong"), ("password", new)]).await.status, 422);
    assert_eq!(here.post(paths::ACCOUNT_PASSWORD, &[("current", PASSWORD), ("password", "password1")]).await.status, 422);
    let before = here.cookies.clone();
    assert_eq!(here.post(paths::ACCOUNT_PASSWORD, &[("current", PASSWORD), ("password", new)]).await.status, 303);
    assert_ne!(here.cookies.get("vitrine_session"), before.get("vitrine_session"), "a new key");
    assert_eq!((here.get(paths::ACCOUNT).await.status, phone.get(paths::ACCOUNT).await.status), (200, 303));
    for _ in 0..5 {
        here.post(paths::ACCOUNT_PASSWORD, &[("current", "wrong"), ("password", new)]).await;
    }
    assert_eq!(
        here.post(paths::ACCOUNT_PASSWORD, &[("current", new), ("password", PASSWORD)]).await.status,
        429,
        "not guessed from inside"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_address_is_proven_first_and_the_old_one_is_told() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    let ask = |email: &'static str| [("email", email), ("current_for_address", PASSWORD)];
    assert_eq!(ana.post(paths::ACCOUNT_ADDRESS, &[("email", "new@example.test"), ("current_for_address", "wrong")]).await.status, 422);
    // an address that is taken is answered as any other, and told without a link
    assert_eq!(ana.post(paths::ACCOUNT_ADDRESS, &ask("berta@example.test")).await.location(), "/account/security?notice=address-sent");
    assert!(!newest_letter(&house, "berta@example.test").await.expect("a letter").contains("http"));
    assert_eq!(ana.post(paths::ACCOUNT_ADDRESS, &ask("new@example.test")).await.location(), "/account/security?notice=address-sent");
    let link = link_to(&house, "new@example.test").await;
    assert_eq!(ana.get(&link).await.status, 200);
    assert_eq!(house.count("select count(*) from auth.credentials where email = 'new@example.test'").await, 0, "opening it does nothing");
    assert_eq!(berta.post(&link, &[]).await.status, 410);
    assert_eq!(ana.post(&link, &[]).await.location(), "/account/security?notice=address");
    assert_eq!(house.count("select count(*) from auth.credentials where email = 'new@example.test'").await, 1);
    assert!(newest_letter(&house, "ana@example.test").await.is_some_and(|letter| !letter.contains("http")), "the old address is told");
    assert_eq!(site.visitor("amora").post(paths::SIGN_IN, &[("email", "ana@example.test"), ("password", PASSWORD)]).await.status, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn consents_are_given_and_taken_back_and_nothing_is_forgotten() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let standing = "select count(*) from (select distinct on (purpose, channel) granted from app.consents order by purpose, channel, decided_at desc) c where granted";
    assert_eq!(ana.post(paths::ACCOUNT_CONSENTS, &[("news-email", "yes"), ("matching", "yes")]).await.location(), "/account?notice=saved");
    assert_eq!(house.count(standing).await, 2);
    ana.post(paths::ACCOUNT_CONSENTS, &[("matching", "yes")]).await;
    assert_eq!((house.count(standing).await, house.count("select count(*) from app.consents").await), (1, 3), "a row per decision");
    assert_eq!(site.visitor("amora").post(paths::ACCOUNT_CONSENTS, &[]).await.status, 401);
}

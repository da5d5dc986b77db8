//! Sessions that somebody else would like to have (R35): chosen beforehand, revived after the end, stolen before a change; and many
//! hands of one browser at once.
use super::{PASSWORD, joined};
use crate::{
    support::{House, Visitor},
    trade::crowd,
};
use std::sync::Arc;
use vitrine::{domain::role::Role, paths};

fn key(browser: &Visitor) -> String {
    browser.cookies.get("vitrine_session").cloned().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_somebody_chose_beforehand_opens_nothing() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let owner = house.person(store, Role::Owner, Some(PASSWORD)).await;
    let site = house.serve().await;
    let chosen = "chosen-by-a-stranger-chosen-by-a-stranger-1";
    let mut victim = site.visitor("amora");
    victim.cookies.insert("vitrine_session".into(), chosen.into());
    assert_eq!(victim.post(paths::SIGN_IN, &[("email", &owner.email), ("password", PASSWORD)]).await.status, 303);
    assert_ne!(key(&victim), chosen, "a new key at the door");
    let mut stranger = site.visitor("amora");
    stranger.cookies.insert("vitrine_session".into(), chosen.into());
    assert_eq!(stranger.get(paths::ADMIN).await.status, 303);
    let first = key(&victim);
    victim.post(paths::SIGN_IN, &[("email", &owner.email), ("password", PASSWORD)]).await;
    assert_ne!(key(&victim), first, "and another one each time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_on_its_way_does_not_revive_a_session() {
    let house = House::new().await;
    house.store("amora").await;
    let site = Arc::new(house.serve().await);
    for _ in 0..3 {
        let browser = Arc::new(joined_again(&house, &site).await);
        let answers = crowd(24, 24, |n| {
            let mut tab = (*browser).clone();
            async move {
                if n == 11 {
                    return (n, tab.post(paths::SIGN_OUT, &[]).await);
                }
                (n, tab.post(paths::ACCOUNT_CONSENTS, &[("matching", if n % 2 == 0 { "yes" } else { "" })]).await)
            }
        })
        .await;
        for (n, answer) in &answers {
            let sets =
                answer.headers.get_all("set-cookie").iter().any(|cookie| {
                    cookie.to_str().is_ok_and(|cookie| cookie.starts_with("vitrine_session=") && !cookie.contains("Max-Age=0"))
                });
            assert!(!sets, "{n}: nobody is given a key");
            assert!(answer.status < 500, "{n}: {}", answer.status);
        }
        assert_eq!((*browser).clone().get(paths::ACCOUNT).await.status, 303, "out is out");
    }
}

/// The same person in a fresh browser.
async fn joined_again(house: &House, site: &crate::support::Site) -> Visitor {
    if house.count("select count(*) from auth.credentials").await == 0 {
        return joined(house, site, "amora", "ana@example.test").await;
    }
    let mut browser = site.visitor("amora");
    assert_eq!(browser.post(paths::SIGN_IN, &[("email", "ana@example.test"), ("password", PASSWORD)]).await.status, 303);
    browser
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stolen_key_ends_with_the_password_and_with_the_hat() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let login = house.person(store, Role::Attendant, Some(PASSWORD)).await;
    let mut desk = site.visitor("amora");
    desk.post(paths::SIGN_IN, &[("email", &login.email), ("password", PASSWORD)]).await;
    let mut stolen = desk.clone();
    assert_eq!(stolen.get(paths::ADMIN).await.status, 200);
    let new = "another coat entirely";
    assert_eq!(desk.post(paths::ACCOUNT_PASSWORD, &[("current", PASSWORD), ("password", new)]).await.status, 303);
    assert_eq!((desk.get(paths::ADMIN).await.status, stolen.get(paths::ADMIN).await.status), (200, 303), "another password");
    let mut stolen = desk.clone();
    // one hat for another: what was opened under the old one is over, also for her
    let person = login.person.id;
    house
        .in_store(&format!(
            "delete from app.person_roles where person_id = '{person}'; insert into app.person_roles (store_id, person_id, role) select store_id, '{person}', 'courier' from app.stores"
        ))
        .await;
    for path in [paths::ADMIN, paths::COURIER, paths::ACCOUNT_SECURITY] {
        assert_eq!(stolen.get(path).await.status, 303, "{path} under a hat that she wears no more");
    }
    desk.post(paths::SIGN_IN, &[("email", &login.email), ("password", new)]).await;
    assert_eq!((desk.get(paths::ADMIN).await.status, desk.get(paths::COURIER).await.status), (403, 200));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_hands_of_one_browser_lose_no_line() {
    let house = House::with_pool(16).await;
    let store = house.store("amora").await;
    let mut goods = Vec::new();
    for _ in 0..50 {
        goods.push(house.counted(store, 1_000, 9).await.variant.to_string());
    }
    let site = house.serve().await;
    let mut browser = site.visitor("amora");
    browser.post(paths::CART, &[("variant", &goods[0])]).await;
    let (browser, goods) = (Arc::new(browser), Arc::new(goods));
    let statuses = crowd(50, 50, |n| {
        let (mut tab, goods) = ((*browser).clone(), goods.clone());
        async move { tab.post(paths::CART, &[("variant", &goods[n])]).await.status }
    })
    .await;
    assert!(statuses.iter().all(|status| *status == 303), "{statuses:?}");
    assert_eq!(house.count("select count(*) from app.cart_lines").await, 50);
    assert_eq!(house.count("select count(*) from app.carts").await, 1);
}

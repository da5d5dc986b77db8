//! Who was there first: an account that somebody prepared, or that lies ready, is never opened by an address alone. Five orders of
//! events, and nothing to learn from any of them.
use super::{PASSWORD, by_google, house_with_provider, sign_in};
use crate::{
    accounts::{joined, newest_letter},
    support::{Provider, Site},
};
use vitrine::{domain::role::Role, paths};

/// She comes by the provider and is told to prove her account first; no session.
async fn is_led_to_the_door(site: &Site) -> String {
    let mut browser = site.visitor("amora");
    let page = by_google(site, &mut browser, paths::GOOGLE).await;
    assert_eq!(page.status, 200);
    assert!(!browser.cookies.contains_key("vitrine_session"));
    page.body
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_with_a_password_is_never_opened_by_an_address() {
    let (house, provider, store, site) = house_with_provider().await;
    joined(&house, &site, "amora", "ana@example.test").await;
    let owner = house.person(store, Role::Owner, Some(PASSWORD)).await;
    // the same address, in other letters, verified and not; the owner's address; an address that nobody has, unverified
    let mut pages = Vec::new();
    for (subject, email, is_verified) in [
        ("one", "ana@example.test", true),
        ("two", "ANA@example.TEST", true),
        ("three", "ana@example.test", false),
        ("four", owner.email.as_str(), true),
        ("five", "nobody@example.test", false),
        ("six", "", true),
        ("seven", "not an address", true),
    ] {
        provider.knows(subject, email, is_verified);
        pages.push(is_led_to_the_door(&site).await);
    }
    assert!(pages.iter().all(|page| *page == pages[0]), "the same page, whoever is known");
    assert_eq!(house.count("select count(*) from auth.identities").await, 0);
    assert_eq!(house.count("select count(*) from auth.credentials").await, 2, "and nobody was made");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_proves_her_account_and_then_it_is_one() {
    let (house, provider, _, site) = house_with_provider().await;
    joined(&house, &site, "amora", "ana@example.test").await;
    provider.knows("one", "ana@example.test", true);
    let mut browser = site.visitor("amora");
    let page = by_google(&site, &mut browser, paths::GOOGLE).await;
    let door = paths::sign_in_then(paths::ACCOUNT_GOOGLE);
    assert!(page.body.contains(&door), "the way to the door leads back here");
    let form = [("email", "ana@example.test"), ("password", PASSWORD), ("next", paths::ACCOUNT_GOOGLE)];
    assert_eq!(browser.post(paths::SIGN_IN, &form).await.location(), paths::ACCOUNT_GOOGLE);
    assert_eq!(browser.get(paths::ACCOUNT_GOOGLE).await.status, 200);
    assert_eq!(browser.post(paths::ACCOUNT_GOOGLE, &[]).await.status, 303);
    assert_eq!(by_google(&site, &mut site.visitor("amora"), paths::GOOGLE).await.location(), paths::ACCOUNT);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_came_by_the_provider_first_is_not_taken_over_by_a_password() {
    let (house, provider, _, site) = house_with_provider().await;
    provider.knows("one", "ana@example.test", true);
    by_google(&site, &mut site.visitor("amora"), paths::GOOGLE).await;
    // a stranger asks for an account under her address: her mailbox is told, without a link
    assert_eq!(site.visitor("amora").post(paths::SIGN_UP, &[("email", "Ana@example.test")]).await.status, 200);
    let letter = newest_letter(&house, "ana@example.test").await.expect("a letter");
    assert!(!letter.contains("http"), "{letter}");
    assert_eq!(sign_in(&mut site.visitor("amora"), "ana@example.test").await.status, 401, "no password opens what has none");
    // another account at the provider with the same address is another person to it
    provider.knows("two", "ana@example.test", true);
    is_led_to_the_door(&site).await;
    assert_eq!(house.count("select count(*) from auth.identities").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_waits_in_the_mailbox_dies_when_she_comes_by_the_provider() {
    let (house, provider, _, site): (_, Provider, _, _) = house_with_provider().await;
    // somebody asks for an account for her; she comes by the provider before she opens the letter
    site.visitor("amora").post(paths::SIGN_UP, &[("email", "ana@example.test")]).await;
    let link = crate::accounts::link_to(&house, "ana@example.test").await;
    provider.knows("one", "ana@example.test", true);
    by_google(&site, &mut site.visitor("amora"), paths::GOOGLE).await;
    let taken = site.visitor("amora").post(&link, &[("full_name", "Eve"), ("password", PASSWORD)]).await;
    assert_eq!(taken.status, 410);
    assert_eq!(house.count("select count(*) from auth.credentials where password_hash is not null").await, 0);
}

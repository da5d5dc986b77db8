//! Who was there first: an account that somebody prepared, or that lies ready, is never opened by an address alone. Nothing
//! can be learned from it.
use super::{PASSWORD, by_google, house_with_provider, is_led_to_the_door};
use crate::accounts::joined;
use vitrine::{domain::role::Role, paths};

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
    assert_eq!(browser.post(paths::ACCOUNT_GOOGLE, &[("current", PASSWORD)]).await.status, 303);
    assert_eq!(by_google(&site, &mut site.visitor("amora"), paths::GOOGLE).await.location(), paths::ACCOUNT);
}

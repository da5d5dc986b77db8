//! Who was there first by the provider, or with a link of her own, is not taken over by a password, a letter or a thief.
use super::{PASSWORD, by_google, house_with_provider, is_led_to_the_door, sign_in};
use crate::{
    accounts::{joined, newest_letter},
    support::Provider,
};
use vitrine::paths;

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_foreign_link_ends_when_she_takes_her_account_back() {
    let (house, provider, _, site) = house_with_provider().await;
    // a thief inside her session who knows her password links an account of his own
    let mut thief = joined(&house, &site, "amora", "ana@example.test").await;
    provider.knows("his", "thief@example.test", true);
    by_google(&site, &mut thief, "/sign-in/google?link=1").await;
    assert_eq!(thief.post(paths::ACCOUNT_GOOGLE, &[("current", PASSWORD)]).await.status, 303);
    site.visitor("amora").post(paths::FORGOT, &[("email", "ana@example.test")]).await;
    let link = crate::accounts::link_to(&house, "ana@example.test").await;
    assert_eq!(site.visitor("amora").post(&link, &[("password", "another coat entirely")]).await.status, 303);
    assert_eq!(thief.get(paths::ACCOUNT).await.status, 303);
    by_google(&site, &mut thief, paths::GOOGLE).await;
    assert!(!thief.get(paths::ACCOUNT).await.body.contains("ana@example.test"));
    let hers =
        "select count(*) from auth.identities i join auth.credentials c using (store_id, person_id) where c.email = 'ana@example.test'";
    assert_eq!(house.count(hers).await, 0);
}

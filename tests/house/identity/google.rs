//! Coming in by a provider: an account without a password, which keeps a way in.
use super::{PASSWORD, by_google, house_with_provider, sign_in};
use crate::accounts::{guest_order, link_to, owned};
use vitrine::paths;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_comes_in_without_a_password_and_keeps_a_way_in() {
    let (house, provider, store, site) = house_with_provider().await;
    guest_order(&house, store, "ana@example.test").await;
    provider.knows("one", "Ana@Example.test", true);
    let mut browser = site.visitor("amora");
    assert!(browser.get(paths::SIGN_IN).await.body.contains(paths::GOOGLE), "the door offers it");
    let came = by_google(&site, &mut browser, "/sign-in/google?next=%2Fcart").await;
    assert_eq!((came.status, came.location()), (303, "/cart"));
    let room = browser.get(paths::ACCOUNT).await;
    assert!(room.status == 200 && room.body.contains("Ana"));
    assert_eq!(owned(&house, "ana@example.test").await, 0, "an address alone brings no orders: a letter does");
    let asked = provider.asked();
    assert_eq!(asked.len(), 1);
    // again, in another browser, under another address: the provider's own name for her is the key
    provider.knows("one", "ana.new@example.test", false);
    let mut phone = site.visitor("amora");
    assert_eq!(by_google(&site, &mut phone, paths::GOOGLE).await.location(), paths::ACCOUNT);
    assert_eq!(house.count("select count(*) from app.people where email like 'ana%'").await, 1, "one person");
    assert_eq!(house.count("select count(*) from auth.identities").await, 1);
    assert_eq!(provider.lookups(), 1, "addresses and keys of the provider are remembered");
    let asked = provider.asked();
    for secret in ["state", "nonce", "code_challenge"] {
        assert_ne!(asked[0][secret], asked[1][secret], "{secret} is new each time");
    }
    // her only way in stays
    let security = browser.get(paths::ACCOUNT_SECURITY).await;
    assert!(security.body.contains("ana@example.test") && !security.body.contains("current_for_address"), "no form asks for a password");
    assert_eq!(browser.post(paths::ACCOUNT_GOOGLE_UNLINK, &[]).await.location(), "/account/security?notice=google-last");
    assert_eq!(house.count("select count(*) from auth.identities").await, 1);
    // a letter helps her to a password, and then she may
    assert_eq!(site.visitor("amora").post(paths::FORGOT, &[("email", "ana@example.test")]).await.status, 200);
    let link = link_to(&house, "ana@example.test").await;
    assert_eq!(browser.post(&link, &[("password", PASSWORD)]).await.status, 303);
    assert_eq!(browser.post(paths::ACCOUNT_GOOGLE_UNLINK, &[]).await.location(), "/account/security?notice=google-unlinked");
    assert_eq!(house.count("select count(*) from auth.identities").await, 0);
    assert_eq!(sign_in(&mut site.visitor("amora"), "ana@example.test").await.status, 303);
    let told = "select count(*) from app.events where kind in ('person.joined', 'person.identity_unlinked')";
    assert_eq!(house.count(told).await, 2);
}

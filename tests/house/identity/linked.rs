//! A link between two accounts is made by a form; a provider that is away closes no other door; the team has its own.
use super::{PASSWORD, by_google, house_with_provider, sign_in};
use crate::{
    accounts::{joined, newest_letter},
    support::House,
};
use vitrine::{domain::role::Role, paths};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_links_the_two_herself_by_a_form() {
    let (house, provider, _, site) = house_with_provider().await;
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    provider.knows("one", "ana@gmail.test", true);
    assert!(ana.get(paths::ACCOUNT_SECURITY).await.body.contains("/sign-in/google?link=1"));
    assert_eq!(by_google(&site, &mut ana, "/sign-in/google?link=1").await.location(), paths::ACCOUNT_GOOGLE);
    let page = ana.get(paths::ACCOUNT_GOOGLE).await;
    assert!(page.status == 200 && page.body.contains("ana@gmail.test"));
    // whoever found her session open needs her password as well, and is told so beside the field
    for typed in [vec![], vec![("current", "a guess of his")]] {
        let refused = ana.clone().post(paths::ACCOUNT_GOOGLE, &typed).await;
        assert!(refused.status == 422 && refused.body.contains("current-error"), "{}", refused.body);
        assert_eq!(house.count("select count(*) from auth.identities").await, 0);
    }
    assert_eq!(house.count("select count(*) from auth.identities").await, 0, "coming back does nothing by itself");
    assert_eq!(
        ana.clone().post(paths::ACCOUNT_GOOGLE, &[("current", PASSWORD)]).await.location(),
        "/account/security?notice=google-linked"
    );
    assert!(newest_letter(&house, "ana@example.test").await.is_some_and(|letter| letter.contains("Google")), "her address is told");
    assert_eq!(by_google(&site, &mut site.visitor("amora"), paths::GOOGLE).await.status, 303);
    // the same account at the provider for somebody else
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    by_google(&site, &mut berta, "/sign-in/google?link=1").await;
    assert_eq!(berta.post(paths::ACCOUNT_GOOGLE, &[("current", PASSWORD)]).await.status, 409);
    // what waits in a browser without a session waits for one
    let mut stranger = site.visitor("amora");
    stranger.cookies.insert("vitrine_link".into(), berta.cookies["vitrine_link"].clone());
    assert_eq!(stranger.post(paths::ACCOUNT_GOOGLE, &[]).await.location(), paths::sign_in_then(paths::ACCOUNT_GOOGLE));
    assert_eq!(house.count("select count(*) from auth.identities").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_provider_that_is_away_leaves_the_other_doors_open() {
    let (house, provider, _, site) = house_with_provider().await;
    provider.knows("one", "ana@example.test", true);
    provider.goes_away(true);
    let mut browser = site.visitor("amora");
    let away = browser.get(paths::GOOGLE).await;
    assert_eq!(away.status, 503);
    assert!(away.body.contains(paths::SIGN_IN) && away.body.contains(paths::SIGN_UP), "a way on");
    assert_eq!(house.count("select count(*) from auth.spent").await, 0);
    let declined = browser.get("/sign-in/google/back?error=access_denied").await;
    assert!(declined.status == 200 && declined.body.contains(paths::SIGN_UP));
    // a house without a provider has no such door
    let plain = House::new().await;
    plain.store("amora").await;
    let site = plain.serve().await;
    let mut browser = site.visitor("amora");
    assert!(!browser.get(paths::SIGN_IN).await.body.contains(paths::GOOGLE));
    assert_eq!(browser.get(paths::GOOGLE).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_team_comes_in_by_its_own_door() {
    let (house, provider, store, site) = house_with_provider().await;
    provider.knows("one", "ana@example.test", true);
    let mut ana = site.visitor("amora");
    by_google(&site, &mut ana, paths::GOOGLE).await;
    house
        .in_store("insert into app.person_roles (store_id, person_id, role) select store_id, id, 'attendant' from app.people where email = 'ana@example.test'")
        .await;
    let page = by_google(&site, &mut site.visitor("amora"), paths::GOOGLE).await;
    assert_eq!(page.status, 200, "no session under any hat");
    assert!(page.headers.get_all("set-cookie").iter().all(|line| !line.to_str().unwrap().starts_with("vitrine_session=")));
    let owner = house.person(store, Role::Owner, Some(PASSWORD)).await;
    let mut desk = site.visitor("amora");
    sign_in(&mut desk, &owner.email).await;
    provider.knows("two", "owner@gmail.test", true);
    by_google(&site, &mut desk, "/sign-in/google?link=1").await;
    assert_eq!(desk.post(paths::ACCOUNT_GOOGLE, &[("current", PASSWORD)]).await.status, 403, "and none is linked to one of the team");
}

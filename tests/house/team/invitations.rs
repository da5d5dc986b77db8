//! An invitation: one letter, one use, one week. Opening its link does nothing, and it opens nothing but what an owner wrote on it.
use super::{PASSWORD, at_work, call, conflict, signed_in, wears};
use crate::{
    accounts::{joined, link_to},
    support::{House, Site, Visitor},
};
use vitrine::{domain::role::Role, paths};

async fn invite(site: &Site, desk: &Visitor, email: &str, hats: &str) -> (u16, serde_json::Value) {
    call(site, desk, "team/invite", &format!(r#"{{"email":"{email}","hats":[{hats}]}}"#)).await
}

fn hats_of(email: &str) -> String {
    format!(
        "select count(*) from app.person_roles r join auth.credentials c on c.person_id = r.person_id where c.email = '{email}' and r.role <> 'customer'"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_joins_from_the_letter_and_the_link_is_used_once() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (_, desk) = at_work(&house, &site, store, Role::Owner).await;
    assert_eq!(invite(&site, &desk, " Eva@Example.test ", r#""Attendant","Courier""#).await, (200, "eva@example.test".into()));
    assert_eq!(invite(&site, &desk, "eva@example.test", r#""Finance""#).await, conflict("open_already"));
    assert_eq!(invite(&site, &desk, "eva", r#""Finance""#).await.0, 422);
    assert_eq!(invite(&site, &desk, "someone@example.test", "").await.0, 422);
    assert_eq!(invite(&site, &desk, "someone@example.test", r#""Customer""#).await.0, 422);
    let link = link_to(&house, "eva@example.test").await;
    for _ in 0..3 {
        assert_eq!(site.visitor("amora").get(&link).await.status, 200, "a mail scanner opens the link");
    }
    assert_eq!(house.count(&hats_of("eva@example.test")).await, 0, "opening it does nothing");
    let mut browser = site.visitor("amora");
    for (name, password, missing) in [("", PASSWORD, "full_name"), ("Eva Adams", "short", "password")] {
        let refused = browser.post(&link, &[("full_name", name), ("password", password)]).await;
        assert!(refused.status == 422 && refused.body.contains(&format!("{missing}-error")), "{missing}: {}", refused.status);
    }
    let entered = browser.post(&link, &[("full_name", "Eva Adams"), ("password", PASSWORD)]).await;
    assert_eq!((entered.status, entered.location()), (303, paths::ADMIN));
    assert_eq!(browser.get(paths::ADMIN).await.status, 200);
    assert_eq!(house.count(&hats_of("eva@example.test")).await, 2);
    for again in
        [site.visitor("amora").get(&link).await, site.visitor("amora").post(&link, &[("full_name", "Eve"), ("password", PASSWORD)]).await]
    {
        assert_eq!(again.status, 410, "the link was good for one use");
    }
    assert_eq!(invite(&site, &desk, "eva@example.test", r#""Courier""#).await, conflict("wears_them"));
    let told = "select count(*) from app.events where kind in ('person.invited', 'person.joined_team') and particulars::text like '%eva@%'";
    assert_eq!(house.count(told).await, 0, "no address stands in the book");
    let by_herself = "select count(*) from app.events e join auth.credentials c on c.person_id = e.person_id and c.email = 'eva@example.test' where e.kind = 'person.hat_given'";
    assert_eq!(house.count(by_herself).await, 2, "who took them up is named");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_ends_with_its_time_its_withdrawal_and_its_successor() {
    let house = House::new().await;
    let store = house.store("amora").await;
    house.store("orvale").await;
    let site = house.serve().await;
    let (owner, desk) = at_work(&house, &site, store, Role::Owner).await;
    assert_eq!(invite(&site, &desk, "eva@example.test", r#""Attendant""#).await.0, 200);
    let first = link_to(&house, "eva@example.test").await;
    let form = [("full_name", "Eva Adams"), ("password", PASSWORD)];
    assert_eq!(site.visitor("orvale").get(&first).await.status, 410, "another store's link is none");
    assert_eq!(site.visitor("orvale").post(&first, &form).await.status, 410);
    let (_, team) = call(&site, &desk, "team/list", r#"{"invited":true}"#).await;
    let id = format!(r#"{{"id":{}}}"#, team["invitations"][0]["id"]);
    assert_eq!(call(&site, &desk, "team/invite-again", &id).await, conflict("just_sent"));
    house.as_admin("update app.invitations set invited_at = now() - interval '8 days', sent_at = now() - interval '8 days', expires_at = now() - interval '1 day'; update auth.proofs set created_at = now() - interval '8 days', expires_at = now() - interval '1 day'").await;
    assert_eq!(site.visitor("amora").post(&first, &form).await.status, 410, "a week is over");
    assert_eq!(call(&site, &desk, "team/invite-again", &id).await.0, 200);
    let second = link_to(&house, "eva@example.test").await;
    assert_ne!(first, second);
    assert_eq!((site.visitor("amora").get(&first).await.status, site.visitor("amora").get(&second).await.status), (410, 200));
    assert_eq!(call(&site, &desk, "team/withdraw", &id).await.0, 200);
    assert_eq!(call(&site, &desk, "team/withdraw", &id).await, conflict("invitation_over"));
    assert_eq!(site.visitor("amora").post(&second, &form).await.status, 410, "it was withdrawn");
    // whoever asked has to be an owner still
    assert_eq!(invite(&site, &desk, "eva@example.test", r#""Owner""#).await.0, 200);
    let third = link_to(&house, "eva@example.test").await;
    let (_, other) = at_work(&house, &site, store, Role::Owner).await;
    let demote = format!(r#"{{"person":"{}","hat":"Owner","worn":false}}"#, owner.person.id);
    assert_eq!(call(&site, &other, "team/hat", &demote).await.0, 200);
    assert_eq!(site.visitor("amora").post(&third, &form).await.status, 410, "nobody comes in on the word of one who is no owner");
    assert_eq!(house.count(&hats_of("eva@example.test")).await, 0);
    assert_eq!(house.count("select count(*) from app.invitations where ended_by = 'withdrawn'").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_an_account_proves_it_and_gets_the_hat_added() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (_, desk) = at_work(&house, &site, store, Role::Owner).await;
    // signed in with the account of the address: one press
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    assert_eq!(invite(&site, &desk, "ana@example.test", r#""Attendant""#).await.0, 200);
    let link = link_to(&house, "ana@example.test").await;
    assert_eq!(ana.get(&link).await.status, 200);
    let old = ana.cookies.get("vitrine_session").cloned();
    let mut stranger = site.visitor("amora");
    let taken = stranger.post(&link, &[("full_name", "Eve"), ("password", PASSWORD)]).await;
    assert_eq!(taken.status, 422, "a name and a new password prove nothing about an account");
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    assert_eq!(berta.post(&link, &[]).await.status, 422, "another person's session neither");
    assert_eq!(ana.post(&link, &[]).await.location(), paths::ADMIN);
    assert_ne!(ana.cookies.get("vitrine_session").cloned(), old, "her session has the new hat");
    assert_eq!(ana.get(paths::ADMIN).await.status, 200);
    assert_eq!(house.count("select count(*) from app.person_roles r join auth.credentials c on c.person_id = r.person_id where c.email = 'ana@example.test'").await, 2);
    // not signed in: with the present password
    assert_eq!(invite(&site, &desk, "berta@example.test", r#""Courier""#).await.0, 200);
    let link = link_to(&house, "berta@example.test").await;
    let mut phone = site.visitor("amora");
    let wrong = phone.post(&link, &[("current", "not the password")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("current-error"), "{}", wrong.status);
    assert_eq!(phone.post(&link, &[("current", PASSWORD)]).await.location(), paths::COURIER);
    // who is kept out is not asked
    let cara = house.person(store, Role::Attendant, Some(PASSWORD)).await;
    let out = format!(r#"{{"person":"{}","disabled":true}}"#, cara.person.id);
    assert_eq!(call(&site, &desk, "team/disable", &out).await.0, 200);
    assert_eq!(invite(&site, &desk, &cara.email, r#""Finance""#).await, conflict("is_disabled"));
    assert!(!wears(&house, &cara, Role::Finance).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_pressed_many_times_at_once_is_used_once() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (_, desk) = at_work(&house, &site, store, Role::Owner).await;
    assert_eq!(invite(&site, &desk, "eva@example.test", r#""Attendant""#).await.0, 200);
    let link = link_to(&house, "eva@example.test").await;
    let presses: Vec<_> = (0..6)
        .map(|_| {
            let (mut browser, link) = (site.visitor("amora"), link.clone());
            tokio::spawn(async move { browser.post(&link, &[("full_name", "Eva"), ("password", PASSWORD)]).await.status })
        })
        .collect();
    let mut statuses = Vec::new();
    for press in presses {
        statuses.push(press.await.unwrap());
    }
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [303, 409, 410, 422].contains(status)), "{statuses:?}");
    assert_eq!(house.count("select count(*) from app.people where email = 'eva@example.test'").await, 1);
    signed_in(&site, "eva@example.test").await;
}

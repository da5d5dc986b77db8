//! The team: an owner asks, somebody comes in by the letter; hats are given and taken, and there is always an owner left; what was
//! open leaves when its session ends; and the book tells who did what.
mod at_once;
mod audit;
mod invitations;
mod kinds;
mod leaving;
mod owners;
mod rules;

use crate::support::{House, Login, Site, Visitor};
use vitrine::{
    domain::{id::StoreId, role::Role},
    paths,
};

pub const PASSWORD: &str = "a coat against the rain";

/// A person of the team, and her browser, signed in.
async fn at_work(house: &House, site: &Site, store: StoreId, role: Role) -> (Login, Visitor) {
    let login = house.person(store, role, Some(PASSWORD)).await;
    let browser = signed_in(site, &login.email).await;
    (login, browser)
}

async fn signed_in(site: &Site, email: &str) -> Visitor {
    let mut browser = site.visitor("amora");
    let answer = browser.post(paths::SIGN_IN, &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    browser
}

/// Call a server function as the room's script does: status, and the answer as JSON.
pub async fn call(site: &Site, caller: &Visitor, function: &str, body: &str) -> (u16, serde_json::Value) {
    let cookies: Vec<String> = caller.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = site.http.post(site.url("amora", &format!("/api/admin/{function}"))).header("content-type", "application/json");
    let request = request.header("cookie", cookies.join("; ")).header("sec-fetch-site", "same-origin").body(body.to_owned());
    let answer = request.send().await.expect("the server answers");
    let (status, text) = (answer.status().as_u16(), answer.text().await.expect("a whole answer"));
    (status, serde_json::from_str(&text).unwrap_or(serde_json::Value::Null))
}

fn conflict(reason: &str) -> (u16, serde_json::Value) {
    (409, serde_json::json!({ "Conflict": { "reason": reason } }))
}

/// Whether somebody wears a hat.
async fn wears(house: &House, login: &Login, role: Role) -> bool {
    let sql = format!("select count(*) from app.person_roles where person_id = '{}' and role = '{}'", login.person.id, role.name());
    house.count(&sql).await == 1
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_sees_her_team_gives_and_takes_hats_and_ends_sessions() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (owner, desk) = at_work(&house, &site, store, Role::Owner).await;
    let (bia, mut counter) = at_work(&house, &site, store, Role::Attendant).await;
    house.person(store, Role::Customer, Some(PASSWORD)).await;
    let (status, team) = call(&site, &desk, "team/list", r#"{"invited":true}"#).await;
    assert_eq!((status, team["members"].as_array().map(Vec::len)), (200, Some(2)), "customers are no team: {team}");
    assert_eq!((team["members"][0]["is_me"].as_bool(), team["members"][1]["sessions"].as_u64()), (Some(true), Some(1)));
    assert!(!team.to_string().contains("argon2"), "no secrets");
    let hat = |who: &Login, hat: &str, worn: bool| format!(r#"{{"person":"{}","hat":"{hat}","worn":{worn}}}"#, who.person.id);
    assert_eq!(call(&site, &desk, "team/hat", &hat(&bia, "Finance", true)).await.0, 200);
    assert_eq!(call(&site, &desk, "team/hat", &hat(&bia, "Finance", true)).await.0, 200, "a second time changes nothing");
    assert!(wears(&house, &bia, Role::Finance).await);
    assert_eq!(house.count("select count(*) from app.events where kind = 'person.hat_given' and person_id is not null").await, 1);
    assert_eq!(call(&site, &desk, "team/hat", &hat(&bia, "Customer", true)).await.0, 422, "no hat of the team");
    assert_eq!(counter.get(paths::ADMIN).await.status, 200, "another hat does not disturb her");
    // a hat that is taken and given back opens nothing that was open before
    assert_eq!(call(&site, &desk, "team/hat", &hat(&bia, "Attendant", false)).await.0, 200);
    assert_eq!(call(&site, &desk, "team/hat", &hat(&bia, "Attendant", true)).await.0, 200);
    assert_eq!(counter.get(paths::ADMIN).await.status, 303);
    // sessions: seen, one ended, all ended
    let (mut phone, mut laptop) = (signed_in(&site, &bia.email).await, signed_in(&site, &bia.email).await);
    let person = format!(r#"{{"person":"{}"}}"#, bia.person.id);
    let (_, rooms) = call(&site, &desk, "team/sessions", &person).await;
    assert_eq!(rooms.as_array().map(Vec::len), Some(2), "{rooms}");
    let one = format!(r#"{{"person":"{}","session":{}}}"#, bia.person.id, rooms[0]["id"]);
    assert_eq!(call(&site, &desk, "team/end-sessions", &one).await.0, 200);
    let open = |statuses: [u16; 2]| statuses.iter().filter(|status| **status == 200).count();
    assert_eq!(open([phone.get(paths::ADMIN).await.status, laptop.get(paths::ADMIN).await.status]), 1);
    assert_eq!(call(&site, &desk, "team/end-sessions", &format!(r#"{{"person":"{}","session":null}}"#, bia.person.id)).await.0, 200);
    assert_eq!(open([phone.get(paths::ADMIN).await.status, laptop.get(paths::ADMIN).await.status]), 0);
    // kept out and let in again
    let out = |disabled: bool| format!(r#"{{"person":"{}","disabled":{disabled}}}"#, bia.person.id);
    assert_eq!(call(&site, &desk, "team/disable", &out(true)).await.0, 200);
    let knock = || async { site.visitor("amora").post(paths::SIGN_IN, &[("email", &bia.email), ("password", PASSWORD)]).await.status };
    assert_eq!(knock().await, 401, "and nobody is told why");
    assert_eq!(call(&site, &desk, "team/disable", &out(false)).await.0, 200);
    assert_eq!(knock().await, 303);
    assert_eq!(house.count("select count(*) from app.events where kind in ('person.disabled', 'person.enabled')").await, 2);
    assert!(wears(&house, &owner, Role::Owner).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_attendant_sees_neither_team_nor_book() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (bia, mut counter) = at_work(&house, &site, store, Role::Attendant).await;
    let room = counter.get(paths::ADMIN_ORDERS).await;
    assert!(room.status == 200 && !room.body.contains(paths::ADMIN_TEAM) && !room.body.contains(paths::ADMIN_AUDIT));
    for (function, body) in [
        ("team/list", r#"{"invited":true}"#),
        ("audit/list", r#"{"wish":{"person":null,"kind":"","subject":"","thing":null,"words":""},"after":null}"#),
    ] {
        assert_eq!(call(&site, &counter, function, body).await.0, 403, "{function}");
    }
    // with SQL in hand either
    for sql in [
        "insert into app.person_roles (store_id, person_id, role) values (app.store_id(), app.person_id(), 'owner')",
        "select app.invite(gen_random_uuid(), 'x@y.test', array['owner'], repeat('a', 64))",
        "select * from app.team()",
        "update app.people set disabled_at = now()",
        "delete from app.person_roles",
    ] {
        let mut tx = house.begin(&bia.actor).await;
        let refused = sqlx::query(sql).execute(&mut *tx).await.expect_err(sql);
        assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("42501"), "{sql}");
    }
}

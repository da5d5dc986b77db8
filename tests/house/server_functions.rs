//! Who may call which server function. The table is complete: a function that is not in it turns this red, and so does a row
//! without a function. Each role calls each function over HTTP, with a valid body, and is answered as the table says.
mod arrivals;
mod table;
mod things;
mod twins;

use crate::support::{House, Site, Visitor};
use leptos::server_fn::axum::server_fn_paths;
use std::collections::BTreeSet;
use table::TABLE;
use things::{NAMES, Things};
use vitrine::{
    domain::{id::StoreId, role::Role},
    paths,
};

/// Ask a function as a program does: JSON in, JSON out.
pub async fn call(site: &Site, slug: &str, caller: &Visitor, path: &str, body: &str) -> (u16, String) {
    let cookies: Vec<String> = caller.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = site.http.post(site.url(slug, path)).header("content-type", "application/json").header("cookie", cookies.join("; "));
    let answer =
        request.header("accept", "application/json").header("sec-fetch-site", "same-origin").body(body.to_owned()).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

pub async fn signed_in(house: &House, site: &Site, store: StoreId, slug: &str, role: Role) -> Visitor {
    let login = house.person(store, role, Some("a long password")).await;
    let mut visitor = site.visitor(slug);
    let answer = visitor.post(paths::SIGN_IN, &[("email", &login.email), ("password", "a long password")]).await;
    assert_eq!(answer.status, 303, "{role:?} signs in: {}", answer.body);
    visitor
}

#[test]
fn every_server_function_is_in_the_table() {
    let registered: BTreeSet<(String, String)> = server_fn_paths().map(|(path, method)| (path.to_owned(), method.to_string())).collect();
    let declared: BTreeSet<(String, String)> =
        TABLE.iter().map(|(path, method, _, _)| ((*path).to_owned(), (*method).to_owned())).collect();
    assert_eq!(registered, declared);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_role_is_answered_as_the_table_says() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let (ours, theirs) = (Things::lay(&house, store).await, Things::lay(&house, other).await);
    let site = house.serve().await;
    let nobody = site.visitor("amora");
    for (path, _, body, _) in TABLE {
        assert_eq!(call(&site, "amora", &nobody, path, &ours.body(body)).await.0, 401, "a guest at {path}");
        assert_eq!(call(&site, "nobody", &nobody, path, &ours.body(body)).await.0, 404, "no store at {path}");
    }
    for role in Role::ALL {
        let caller = signed_in(&house, &site, store, "amora", role).await;
        let own = uuid::Uuid::new_v4().to_string();
        for (path, _, body, allowed) in TABLE {
            let body = &body.replace("ITS-OWN", &own);
            let (status, said) = call(&site, "amora", &caller, path, &ours.body(body).replace("of-hat", role.name())).await;
            let wanted = if allowed.contains(&role) { 200 } else { 403 };
            assert_eq!(status, wanted, "{role:?} at {path}: {said}");
            assert!(wanted == 200 || !said.contains(&ours.order) && !said.contains(&ours.quiz), "a refusal tells nothing");
            // her session is one of her store only
            assert_eq!(call(&site, "orvale", &caller, path, &theirs.body(body)).await.0, 401, "{role:?} next door at {path}");
            if NAMES.iter().any(|name| body.contains(name)) && wanted == 200 {
                let foreign = call(&site, "amora", &caller, path, &theirs.body(body)).await;
                let random = call(&site, "amora", &caller, path, &ours.elsewhere(body)).await;
                assert_eq!((foreign.0, &foreign), (404, &random), "another store's thing is no thing: {path}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nonsense_is_refused_before_anybody_is_asked() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let owner = signed_in(&house, &site, store, "amora", Role::Owner).await;
    let deep = format!("{{\"words\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let nonsense =
        ["", "{", "null", "[]", "\u{0}", "{\"id\":\"\"}", "{\"id\":1}", "{\"words\":1e999}", "{\"id\":\"ORDER\",\"id\":\"ORDER\"}", &deep];
    for (path, ..) in TABLE {
        for body in nonsense {
            let (status, said) = call(&site, "amora", &owner, path, body).await;
            assert!((400..500).contains(&status), "{path} with {body:.40}: {status} {said}");
        }
        assert_eq!(crate::abuse::announce(&site, "amora", path, 70_000).await, 413, "{path} with 70 KB");
    }
    let (status, _) = call(
        &site,
        "amora",
        &owner,
        "/api/admin/orders/list",
        r#"{"status":null,"words":"\u0000'; drop table app.orders; --","after":null}"#,
    )
    .await;
    assert!(status < 500, "{status}");
    assert_eq!(house.count("select count(*) from app.orders").await, 0, "the table is there");
    for path in ["/api/nothing", "/api/admin/orders", "/api/admin/orders/list/", "/api/"] {
        // in our own words, which a client of ours understands
        assert_eq!(call(&site, "amora", &owner, path, "{}").await, (404, "\"NotFound\"".to_owned()), "{path}");
    }
}

//! Addresses and methods that are none, and the headers and cookies of every kind of answer.
use super::{ask, assert_clean};
use crate::support::House;
use vitrine::paths;

const BROWSER: &[(&str, &str)] = &[("accept", "text/html,application/xhtml+xml")];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_there_is_a_page_for_people_and_a_word_for_programs() {
    let house = House::new().await;
    let store = house.store("amora").await;
    house.unique(store, 18_900).await;
    let site = house.serve().await;
    let long = format!("/p/{}", "a".repeat(4_000));
    let file = format!("/{}", "a".repeat(4_000));
    for path in [
        "/p/nothing",
        "/p/%00",
        "/p/%ff",
        "/p/'%20or%201=1",
        "/nothing",
        "/p/",
        "/wp-login.php",
        "/.env",
        "/%00",
        "/%2e%2e/%2e%2e/etc/passwd",
        &long,
        &file,
    ] {
        let answer = ask(&site, "GET", "amora", path, BROWSER, "").await;
        assert_clean(&answer, path);
        assert!((400..=422).contains(&answer.status), "{path:.60}: {}", answer.status);
        assert!(answer.body.contains("<html") && answer.body.contains("<main"), "{path:.60}: a page: {:.200}", answer.body);
    }
    for path in [
        "/pkg/nothing.js",
        "/pkg/",
        "/pkg",
        "/pkg/%00",
        "/pkg/..%2fsecret",
        "/fonts/none.woff2",
        "/media/x/1.webp",
        "/media/aaaaaaaaaaaaaaaaaaaa/320.webp",
        "/media/..%2f..%2fetc/320.webp",
    ] {
        let answer = ask(&site, "GET", "amora", path, BROWSER, "").await;
        assert_clean(&answer, path);
        assert!((400..=422).contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.body.contains("<html"), "{path}: a file is never a page");
    }
    for query in [
        "?q=%00",
        "?q=%ff%fe",
        "?q='%22%3C",
        "?from=-1&to=99999999999999999999",
        "?sort=%00",
        "?after=%00",
        "?after=garbage",
        "?size=%00,..,'",
        "?&&&===",
        "?q=%",
    ] {
        let answer = ask(&site, "GET", "amora", &format!("{}{query}", paths::SHOP), BROWSER, "").await;
        assert_clean(&answer, query);
        assert_eq!(answer.status, 200, "a listing understands what it can: {query}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_other_host_is_a_store() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    for host in [
        "evil.example",
        "amora.localhost.evil.example",
        "xn--",
        "",
        "[::1]",
        "[",
        "a'b",
        "amora.localhost:80:80@evil",
        "amora.localhost:80@evil.example",
        "amora.localhost:",
        "amora.localhost:99999",
        "AMORA.localhost%00",
    ] {
        for path in [paths::SHOP, paths::CART, paths::SIGN_IN, paths::ADMIN, paths::ROBOTS, paths::SITEMAP] {
            let answer = ask(&site, "GET", "amora", path, &[("host", host), ("accept", "text/html")], "").await;
            assert_clean(&answer, host);
            assert!([400, 404].contains(&answer.status), "{host:?} {path}: {}", answer.status);
        }
    }
    let directory = ask(&site, "GET", "amora", paths::SHOP, &[("host", "localhost"), ("accept", "text/html")], "").await;
    assert_eq!(directory.status, 404, "the bare name shows the list of stores, and no store's shop");
    let shouted = format!("AMORA.LOCALHOST:{}", site.port);
    let known = ask(&site, "GET", "amora", paths::SHOP, &[("host", shouted.as_str())], "").await;
    assert_eq!(known.status, 200, "names know no case");
    let elsewhere = ask(&site, "GET", "amora", paths::SHOP, &[("host", "AMORA.LOCALHOST:81")], "").await;
    assert_eq!(elsewhere.status, 404, "a demo sends its messages to no port but its own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_methods_are_not_allowed_and_every_kind_of_answer_is_guarded() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    let site = house.serve().await;
    let product = paths::product(&dress.slug);
    let places = [
        paths::HOME,
        paths::SHOP,
        &product,
        paths::CART,
        paths::CHECKOUT,
        paths::SIGN_IN,
        paths::ACCOUNT,
        paths::ADMIN,
        paths::COURIER,
        paths::HEALTHZ,
        "/fonts/x",
        "/pkg/x",
    ];
    for path in places {
        for method in ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"] {
            let answer = ask(&site, method, "amora", path, &[("sec-fetch-site", "same-origin")], "").await;
            assert_clean(&answer, &format!("{method} {path}"));
            assert!((400..=422).contains(&answer.status), "{method} {path}: {}", answer.status);
        }
        let (get, head) = (ask(&site, "GET", "amora", path, BROWSER, "").await, ask(&site, "HEAD", "amora", path, BROWSER, "").await);
        assert_clean(&get, path);
        assert_eq!((get.status, head.body.as_str()), (head.status, ""), "HEAD {path}");
    }
    let machines = [paths::READYZ, paths::VERSION, paths::ROBOTS, paths::SITEMAP, paths::START_SCRIPT, paths::SPECULATION, paths::HEALTHZ];
    for path in machines {
        let answer = ask(&site, "GET", "amora", path, &[], "").await;
        assert_clean(&answer, path);
        assert_eq!(answer.status, 200, "{path}");
    }
    // what changes something is never done by asking for it
    for path in [paths::CART_QUANTITY, paths::CHECKOUT_BEGIN, paths::SIGN_OUT, paths::MODE, paths::PAYMENT_WEBHOOK] {
        let answer = ask(&site, "GET", "amora", path, BROWSER, "").await;
        assert_clean(&answer, path);
        assert!((400..500).contains(&answer.status), "GET {path}: {}", answer.status);
    }
}

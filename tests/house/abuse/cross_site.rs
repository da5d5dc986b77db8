//! Another site's form or script: whatever changes something is refused, and no answer lets another site read it.
use super::{ask, assert_clean};
use crate::support::House;
use vitrine::paths;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_of_other_sites_are_refused() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 9).await;
    let site = house.serve().await;
    let body = format!("variant={}&quantity=1", serum.variant);
    let (ours, port) = (format!("http://amora.localhost:{}", site.port), site.port);
    let neighbour = format!("http://orvale.localhost:{port}");
    let other_port = "http://amora.localhost:1".to_owned();
    let foreign: [(&str, Vec<(&str, &str)>); 7] = [
        ("another site", vec![("sec-fetch-site", "cross-site")]),
        ("another site that says so", vec![("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")]),
        ("a neighbour", vec![("sec-fetch-site", "same-site"), ("origin", &neighbour)]),
        ("an old browser elsewhere", vec![("origin", "https://evil.example")]),
        ("an old browser at a neighbour", vec![("origin", &neighbour)]),
        ("an old browser at another port", vec![("origin", &other_port)]),
        ("a sandboxed frame", vec![("origin", "null")]),
    ];
    let kinds = ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "application/json"];
    let places = [
        paths::CART,
        paths::CART_QUANTITY,
        paths::CHECKOUT,
        paths::SIGN_IN,
        paths::SIGN_OUT,
        paths::MODE,
        paths::PAYMENT_WEBHOOK,
        "/api/admin/orders/list",
    ];
    for (who, headers) in &foreign {
        for path in places {
            for kind in kinds {
                let headers: Vec<_> = headers.iter().copied().chain([("content-type", kind)]).collect();
                let answer = ask(&site, "POST", "amora", path, &headers, body.clone()).await;
                assert_clean(&answer, who);
                assert_eq!(answer.status, 403, "{who}, {kind} at {path}");
                assert!(answer.headers.get("set-cookie").is_none(), "{who} is given no cookie");
            }
        }
    }
    assert_eq!(house.count("select count(*) from app.carts").await, 0);
    for headers in [vec![("sec-fetch-site", "same-origin")], vec![("sec-fetch-site", "none")], vec![("origin", ours.as_str())]] {
        let headers: Vec<_> = headers.into_iter().chain([("content-type", kinds[0])]).collect();
        assert_eq!(ask(&site, "POST", "amora", paths::CART, &headers, body.clone()).await.status, 303, "{headers:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_is_for_another_sites_script() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    for path in [paths::HOME, paths::SHOP, paths::CART, "/api/admin/orders/list", paths::PAYMENT_WEBHOOK, paths::HEALTHZ] {
        for method in ["GET", "POST", "OPTIONS"] {
            let headers = [
                ("origin", "https://evil.example"),
                ("access-control-request-method", "POST"),
                ("access-control-request-headers", "content-type"),
            ];
            let answer = ask(&site, method, "amora", path, &headers, "").await;
            assert_clean(&answer, path);
            assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")), "{method} {path}");
        }
    }
}

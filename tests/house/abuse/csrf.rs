//! The whole matrix of who asks from where (R17): methods × Sec-Fetch-Site × Origin × kinds of content; and every form and function
//! of the house against another site's.
use super::{ask, assert_clean, routes};
use crate::support::House;
use vitrine::paths;

const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const SITES: [Option<&str>; 6] = [None, Some("same-origin"), Some("none"), Some("same-site"), Some("cross-site"), Some("garbage")];
const KINDS: [&str; 4] = ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "application/json"];

/// What a browser says first counts; one that says nothing of itself is asked where its page came from.
fn is_refused(method: &str, site: Option<&str>, origin: Option<&str>, ours: &str) -> bool {
    match (method, site) {
        ("GET" | "HEAD", _) | (_, Some("same-origin" | "none")) => false,
        (_, Some(_)) => true,
        (_, None) => origin.is_some_and(|origin| origin != ours),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_combination_is_judged_as_the_rule_says() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let ours = format!("http://amora.localhost:{}", site.port);
    let neighbour = format!("http://orvale.localhost:{}", site.port);
    let suffix = format!("{ours}.evil.example");
    let origins = [None, Some(ours.as_str()), Some("https://evil.example"), Some(neighbour.as_str()), Some(suffix.as_str()), Some("null")];
    let mut tried = 0;
    for method in METHODS {
        for from in SITES {
            for origin in origins {
                for kind in KINDS {
                    let headers: Vec<(&str, &str)> = [("content-type", Some(kind)), ("sec-fetch-site", from), ("origin", origin)]
                        .into_iter()
                        .filter_map(|(name, value)| Some((name, value?)))
                        .collect();
                    let answer = ask(&site, method, "amora", paths::MODE, &headers, "mode=dark").await;
                    let what = format!("{method} {headers:?}");
                    assert_clean(&answer, &what);
                    assert_eq!(answer.status == 403, is_refused(method, from, origin, &ours), "{what}: {}", answer.status);
                    let changes = answer.headers.get("set-cookie").is_some();
                    assert!(!changes || (method == "POST" && kind == KINDS[0]), "{what}: only a form of ours changes something");
                    assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")), "{what}");
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, METHODS.len() * SITES.len() * origins.len() * KINDS.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_form_and_no_function_of_the_house_is_reached_from_another_site() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    for path in routes::functions().into_iter().chain(routes::forms()) {
        for kind in KINDS {
            for headers in
                [vec![("sec-fetch-site", "cross-site")], vec![("sec-fetch-site", "same-site")], vec![("origin", "https://evil.example")]]
            {
                let headers: Vec<_> = headers.into_iter().chain([("content-type", kind)]).collect();
                let answer = ask(&site, "POST", "amora", &path, &headers, "").await;
                assert_clean(&answer, &path);
                assert_eq!((answer.status, answer.headers.get("set-cookie")), (403, None), "{path} {headers:?}");
            }
        }
    }
}

//! What surrounds every answer: the grade that the headers get, cookies under https, limits per network and session, and logs in
//! which nobody finds a secret.
use super::{PASSWORD, joined, link_to};
use crate::support::{Answer, House};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    sync::{Arc, Mutex},
};
use vitrine::{
    domain::role::Role,
    paths,
    server::limits::{Limits, Rates},
};

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn policy(answer: &Answer) -> BTreeMap<&str, BTreeSet<&str>> {
    let directives = header(answer, "content-security-policy").split(';').map(|part| part.split_whitespace().collect::<Vec<_>>());
    directives.filter(|words| !words.is_empty()).map(|words| (words[0], words[1..].iter().copied().collect())).collect()
}

/// The score of the HTTP Observatory (version 5 of its rules), as far as an answer decides it: 100 and more is an A+.
fn score(answer: &Answer) -> i32 {
    let policy = policy(answer);
    let source = |name: &str| policy.get(name).or_else(|| policy.get("default-src")).cloned().unwrap_or_default();
    let mut score = 100;
    // content security policy: nothing inline, nothing from anywhere, denied by default
    let unsafe_script =
        ["'unsafe-inline'", "'unsafe-eval'", "data:", "*", "http:", "https:"].iter().any(|word| source("script-src").contains(word));
    let unsafe_style = ["'unsafe-inline'", "data:", "*"].iter().any(|word| source("style-src").contains(word));
    score += match (policy.is_empty(), unsafe_script, unsafe_style, policy.get("default-src").is_some_and(|src| src.contains("'none'"))) {
        (true, ..) => -25,
        (_, true, ..) => -20,
        (_, _, true, _) => 0,
        (.., true) => 10,
        _ => 5,
    };
    // framing, by the policy
    score += if policy.get("frame-ancestors").is_some_and(|src| src.contains("'none'") || src.contains("'self'")) { 5 } else { -20 };
    let age = header(answer, "strict-transport-security").split(';').find_map(|part| part.trim().strip_prefix("max-age="));
    score += match age.and_then(|age| age.parse::<u64>().ok()) {
        Some(seconds) if seconds >= 15_768_000 => 0,
        Some(_) => -10,
        None => -20,
    };
    score += if header(answer, "x-content-type-options") == "nosniff" { 0 } else { -5 };
    score += match header(answer, "referrer-policy") {
        "no-referrer" | "same-origin" | "strict-origin" | "strict-origin-when-cross-origin" => 5,
        "" => 0,
        _ => -5,
    };
    score += if header(answer, "cross-origin-resource-policy") == "same-origin" { 10 } else { 0 };
    score += if header(answer, "access-control-allow-origin").is_empty() { 0 } else { -50 };
    for cookie in answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()) {
        let is_secret = !["vitrine_count=", "vitrine_desk="].iter().any(|open| cookie.starts_with(open));
        score += if !cookie.contains("; Secure") { -40 } else { 0 };
        score += if is_secret && !cookie.contains("; HttpOnly") { -30 } else { 0 };
        score += if cookie.contains("; SameSite=Lax") || cookie.contains("; SameSite=Strict") { 0 } else { -20 };
    }
    score
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_gets_the_best_grade_and_cookies_are_bound_to_the_host() {
    let mut house = House::new().await;
    house.https = true;
    let store = house.store("amora").await;
    let owner = house.person(store, Role::Owner, Some(PASSWORD)).await;
    let site = house.serve().await;
    let mut browser = site.visitor("amora");
    let entered = browser.post(paths::SIGN_IN, &[("email", &owner.email), ("password", PASSWORD)]).await;
    assert_eq!(entered.status, 303);
    let cookies: Vec<&str> = entered.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect();
    let cookies: Vec<&str> = cookies.into_iter().filter(|cookie| !cookie.starts_with("vitrine_desk=")).collect();
    assert_eq!(cookies.len(), 2);
    for cookie in cookies {
        assert!(cookie.starts_with("__Host-") && cookie.contains("; Path=/;") && !cookie.contains("Domain"), "{cookie}");
    }
    assert!(score(&entered) >= 100, "{}: {:?}", score(&entered), entered.headers);
    for path in
        [paths::HOME, paths::SHOP, paths::SIGN_IN, paths::SIGN_UP, paths::ACCOUNT_SECURITY, paths::ADMIN, "/nothing", paths::HEALTHZ]
    {
        let answer = browser.get(path).await;
        assert!(score(&answer) >= 100, "{path} scores {}: {:?}", score(&answer), answer.headers);
        assert_eq!(header(&answer, "cross-origin-opener-policy"), "same-origin", "{path}");
    }
}

#[test]
fn the_score_sees_what_is_missing() {
    let mut answer = Answer { status: 200, headers: reqwest::header::HeaderMap::new(), body: String::new() };
    assert!(score(&answer) < 50);
    let mut set = |name: &'static str, value: &str| answer.headers.insert(name, value.parse().expect("a value")).is_none();
    assert!(set("content-security-policy", "default-src 'none'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'"));
    assert!(set("strict-transport-security", "max-age=63072000"));
    assert!(set("x-content-type-options", "nosniff"));
    assert!(score(&answer) < 90, "a script inline costs the grade");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_is_turned_away_and_its_neighbours_are_not() {
    let mut house = House::new().await;
    house.limits = Some(Limits::new(Rates { read: (1, 5), write: (1, 5), door: (1, 3) }));
    house.store("amora").await;
    let site = house.serve().await;
    let mut flood = site.visitor("amora").from("203.0.113.7");
    // a page that is asked for each time: kept ones cost nothing and are not counted
    let mut statuses = Vec::new();
    for _ in 0..8 {
        statuses.push(flood.get(paths::CART).await.status);
    }
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 5, "{statuses:?}");
    let refused = flood.get(paths::CART).await;
    assert_eq!((refused.status, header(&refused, "retry-after")), (429, "30"));
    assert!(refused.body.contains("<html"), "a page, not a riddle");
    assert_eq!(flood.get(paths::HEALTHZ).await.status, 200, "health is not counted");
    assert_eq!(site.visitor("amora").from("203.0.113.8").get(paths::SHOP).await.status, 200, "a neighbour");
    // addresses of one household are one network, whatever cookie is made up
    let mut door = Vec::new();
    for (n, network) in ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::4"].into_iter().enumerate() {
        let mut visitor = site.visitor("amora").from(network);
        visitor.cookies.insert("vitrine_session".into(), format!("made-up-{n}"));
        door.push(visitor.post(paths::FORGOT, &[("email", "x@example.test")]).await.status);
    }
    assert_eq!(door, [200, 200, 200, 429]);
}

/// Everything that is logged, as text.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_and_no_person_is_found_in_the_logs() {
    let log = Log::default();
    let writer = log.clone();
    let everything = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone()).finish();
    // the process is this test's own under nextest; elsewhere another test may have set one, and this one listens in vain
    tracing::subscriber::set_global_default(everything).expect("nobody else listens in this process");
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let canary = "canary.kestrel@example.test";
    let mut browser = joined(&house, &site, "amora", canary).await;
    let session = browser.cookies.get("vitrine_session").expect("a session").clone();
    browser.post(paths::FORGOT, &[("email", canary)]).await;
    let link = link_to(&house, canary).await;
    browser.get(&link).await;
    browser.post(paths::SIGN_IN, &[("email", canary), ("password", "a canary sings wrong")]).await;
    browser.get(paths::ACCOUNT_SECURITY).await;
    let written = String::from_utf8_lossy(&log.0.lock().expect("the log")).into_owned();
    // what other libraries say at this level is theirs; a deployment logs `info`, and ours at any level
    let ours: Vec<&str> = written.lines().filter(|line| line.contains("vitrine")).collect();
    assert!(
        ours.iter().any(|line| line.contains("answered") && line.contains("/sign-in/reset/{token}")),
        "requests are logged by their pattern"
    );
    let token = link.rsplit('/').next().expect("a token");
    for (what, secret) in [
        ("address", canary),
        ("password", PASSWORD),
        ("wrong password", "a canary sings wrong"),
        ("session", session.as_str()),
        ("link", token),
    ] {
        let found: Vec<&&str> = ours.iter().filter(|line| line.contains(secret)).collect();
        assert!(found.is_empty(), "{what} in {found:?}");
    }
}

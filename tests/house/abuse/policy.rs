//! The policy that every answer carries, rule by rule as graders read it.
use super::{Answer, ask};
use crate::support::House;
use std::collections::BTreeMap;
use vitrine::paths;

type Policy = BTreeMap<String, Vec<String>>;

fn policy(answer: &Answer) -> Policy {
    let text = answer.headers.get("content-security-policy").and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(
        answer.headers.get_all("content-security-policy").iter().count(),
        1,
        "one policy, or the strictest of them would be a riddle"
    );
    let directives = text.split(';').map(|part| part.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>());
    directives.filter(|words| !words.is_empty()).map(|words| (words[0].clone(), words[1..].to_vec())).collect()
}

/// The rules by which graders (CSP Evaluator, HTTP Observatory) give their best mark; each with what breaks it.
fn broken_rules(policy: &Policy) -> Vec<&'static str> {
    let says = |name: &str| policy.get(name).cloned().unwrap_or_default();
    let or_default = |name: &str| policy.get(name).or_else(|| policy.get("default-src")).cloned();
    let none = |sources: &[String]| sources == ["'none'"];
    let loose = |sources: &[String]| {
        sources.iter().any(|source| {
            ["*", "http:", "https:", "data:", "blob:", "'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'"].contains(&source.as_str())
        })
    };
    let elsewhere = |sources: &[String]| sources.iter().any(|source| !source.starts_with('\'') && source != "data:");
    let rules = [
        ("nothing is allowed that is not named", none(&says("default-src"))),
        ("no script inline, evaluated or from anywhere", or_default("script-src").is_some_and(|sources| !loose(&sources))),
        ("no style inline or from anywhere", or_default("style-src").is_some_and(|sources| !loose(&sources))),
        ("no plug-in", or_default("object-src").is_some_and(|sources| none(&sources))),
        ("no base that turns links away", none(&says("base-uri"))),
        ("framed by nobody", none(&says("frame-ancestors"))),
        ("forms go home", says("form-action") == ["'self'"]),
        ("scripts talk to us only", or_default("connect-src").is_some_and(|sources| sources == ["'self'"])),
        ("no other host at all", policy.values().all(|sources| !elsewhere(sources))),
        (
            "pictures may be data, and nothing else may",
            policy.iter().all(|(name, sources)| name == "img-src" || !sources.iter().any(|source| source == "data:")),
        ),
        ("no nonce, because pages are kept", policy.values().flatten().all(|source| !source.starts_with("'nonce-"))),
    ];
    rules.into_iter().filter(|(_, holds)| !holds).map(|(rule, _)| rule).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_policy_of_every_kind_of_answer_keeps_every_rule() {
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
        paths::SIGN_IN,
        paths::ADMIN,
        paths::ACCOUNT_PRIVACY,
        "/nothing",
        "/pkg/none.js",
        paths::HEALTHZ,
        paths::START_SCRIPT,
    ];
    for path in places {
        let answer = ask(&site, "GET", "amora", path, &[("accept", "text/html")], "").await;
        assert_eq!(broken_rules(&policy(&answer)), Vec::<&str>::new(), "{path}");
        // what the policy forbids is not tried either: no script between tags, no handler in an attribute
        for (at, _) in answer.body.match_indices("<script") {
            let tag: String = answer.body[at..].chars().take_while(|letter| *letter != '>').collect();
            assert!(
                tag.contains("src=") || tag.contains("type=\"application/ld+json\"") || tag.contains("speculationrules"),
                "{path}: {tag}"
            );
        }
        assert!(!answer.body.contains("<style") && !answer.body.contains(" onclick=") && !answer.body.contains("javascript:"), "{path}");
    }
}

#[test]
fn each_rule_sees_what_breaks_it() {
    let good = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src 'self' data:";
    let read = |text: &str| {
        let mut answer = Answer { status: 200, headers: reqwest::header::HeaderMap::new(), body: String::new() };
        answer.headers.insert("content-security-policy", text.parse().expect("a value"));
        broken_rules(&policy(&answer))
    };
    assert_eq!(read(good), Vec::<&str>::new());
    for (from, to) in [
        ("default-src 'none'", "default-src 'self'"),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' https://cdn.example"),
        ("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
        ("connect-src 'self'", "connect-src *"),
        ("form-action 'self'; ", ""),
        ("base-uri 'none'; ", ""),
        ("frame-ancestors 'none'", "frame-ancestors 'self'"),
        ("script-src 'self'", "script-src 'self' 'nonce-abc'"),
        ("script-src 'self'", "script-src 'self' data:"),
    ] {
        assert_ne!(read(&good.replace(from, to)), Vec::<&str>::new(), "{to}");
    }
}

//! Every address that takes a body, read from the router itself: a new form is fuzzed and fenced without anybody remembering it.
use leptos::server_fn::axum::server_fn_paths;
use std::collections::BTreeMap;

const ROUTERS: [&str; 2] = [include_str!("../../../src/server/router.rs"), include_str!("../../../src/server/sandbox/mod.rs")];
const PATHS: &str = include_str!("../../../src/paths.rs");

/// What stands for a key, an id, a name in an address.
const FILLED: [(&str, &str); 7] = [
    ("{token}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ("{id}", "0190a000-0000-7000-8000-000000000001"),
    ("{intent}", "sbx_00000000000000000000000000000000"),
    ("{question}", "nights"),
    ("{slug}", "nothing"),
    ("{arrival}", "0190a000-0000-7000-8000-000000000003"),
    ("{product}", "0190a000-0000-7000-8000-000000000002"),
];

fn named() -> BTreeMap<&'static str, &'static str> {
    let lines = PATHS.lines().filter_map(|line| line.strip_prefix("pub const "));
    lines.filter_map(|line| Some((line.split(':').next()?, line.split('"').nth(1)?))).collect()
}

/// Forms: their addresses with something in the place of keys.
pub fn forms() -> Vec<String> {
    let named = named();
    let mut found: Vec<String> = ROUTERS
        .iter()
        .flat_map(|router| router.split(".route(paths::").skip(1))
        .filter_map(|route| {
            let (name, verbs) = route.split_once(',')?;
            let verbs = verbs.split(".route(").next()?.lines().next()?;
            verbs.contains("post(").then(|| FILLED.iter().fold(named[name].to_owned(), |path, (key, value)| path.replace(key, value)))
        })
        .collect();
    found.sort();
    // what ends the session of whoever asks comes last
    found.sort_by_key(|path| ["/sign-out", "/account/sessions", "/account/password"].contains(&path.as_str()));
    found
}

pub fn functions() -> Vec<String> {
    let mut found: Vec<String> = server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    found.sort();
    found
}

#[test]
fn the_router_is_read_whole() {
    let forms = forms();
    assert!(forms.len() > 40, "{forms:?}");
    for known in
        ["/cart", "/account/privacy/erase", "/sandbox-bank/v1/intents", "/account/erase/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]
    {
        assert!(forms.iter().any(|path| path == known), "{known} in {forms:?}");
    }
    assert!(forms.iter().all(|path| !path.contains('{')), "{forms:?}");
}

//! The cookies of a deployment behind https: bound to their host, hidden from scripts, gone in their time.
use super::Answer;
use crate::{
    accounts::PASSWORD,
    support::{House, Visitor},
};
use vitrine::{domain::role::Role, paths};

fn set_cookies(answer: &Answer) -> Vec<String> {
    answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_https_every_cookie_is_bound_to_its_host_and_hidden() {
    let mut house = House::new().await;
    house.https = true;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 9).await;
    let owner = house.person(store, Role::Owner, Some(PASSWORD)).await;
    let site = house.serve().await;
    let mut browser: Visitor = site.visitor("amora");
    let mut all = Vec::new();
    for (path, form) in [
        (paths::CART, vec![("variant", serum.variant.to_string())]),
        (paths::MODE, vec![("mode", "dark".into())]),
        (paths::SIGN_IN, vec![("email", owner.email.clone()), ("password", PASSWORD.into())]),
        (paths::SIGN_OUT, vec![]),
    ] {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        all.extend(set_cookies(&browser.post(path, &form).await));
    }
    assert!(all.len() >= 6, "{all:?}");
    for cookie in &all {
        let (name, rest) = cookie.split_once('=').expect("a cookie");
        let has = |word: &str| rest.split("; ").any(|part| part.eq_ignore_ascii_case(word));
        assert!(has("Secure") && has("Path=/") && has("SameSite=Lax") && !rest.to_lowercase().contains("domain"), "{cookie}");
        // what opens or names something can't be set by a neighbour or read by a script; a number, a choice, a hint may be
        let is_plain = ["vitrine_count", "vitrine_mode", "vitrine_desk"].contains(&name);
        assert_eq!(name.starts_with("__Host-"), !is_plain, "{cookie}");
        assert!(is_plain || has("HttpOnly"), "{cookie}");
        let days = rest.split("Max-Age=").nth(1).and_then(|age| age.split(';').next()).and_then(|age| age.parse::<u64>().ok());
        assert!(days.is_some_and(|seconds| seconds <= 366 * 86_400), "{cookie}");
    }
}

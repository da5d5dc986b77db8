//! What is wrong with a form of an account is told at once, each beside its field, and nothing that was typed is lost but passwords.
use super::{PASSWORD, joined, link_to};
use crate::support::House;
use vitrine::paths;

fn told(body: &str, field: &str) -> bool {
    body.contains(&format!("id=\"{field}-error\""))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_tells_all_that_is_wrong_with_it() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    let mut browser = site.visitor("amora");
    browser.post(paths::SIGN_UP, &[("email", "ana@example.test")]).await;
    let link = link_to(&house, "ana@example.test").await;
    let refused = browser.post(&link, &[("full_name", " "), ("password", "short")]).await;
    assert!(refused.status == 422 && told(&refused.body, "full_name") && told(&refused.body, "password"));
    let named = browser.post(&link, &[("full_name", " "), ("password", PASSWORD)]).await;
    assert!(told(&named.body, "full_name") && !told(&named.body, "password"));

    let mut ana = joined(&house, &site, "amora", "carla@example.test").await;
    let both = ana.post(paths::ACCOUNT_PASSWORD, &[("current", "not this one"), ("password", "short")]).await;
    assert!(both.status == 422 && told(&both.body, "current") && told(&both.body, "password"));
    let one = ana.post(paths::ACCOUNT_PASSWORD, &[("current", "not this one"), ("password", "a boat against the rain")]).await;
    assert!(one.status == 422 && told(&one.body, "current") && !told(&one.body, "password"));
    let moved = ana.post(paths::ACCOUNT_ADDRESS, &[("email", "carla at home"), ("current_for_address", "")]).await;
    assert!(moved.status == 422 && told(&moved.body, "email") && told(&moved.body, "current_for_address"));
    assert!(moved.body.contains("value=\"carla at home\""), "what she typed is there");
    let code = ana.post(paths::ACCOUNT_PHONE_CODE, &[("code", "no such code")]).await;
    assert!(code.status == 422 && told(&code.body, "code") && code.body.contains("value=\"no such code\""));
}

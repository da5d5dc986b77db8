//! Other proofs: customers who come in by a provider, the team that shows a passkey after the password; and everybody who tries it
//! wrongly (case R36 of the catalogue).
mod forged;
mod google;
mod hijack;
mod linked;
mod passkeys;
mod pre_hijack;
mod rule;
mod tokens;

use crate::support::{Answer, House, Provider, Site, SoftKey, Visitor};
use vitrine::{
    domain::{id::StoreId, role::Role},
    paths,
};

pub const PASSWORD: &str = "a coat against the rain";

/// A house with a provider beside it.
pub async fn house_with_provider() -> (House, Provider, StoreId, Site) {
    let mut house = House::new().await;
    let provider = Provider::open().await;
    house.google = Some(provider.issuer.clone());
    let store = house.store("amora").await;
    let site = house.serve().await;
    (house, provider, store, site)
}

/// The address at which she comes back from the provider, which lets her pass.
pub async fn way_back(site: &Site, browser: &mut Visitor, begin: &str) -> String {
    let out = browser.get(begin).await;
    assert_eq!(out.status, 303, "{}", out.body);
    let passed = site.http.get(out.location()).send().await.expect("the provider answers");
    assert_eq!(passed.status().as_u16(), 303, "the provider lets her pass");
    passed.headers()["location"].to_str().expect("an address").to_owned()
}

/// The whole way, out and back.
pub async fn by_google(site: &Site, browser: &mut Visitor, begin: &str) -> Answer {
    let back = way_back(site, browser, begin).await;
    browser.get(&back).await
}

pub async fn sign_in(browser: &mut Visitor, email: &str) -> Answer {
    browser.post(paths::SIGN_IN, &[("email", email), ("password", PASSWORD)]).await
}

/// The options that a script would hand to the browser.
pub async fn options(browser: &mut Visitor, path: &str, form: &[(&str, &str)]) -> serde_json::Value {
    let answer = browser.post(path, form).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).expect("options are JSON")
}

/// Somebody of the team with a passkey, signed in; her codes.
pub async fn with_passkey(house: &House, site: &Site, store: StoreId, role: Role) -> (String, Visitor, SoftKey, Vec<String>) {
    let login = house.person(store, role, Some(PASSWORD)).await;
    let mut browser = site.visitor("amora");
    assert_eq!(sign_in(&mut browser, &login.email).await.status, 303);
    let key = SoftKey::default();
    let asked = options(&mut browser, paths::ACCOUNT_PASSKEYS_BEGIN, &[("name", "my phone"), ("current_for_passkey", PASSWORD)]).await;
    let made = key.make(&site.url("amora", ""), &asked);
    let page = browser.post(paths::ACCOUNT_PASSKEYS, &[("name", "my phone"), ("credential", &made)]).await;
    assert_eq!(page.status, 200, "{}", page.body);
    (login.email, browser, key, codes_in(&page.body))
}

pub fn codes_in(page: &str) -> Vec<String> {
    let rows = page.split("account__row tabular\">").skip(1);
    rows.filter_map(|rest| rest.split('<').next()).map(str::to_owned).collect()
}

/// A way back that leads nowhere, and says where else to go.
pub async fn is_refused(browser: &mut Visitor, back: &str, why: &str) {
    let answer = browser.get(back).await;
    assert_eq!(answer.status, 410, "{why}");
    assert!(!browser.cookies.contains_key("vitrine_session"), "{why}");
    assert!(answer.body.contains(paths::SIGN_IN) && answer.body.contains(paths::GOOGLE), "{why}: a way on");
}

/// She comes by the provider and is told to prove her account first; no session.
pub async fn is_led_to_the_door(site: &Site) -> String {
    let mut browser = site.visitor("amora");
    let page = by_google(site, &mut browser, paths::GOOGLE).await;
    assert_eq!(page.status, 200);
    assert!(!browser.cookies.contains_key("vitrine_session"));
    page.body
}

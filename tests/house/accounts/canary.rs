//! A canary is sung through the whole house: a purchase with delivery, an account, a forgotten password, a wrong one, a file, a wish to
//! be forgotten. Nothing that she said, is or holds stands in the log: not of ours at any level, of nobody at the level of a deployment.
use super::{PASSWORD, link_to};
use crate::{
    races::form,
    support::{House, Site, Visitor, delivery_of},
};
use std::{
    io::Write,
    sync::{Arc, Mutex},
};
use vitrine::{domain::id::StoreId, paths, server::clock};

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

const EMAIL: &str = "canary.wren@example.test";
const NAME: &str = "Carmen Canaria";
const WRONG: &str = "a canary sings wrong";

/// A purchase with delivery, with a mistake on the way, paid at the bank; answers the key of the order.
async fn bought(site: &Site, store: StoreId, variant: &str) -> (Visitor, String) {
    let mut browser = site.visitor("amora");
    browser.post(paths::CART, &[("variant", variant)]).await;
    let page = browser.get(paths::CHECKOUT).await.body;
    let totals = page.split("name=\"expected_totals\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("totals").to_owned();
    let mut filled = form(store, 5_900, "an-intent-of-a-canary");
    filled.retain(|(name, _)| !["delivery", "expected_totals", "full_name", "email", "phone"].contains(name));
    let delivery = delivery_of(store).to_string();
    let mut pairs: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
    pairs.extend([
        ("full_name", NAME),
        ("email", "not an address"),
        ("phone", "(11) 97777-1234"),
        ("line1", "Rua Canaria, 77"),
        ("city", "Olinda"),
    ]);
    pairs.extend([
        ("region", "PE"),
        ("postal_code", "53000-777"),
        ("note", "canta baixinho"),
        ("delivery", &delivery),
        ("expected_totals", &totals),
    ]);
    assert_eq!(browser.post(paths::CHECKOUT, &pairs).await.status, 422);
    pairs.retain(|(name, _)| *name != "email");
    pairs.push(("email", EMAIL));
    let placed = browser.post(paths::CHECKOUT, &pairs).await;
    assert_eq!(placed.status, 303, "{}", placed.body);
    let bank = site.visitor("amora").get(placed.location()).await;
    assert_eq!(bank.status, 200, "{}", placed.location());
    let paid = browser.post(placed.location(), &[("decision", "approve")]).await;
    let order = paid
        .location()
        .split("/orders/")
        .nth(1)
        .map(|rest| rest.split(['?', '/']).next().unwrap_or_default().to_owned())
        .unwrap_or_default();
    assert!(order.len() > 20, "{}: {}", paid.status, paid.location());
    assert_eq!(browser.get(&paths::order(&order)).await.status, 200);
    (browser, order)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_her_stands_in_the_log() {
    let log = Log::default();
    let writer = log.clone();
    let everything =
        tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone()).finish();
    // the process is this test's own under nextest
    tracing::subscriber::set_global_default(everything).expect("nobody else listens in this process");
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 9).await;
    let site = house.serve().await;
    let (mut browser, order) = bought(&site, store, &serum.variant.to_string()).await;
    browser.post(paths::SIGN_UP, &[("email", EMAIL)]).await;
    let join = link_to(&house, EMAIL).await;
    assert_eq!(browser.post(&join, &[("full_name", NAME), ("password", PASSWORD)]).await.status, 303);
    site.visitor("amora").post(paths::FORGOT, &[("email", EMAIL)]).await;
    let reset = link_to(&house, EMAIL).await;
    site.visitor("amora").get(&reset).await;
    site.visitor("amora").post(paths::SIGN_IN, &[("email", EMAIL), ("password", WRONG)]).await;
    browser.get(paths::ACCOUNT).await;
    assert_eq!(browser.post(paths::ACCOUNT_EXPORT, &[("current", PASSWORD)]).await.status, 200);
    house.in_store("update app.store_policies set order_open_days = 1").await;
    browser.post(paths::ACCOUNT_ERASE, &[("sure", "yes"), ("current_for_erasure", PASSWORD)]).await;
    clock::forget(&house.db).await.expect("the clock forgets");
    house.settle().await;
    let written = String::from_utf8_lossy(&log.0.lock().expect("the log")).into_owned();
    let heard: Vec<&str> =
        written.lines().filter(|line| line.contains(" vitrine::") || !(line.contains(" DEBUG ") || line.contains(" TRACE "))).collect();
    assert!(heard.iter().any(|line| line.contains("answered") && line.contains("/orders/{token}")), "requests are logged by their pattern");
    let cookies: Vec<String> = browser
        .cookies
        .iter()
        .filter(|(name, _)| !["vitrine_count", "vitrine_mode"].contains(&name.as_str()))
        .map(|(_, value)| value.clone())
        .collect();
    assert!(cookies.len() >= 3, "{:?}", browser.cookies);
    let token = |link: &str| link.rsplit('/').next().expect("a token").to_owned();
    let mut secrets = vec![order, token(&join), token(&reset)];
    secrets.extend(cookies);
    secrets.extend(
        [EMAIL, NAME, WRONG, PASSWORD, "977771234", "Rua Canaria", "canta baixinho", "53000-777", "$argon2", "an-intent-of-a-canary"]
            .map(str::to_owned),
    );
    for secret in &secrets {
        let found: Vec<&&str> = heard.iter().filter(|line| line.to_lowercase().contains(&secret.to_lowercase())).collect();
        assert!(found.is_empty(), "{secret} in {found:?}");
    }
}

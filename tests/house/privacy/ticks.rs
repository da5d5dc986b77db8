//! What a customer may agree to at the checkout: nothing is ticked for her, and what she ticks is kept and taken back as easily.
use super::addresses::HOME;
use crate::{
    accounts::joined,
    races::form,
    support::{House, delivery_of},
};
use vitrine::paths;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_checkout_nothing_is_ticked_for_her_and_what_she_ticks_is_kept() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    let site = house.serve().await;
    let variant = serum.variant.to_string();
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let mut guest = site.visitor("amora");
    guest.post(paths::CART, &[("variant", &variant)]).await;
    assert!(!guest.get(paths::CHECKOUT).await.body.contains("news-email"), "a guest has no account in which to take it back");
    ana.post(paths::CART, &[("variant", &variant)]).await;
    let page = ana.get(paths::CHECKOUT).await.body;
    for name in ["news-email", "news-whatsapp", "keep_address"] {
        let at = page.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("{name} is offered"));
        let end = at + page[at..].find('>').expect("the end of the input");
        assert!(!page[at..end].contains("checked"), "{name} is not ticked for her");
    }
    let total = page.split("name=\"expected_totals\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("totals").to_owned();
    let mut filled = form(store, 5_900, "an-intent-of-ana");
    filled.retain(|(name, _)| !["delivery", "expected_totals", "line1", "city", "region", "postal_code"].contains(name));
    let delivery = delivery_of(store).to_string();
    let mut pairs: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
    pairs.extend(HOME);
    pairs.extend([("delivery", delivery.as_str()), ("expected_totals", &total), ("news-email", "yes"), ("keep_address", "yes")]);
    let mut broken = pairs.clone();
    broken.retain(|(name, _)| *name != "email");
    let again = ana.post(paths::CHECKOUT, &broken).await;
    assert_eq!(again.status, 422);
    assert_eq!(again.body.matches("value=\"yes\" checked").count(), 2, "her ticks come back with what was wrong");
    assert_eq!(house.count("select count(*) from app.consents").await, 0, "no order, no word");
    let placed = ana.post(paths::CHECKOUT, &pairs).await;
    assert_eq!(placed.status, 303, "{}", placed.body);
    ana.post(paths::CHECKOUT, &pairs).await;
    assert_eq!(
        house.count("select count(*) from app.consents where granted and purpose = 'news' and channel = 'email'").await,
        1,
        "sent twice is once"
    );
    assert_eq!(house.count("select count(*) from app.addresses").await, 1);
    let history = ana.get(paths::ACCOUNT_PRIVACY).await.body;
    assert!(history.contains("Me contar novidades por e-mail") && history.contains("texto de"), "she sees when, and which text");
    ana.post(paths::CART, &[("variant", &variant)]).await;
    assert!(!ana.get(paths::CHECKOUT).await.body.contains("name=\"news-email\""), "what stands is not asked again");
    // taken back as easily as it was given: one form, without ticks
    ana.post(paths::ACCOUNT_CONSENTS, &[]).await;
    assert!(ana.get(paths::CHECKOUT).await.body.contains("name=\"news-email\""));
    assert_eq!(house.count("select count(*) from app.consents").await, 2);
}

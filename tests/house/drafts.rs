//! What is typed at the checkout stays with her who typed it: field by field, with script and without, and no longer than it must.
//! Also what the bag mends: a price that rose, a thing taken out by mistake.
use crate::{
    races::form,
    support::{House, Visitor},
};
use vitrine::{paths, server::clock};

async fn with_serum(house: &House) -> (crate::support::Site, Visitor, vitrine::domain::id::StoreId, String) {
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    let site = house.serve().await;
    let mut anna = site.visitor("amora");
    let variant = serum.variant.to_string();
    anna.post(paths::CART, &[("variant", &variant), ("quantity", "2")]).await;
    (site, anna, store, variant)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_returning_visitor_finds_what_she_typed_and_nobody_else_does() {
    let house = House::new().await;
    let (site, mut anna, _, variant) = with_serum(&house).await;
    for (field, typed) in [("full_name", "Anna \"Souza\" <b>"), ("city", "Olinda"), ("note", "a campainha não toca")] {
        assert_eq!(anna.post(paths::CHECKOUT_DRAFT, &[(field, typed)]).await.status, 204);
    }
    let page = anna.get(paths::CHECKOUT).await.body;
    for kept in ["Anna &quot;Souza&quot; &lt;b&gt;", "value=\"Olinda\"", "a campainha não toca"] {
        assert!(page.contains(kept), "{kept} is there again");
    }
    anna.post(paths::CHECKOUT_DRAFT, &[("city", ""), ("intent", "stolen-intent"), ("expected_totals", "x"), ("nonsense", "y")]).await;
    assert!(!anna.get(paths::CHECKOUT).await.body.contains("Olinda"), "what is emptied is forgotten");
    assert_eq!(house.count("select count(*) from app.checkout_drafts").await, 2, "keys, totals and strange fields are kept nowhere");
    let mut berta = site.visitor("amora");
    assert_eq!(berta.post(paths::CHECKOUT_DRAFT, &[("city", "Natal")]).await.status, 204, "without a bag nothing is kept");
    berta.post(paths::CART, &[("variant", &variant)]).await;
    let hers = berta.get(paths::CHECKOUT).await.body;
    assert!(!hers.contains("Souza") && !hers.contains("Natal"));
    assert_eq!(anna.post(paths::CHECKOUT_DRAFT, &[("note", &"x".repeat(5_000)), ("note", &"é".repeat(5_000))]).await.status, 204);
    assert_eq!(house.count("select max(char_length(content))::bigint from app.checkout_drafts").await, 500);
    assert_eq!(anna.post(paths::CHECKOUT_FORGET, &[]).await.status, 303);
    assert_eq!(house.count("select count(*) from app.checkout_drafts").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_ends_with_its_order_or_with_its_time() {
    let house = House::new().await;
    let (_site, mut anna, store, _) = with_serum(&house).await;
    let filled = form(store, 11_800, "an-intent");
    let mut wrong: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
    wrong.retain(|(name, _)| *name != "email");
    wrong.push(("email", "anna at example"));
    assert_eq!(anna.post(paths::CHECKOUT, &wrong).await.status, 422);
    assert!(anna.get(paths::CHECKOUT).await.body.contains("anna at example"), "a form that was sent is kept, without any script");
    let right: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(anna.post(paths::CHECKOUT, &right).await.status, 303);
    assert_eq!(house.count("select count(*) from app.checkout_drafts").await, 0, "the order has it all");
    anna.post(paths::CHECKOUT_DRAFT, &[("city", "Olinda")]).await;
    house.as_admin("update app.checkout_drafts set saved_at = now() - interval '31 days'").await;
    clock::forget(&house.db).await.unwrap();
    assert_eq!(house.count("select count(*) from app.checkout_drafts").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_price_that_rose_is_agreed_to_and_a_thing_taken_out_comes_back() {
    let house = House::new().await;
    let (_site, mut anna, _, variant) = with_serum(&house).await;
    house.as_admin("update app.variants set price_minor = 6400").await;
    let page = anna.get(paths::CART).await.body;
    assert!(page.contains("O preço mudou.") && page.contains("action=\"/cart/price\""), "what it was and is, and one button");
    assert_eq!(anna.get(paths::CHECKOUT).await.status, 303, "not before she has seen it");
    assert_eq!(anna.post(paths::CART_PRICE, &[("variant", &variant)]).await.location(), paths::CART);
    assert_eq!(anna.get(paths::CHECKOUT).await.status, 200);
    house.as_admin("update app.variants set price_minor = 5000").await;
    assert!(anna.get(paths::CART).await.body.contains("Você paga menos."), "good news blocks nothing");
    assert_eq!(anna.get(paths::CHECKOUT).await.status, 200);
    // taken out and put back, as many as there were; from the drawer the answer is the drawer
    let gone = anna.post(paths::CART_QUANTITY, &[("variant", &variant), ("quantity", "0")]).await;
    assert!(anna.get(gone.location()).await.body.contains("data-undo"));
    let gone = anna.post(paths::CART, &[("variant", &variant), ("quantity", "2"), ("from", "drawer")]).await;
    assert_eq!(gone.location(), paths::CART_DRAWER);
    assert_eq!(house.count("select quantity::bigint from app.cart_lines").await, 2);
    let drawer = anna.get(paths::CART_DRAWER).await;
    assert!(drawer.body.starts_with("<div data-count=\"2\" class=\"drawer__inside\""), "a part of a page: {:.80}", drawer.body);
    assert!(!drawer.body.contains("<html") && drawer.body.contains("name=\"from\" value=\"drawer\""));
    for strange in ["gone=x&of=2", "gone=&of=", "of=2", "notice=nothing", &format!("gone={variant}&of=999")] {
        assert!(!anna.get(&format!("{}?{strange}", paths::CART)).await.body.contains("data-undo"), "{strange}");
    }
}

//! The rules of the house: an owner sets how far a way goes and how long things wait. It is told in the book, holds for the next buyer, and
//! two owners don't undo each other.
use super::{at_work, call, conflict};
use crate::support::{House, delivery_of};
use serde_json::{Value, json};
use vitrine::{domain::role::Role, paths};

async fn opened(site: &crate::support::Site, desk: &crate::support::Visitor) -> Value {
    let (status, house) = call(site, desk, "rules/open", r#"{"ways":true}"#).await;
    assert_eq!(status, 200, "{house}");
    house
}

fn with(way: &Value, change: &[(&str, Value)]) -> Value {
    let mut other = way.clone();
    for (name, value) in change {
        other[*name] = value.clone();
    }
    other
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_says_how_far_a_way_goes_and_the_checkout_follows() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    let site = house.serve().await;
    let (_, desk) = at_work(&house, &site, store, Role::Owner).await;
    let found = opened(&site, &desk).await;
    let way = found["ways"].as_array().unwrap().iter().find(|way| way["pickup"] == false).unwrap().clone();
    let near = with(&way, &[("reach", "01 04".into()), ("name", "Motoboy".into()), ("fee_minor", 990.into())]);
    assert_eq!(call(&site, &desk, "rules/way", &json!({ "seen": way, "way": near }).to_string()).await.0, 200);
    // who saw it as it was, saves nothing
    let late = with(&way, &[("fee_minor", 1.into())]);
    assert_eq!(call(&site, &desk, "rules/way", &json!({ "seen": way, "way": late }).to_string()).await, conflict("edited_meanwhile"));
    let facts = "select count(*) from app.events where kind = 'delivery.changed' and particulars -> 'after' ->> 'reach' = '01 04'";
    assert_eq!(house.count(facts).await, 1);
    let mut anna = site.visitor("amora");
    anna.post(paths::CART, &[("variant", &serum.variant.to_string())]).await;
    let page = anna.get(paths::CHECKOUT).await.body;
    assert!(page.contains("Motoboy"));
    let delivery = delivery_of(store).to_string();
    let base = [("full_name", "Anna"), ("email", "anna@example.test"), ("line1", "Rua 5"), ("city", "Recife"), ("region", "PE")];
    let mut form = base.to_vec();
    form.extend([("delivery", delivery.as_str()), ("postal_code", "50050-000")]);
    let far = anna.post(paths::CHECKOUT, &form).await;
    assert!(far.status == 422 && far.body.contains("id=\"postal_code-error\""), "{}", far.status);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_way_is_added_once_and_nonsense_is_refused() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (_, desk) = at_work(&house, &site, store, Role::Owner).await;
    let found = opened(&site, &desk).await;
    let many = found["ways"].as_array().unwrap().len();
    let way = json!({ "id": found["next"], "pickup": true, "name": "Balcão", "promise": "hoje", "fee_minor": 0, "free_from_minor": null, "reach": "", "active": true });
    for _ in 0..2 {
        assert_eq!(call(&site, &desk, "rules/way", &json!({ "seen": null, "way": way }).to_string()).await.0, 200);
    }
    assert_eq!(opened(&site, &desk).await["ways"].as_array().unwrap().len(), many + 1);
    for (field, value) in [
        ("reach", json!("01")),
        ("fee_minor", json!(-1)),
        ("free_from_minor", json!(0)),
        ("name", json!("")),
        ("promise", json!("x".repeat(121))),
    ] {
        let bad = with(&way, &[(field, value)]);
        assert_eq!(call(&site, &desk, "rules/way", &json!({ "seen": way, "way": bad }).to_string()).await.0, 422, "{field}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clocks_and_limits_are_set_from_what_was_seen() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (_, desk) = at_work(&house, &site, store, Role::Owner).await;
    let rules = opened(&site, &desk).await["rules"].clone();
    let other = with(&rules, &[("hold_minutes", 7.into()), ("bag_closed_days", "17".into()), ("bag_keep_all_bp", 500.into())]);
    assert_eq!(call(&site, &desk, "rules/save", &json!({ "seen": rules, "rules": other }).to_string()).await.0, 200);
    assert_eq!(call(&site, &desk, "rules/save", &json!({ "seen": rules, "rules": rules }).to_string()).await, conflict("edited_meanwhile"));
    assert_eq!(opened(&site, &desk).await["rules"], other);
    for (field, value) in
        [("hold_minutes", json!(0)), ("bag_days", json!(61)), ("bag_closed_days", json!("1234567")), ("bag_closed_days", json!("71"))]
    {
        let bad = with(&other, &[(field, value)]);
        assert_eq!(call(&site, &desk, "rules/save", &json!({ "seen": other, "rules": bad }).to_string()).await.0, 422, "{field}");
    }
    assert_eq!(house.count("select count(*) from app.events where kind = 'store.policies_changed'").await, 1);
}

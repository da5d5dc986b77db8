//! How far a way of delivery goes: the form says it beside the postal code, and the database refuses what comes past the form. And
//! what is too long is told and not cut. Nothing typed is lost by either.
use crate::{
    support::{House, delivery_of, guest},
    trade::{checkout, place, put},
};
use vitrine::{domain::order::Address, paths, server::db::orders::NotPlaced};

fn at(postal_code: &str) -> Address {
    Address {
        line1: "Rua da Aurora, 5".into(),
        line2: String::new(),
        district: String::new(),
        city: "Recife".into(),
        region: "PE".into(),
        postal_code: postal_code.into(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_goes_no_further_than_its_way() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    house.in_store("update app.delivery_options set reach = '22 0' where kind = 'delivery'").await;
    let anna = guest(store, "anna");
    put(&house.db, &anna, &serum, 1).await.expect("into the bag");
    let order = |postal_code: &str, intent: &str| {
        let mut order = checkout(store, 7_400, intent);
        (order.delivery, order.address) = (delivery_of(store), Some(at(postal_code)));
        order
    };
    let far = place(&house.db, &anna, &order("50050-000", "an-intent-of-anna"), "far").await;
    assert!(matches!(far, Err(NotPlaced::Other(_))), "{far:?}");
    assert_eq!(house.count("select count(*) from app.orders").await, 0);
    place(&house.db, &anna, &order("01310-100", "another-intent"), "near").await.expect("it goes there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_with_an_address_is_told_and_nothing_is_lost() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    house.in_store("update app.delivery_options set reach = '0' where kind = 'delivery'").await;
    let site = house.serve().await;
    let mut anna = site.visitor("amora");
    anna.post(paths::CART, &[("variant", &serum.variant.to_string())]).await;
    let (delivery, long) = (delivery_of(store).to_string(), format!("Rua da Aurora, {}", "x".repeat(300)));
    let filled = |line1: &str, region: &str, postal_code: &str| {
        let pairs =
            [("full_name", "Anna"), ("email", "anna@example.test"), ("city", "Recife"), ("region", region), ("delivery", &delivery)];
        let mut pairs: Vec<(&str, String)> = pairs.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        pairs.extend([("line1", line1.to_owned()), ("postal_code", postal_code.to_owned())]);
        pairs
    };
    let short = "Rua da Aurora, 5";
    for (line1, region, postal_code, wrong) in [
        (long.as_str(), "SP", "01310-100", "line1-error"),
        (short, "PE", "50050-000", "postal_code-error"),
        (short, "PE", "01310-100", "postal_code-error"),
    ] {
        let form = filled(line1, region, postal_code);
        let answer = anna.post(paths::CHECKOUT, &form.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>()).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains(&format!("id=\"{wrong}\"")), "{wrong} stands beside its field");
        assert!(answer.body.contains(&format!("value=\"{line1}\"")), "what was typed is there, all of it");
    }
    let page = anna.get(paths::CHECKOUT).await.body;
    let at = page.find("name=\"line1\"").expect("the field");
    let end = at + page[at..].find('>').expect("its end");
    assert!(!page[at..end].contains("maxlength"), "no browser cuts what is pasted there");
}

//! Addresses that she saves: hers alone, found again at the checkout.
use crate::{accounts::joined, support::House};
use vitrine::paths;

pub const HOME: [(&str, &str); 4] = [("line1", "Rua da Aurora, 5"), ("city", "Recife"), ("region", "PE"), ("postal_code", "50050000")];

fn first_id(body: &str) -> String {
    let at = body.split("/account/addresses/").nth(1).expect("an address of hers");
    at.chars().take(36).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_are_saved_changed_chosen_and_removed_and_are_nobody_elses() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    let site = house.serve().await;
    let mut ana = joined(&house, &site, "amora", "ana@example.test").await;
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    let wrong = ana.post(paths::ACCOUNT_ADDRESSES, &[("line1", "Rua da Aurora, 5"), ("postal_code", "1")]).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.body.contains("value=\"Rua da Aurora, 5\"") && wrong.body.contains("postal_code-error") && wrong.body.contains("city-error")
    );
    for _ in 0..2 {
        assert_eq!(ana.post(paths::ACCOUNT_ADDRESSES, &HOME).await.location(), "/account/addresses?notice=saved");
    }
    assert_eq!(house.count("select count(*) from app.addresses").await, 1, "the same twice is once");
    let page = ana.get(paths::ACCOUNT_ADDRESSES).await.body;
    assert!(page.contains("Rua da Aurora, 5, Recife, PE, 50050-000"));
    let path = format!("/account/addresses/{}", first_id(&page));
    assert!(ana.get(&path).await.body.contains("value=\"Rua da Aurora, 5\""));
    assert_eq!((berta.get(&path).await.status, berta.post(&path, &HOME).await.status), (404, 404), "not another's");
    berta.post(&format!("{path}/remove"), &[]).await;
    assert_eq!(house.count("select count(*) from app.addresses").await, 1);
    let moved = [("line1", "Rua do Sol, 8"), ("city", "Recife"), ("region", "PE"), ("postal_code", "50050-000")];
    assert_eq!(ana.post(&path, &moved).await.location(), "/account/addresses?notice=saved");
    ana.post(paths::CART, &[("variant", &serum.variant.to_string())]).await;
    let checkout = ana.get(paths::CHECKOUT).await.body;
    let choose = format!("/checkout?address={}", first_id(&ana.get(paths::ACCOUNT_ADDRESSES).await.body));
    assert!(checkout.contains(&choose) && !checkout.contains("value=\"Rua do Sol, 8\""));
    assert!(ana.get(&choose).await.body.contains("value=\"Rua do Sol, 8\""), "chosen by a link");
    berta.post(paths::CART, &[("variant", &serum.variant.to_string())]).await;
    assert!(!berta.get(&choose).await.body.contains("Rua do Sol"), "another's choice is none");
    assert_eq!(ana.post(&format!("{path}/remove"), &[]).await.location(), "/account/addresses?notice=removed");
    assert_eq!(house.count("select count(*) from app.addresses").await, 0);
    for n in 0..21 {
        let line = format!("Rua {n}");
        let last = ana
            .post(paths::ACCOUNT_ADDRESSES, &[("line1", &line), ("city", "Recife"), ("region", "PE"), ("postal_code", "50050-000")])
            .await;
        assert_eq!(last.location().contains("too-many"), n == 20, "{n}");
    }
    assert_eq!(site.visitor("amora").post(paths::ACCOUNT_ADDRESSES, &HOME).await.status, 303);
}

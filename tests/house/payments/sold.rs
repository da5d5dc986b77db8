//! Sold is sold, from the moment of the answer: no page, list, cart or form offers the piece again.
use super::Waiting;
use crate::{
    support::{House, guest},
    trade::crowd,
};
use std::sync::Arc;
use vitrine::paths;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_sold_piece_is_offered_nowhere() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = Arc::new(house.serve().await);
    for round in 0..5 {
        let dress = house.unique(store, 18_900).await;
        // she had it in her bag, and her hold ran out
        let mut late = site.visitor("amora");
        assert_eq!(late.post(paths::CART, &[("variant", &dress.variant.to_string())]).await.status, 303);
        house.let_everything_expire().await;
        let order = Waiting::of(&house, store, &dress, &format!("buyer-{round}")).await;
        assert_eq!(order.hear(&house, "e", 1, "approved").await, "paid");
        // what the bank's answer waits for
        site.context.window.settle().await;
        // whoever looks now, looks after the answer
        let (page, variant) = (paths::product(&dress.slug), dress.variant.to_string());
        let answers = crowd(24, 24, |n| {
            let (site, mut late, page, variant) = (site.clone(), late.clone(), page.clone(), variant.clone());
            async move {
                let mut visitor = site.visitor("amora");
                match n % 6 {
                    0 => (n, visitor.get(&page).await),
                    1 => (n, visitor.get(paths::SHOP).await),
                    2 => (n, visitor.get(paths::HOME).await),
                    3 => (n, visitor.get(paths::SITEMAP).await),
                    4 => (n, late.get(paths::CART).await),
                    _ => (n, visitor.post(paths::CART, &[("variant", &variant)]).await),
                }
            }
        })
        .await;
        for (n, answer) in answers {
            match n % 6 {
                0 => assert!(
                    answer.status == 200 && !answer.body.contains(&format!("value=\"{variant}\"")),
                    "the product page has a form to buy it"
                ),
                1..=3 => assert!(answer.status == 200 && !answer.body.contains(&dress.slug), "a list shows it (case {})", n % 6),
                4 => assert!(answer.body.contains("data-state=\"problem\""), "the cart line looks well"),
                _ => assert_eq!((answer.status, answer.location()), (303, format!("{page}?put=sold").as_str())),
            }
        }
        let checkout = late.get(paths::CHECKOUT).await;
        assert_eq!((checkout.status, checkout.location()), (303, paths::CART), "no checkout with a sold piece");
    }
    let out = house.counted(store, 5_900, 1).await;
    let order = Waiting::of(&house, store, &out, "last").await;
    assert_eq!(order.hear(&house, "e", 1, "approved").await, "paid");
    site.context.window.settle().await;
    assert!(!site.visitor("amora").get(paths::SHOP).await.body.contains(&out.slug), "the last unit too");
    assert!(
        crate::trade::put(&house.db, &guest(store, "anna"), &out, 1).await.is_ok_and(|put| put == vitrine::domain::cart::Put::OutOfStock)
    );
    house.assert_balanced().await;
}

//! The same races through the front door: forms, cookies, redirects, the sandbox bank.
use crate::{
    support::{Goods, House, Site, Visitor, pickup_of},
    trade::crowd,
};
use vitrine::{
    domain::{checkout::write_totals, id::StoreId},
    paths,
};

/// A filled form. The intent is the browser's own key of this submit.
pub fn form(store: StoreId, total: i64, intent: &str) -> Vec<(&'static str, String)> {
    vec![
        ("full_name", "Ana Souza".into()),
        ("email", "ana@example.test".into()),
        ("phone", "11987654321".into()),
        ("delivery", pickup_of(store).to_string()),
        ("expected_totals", write_totals([(pickup_of(store), total)])),
        ("intent", intent.to_owned()),
    ]
}

async fn check_out(visitor: &mut Visitor, store: StoreId, total: i64, intent: &str) -> crate::support::Answer {
    let form = form(store, total, intent);
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visitor.post(paths::CHECKOUT, &pairs).await
}

async fn with_one(site: &Site, slug: &str, goods: &Goods) -> Visitor {
    let mut visitor = site.visitor(slug);
    let answer = visitor.post(paths::CART, &[("variant", &goods.variant.to_string()), ("quantity", "1")]).await;
    assert_eq!((answer.status, answer.location()), (303, paths::CART), "{}", answer.body);
    visitor
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_browsers_and_ten_units() {
    const BUYERS: usize = 1_000;
    let house = House::with_pool(12).await;
    let store = house.store("orvale").await;
    let serum = house.counted(store, 5_900, 10).await;
    let site = std::sync::Arc::new(house.serve().await);
    let told = crowd(BUYERS, 64, |n| {
        let (site, serum) = (site.clone(), serum.clone());
        async move {
            let mut visitor = site.visitor("orvale");
            let put = visitor.post(paths::CART, &[("variant", &serum.variant.to_string()), ("quantity", "1")]).await;
            assert_eq!(put.status, 303, "buyer {n}: {}", put.body);
            let answer = check_out(&mut visitor, store, 5_900, &format!("intent-{n}")).await;
            (visitor, answer)
        }
    })
    .await;
    let mut won = Vec::new();
    for (visitor, answer) in told {
        match answer.status {
            303 if answer.location().contains("/sandbox-bank/pay/") => won.push((visitor, answer.location().to_owned())),
            // who came when all was gone could put nothing into her bag
            303 => assert_eq!(answer.location(), paths::CART),
            status => assert_eq!(status, 409, "{}", answer.body),
        }
    }
    assert_eq!(won.len(), 10);
    assert_eq!((house.promised(&serum).await, house.shelf(&serum).await), (10, (10, 10)));
    for (visitor, bank) in &mut won {
        let back = visitor.post(bank, &[("decision", "approve")]).await;
        assert_eq!(back.status, 303, "{}", back.body);
        assert_eq!(visitor.get(back.location()).await.status, 200, "her order's page");
    }
    assert_eq!((house.promised(&serum).await, house.shelf(&serum).await), (10, (0, 0)));
    assert_eq!(house.count("select count(*) from app.orders where status = 'paid'").await, 10);
    house.assert_balanced().await;
    house.assert_nothing_sticks().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn losers_of_a_piece_are_led_back_to_it_and_told() {
    let house = House::with_pool(12).await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    let site = std::sync::Arc::new(house.serve().await);
    let reached = crowd(256, 64, |_| {
        let (site, variant) = (site.clone(), dress.variant.to_string());
        async move { site.visitor("amora").post(paths::CART, &[("variant", &variant)]).await }
    })
    .await;
    let led = |place: &str| reached.iter().filter(|answer| answer.status == 303 && answer.location() == place).count();
    assert_eq!((led(paths::CART), led(&format!("{}?put=held", paths::product(&dress.slug)))), (1, 255));
    house.assert_balanced().await;
}

/// A double click: two submits of one form. Both must lead to the same order, and to the same page of the bank.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_sent_twice_leads_twice_to_the_same_payment() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    let site = house.serve().await;
    let anna = with_one(&site, "amora", &dress).await;
    let sent = crowd(6, 6, |_| {
        let mut tab = anna.clone();
        async move { check_out(&mut tab, store, 18_900, "one-intent").await }
    })
    .await;
    assert!(sent.iter().all(|answer| answer.status == 303), "{}", sent[0].body);
    let mut pages: Vec<String> = sent.iter().map(|answer| answer.location().to_owned()).collect();
    pages.dedup();
    assert_eq!(pages.len(), 1, "{pages:?}");
    assert!(pages[0].contains("/sandbox-bank/pay/"), "{pages:?}");
    let mut anna = anna;
    assert_eq!(anna.post(&pages[0], &[("decision", "approve")]).await.status, 303);
    assert_eq!(house.count("select count(*) from app.orders where status = 'paid'").await, 1);
    assert_eq!(house.count("select count(*) from app.orders").await, 1);
    house.assert_balanced().await;
}

//! Nothing of a person is on a page that others see, whatever she sends with her request.
use super::{ask, header, opened, take};
use crate::support::House;
use vitrine::{domain::role::Role, paths};

const CANARY: &str = "canary4711";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_visitor_brings_no_other_ever_reads() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 12_900).await;
    let site = house.serve().await;
    opened(&site).await;
    let mut anna = site.visitor("amora");
    take(&mut anna, &coat).await;
    let paths = [paths::HOME.to_owned(), paths::SHOP.to_owned(), paths::product(&coat.slug)];
    let cart = anna.cookies.get("vitrine_cart").cloned().expect("she has a cart");
    let cookie = format!("vitrine_cart={cart}; vitrine_count=1; other={CANARY}; vitrine_mode={CANARY}");
    for path in &paths {
        let hers = [
            ("cookie", cookie.as_str()),
            ("user-agent", CANARY),
            ("accept-language", CANARY),
            ("referer", "https://canary4711.example/"),
            ("x-forwarded-for", CANARY),
            ("x-forwarded-host", CANARY),
            ("authorization", CANARY),
        ];
        // she is the first who comes: the page is rendered on her request
        let (first, _) = ask(&site, "amora", path, &hers).await;
        let (other, _) = ask(&site, "amora", path, &[]).await;
        assert_eq!(first.body, other.body, "{path}: the same page for everybody");
        assert!(!other.body.contains(CANARY) && !other.body.contains(&cart), "{path}");
        assert_eq!(header(&first, "set-cookie"), "", "{path}");
    }
    assert_eq!(site.context.kept.renders(), 3, "and each was rendered once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_signed_in_leaves_nothing_and_gets_nothing_kept() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 12_900).await;
    let site = house.serve().await;
    opened(&site).await;
    for role in [Role::Customer, Role::Owner] {
        let login = house.person(store, role, Some("a long password")).await;
        let mut person = site.visitor("amora");
        person.post(paths::SIGN_IN, &[("email", &login.email), ("password", "a long password")]).await;
        let before = site.context.kept.renders();
        for path in [paths::HOME.to_owned(), paths::SHOP.to_owned(), paths::product(&coat.slug)] {
            let page = person.get(&path).await;
            assert_eq!((page.status, header(&page, "cache-control"), header(&page, "etag")), (200, "no-store", ""), "{role:?} {path}");
            let (guests, _) = ask(&site, "amora", &path, &[]).await;
            assert!(!guests.body.contains(&login.email) && !guests.body.contains(&login.person.full_name), "{path}");
        }
        assert!(site.context.kept.renders() <= before + 3, "her own pages are not counted among the kept");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn light_and_dark_are_pages_of_their_own() {
    let house = House::new().await;
    house.store("amora").await;
    let site = house.serve().await;
    opened(&site).await;
    let mode = async |cookie: &'static str| {
        let (page, _) = ask(&site, "amora", paths::SHOP, &[("cookie", cookie)]).await;
        page.body.split("data-mode=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    for _ in 0..2 {
        assert_eq!(
            (mode("").await, mode("vitrine_mode=dark").await, mode("vitrine_mode=light").await),
            (String::new(), "dark".into(), "light".into())
        );
        assert_eq!(mode("vitrine_mode=<b>").await, "", "anything else is no choice");
    }
}

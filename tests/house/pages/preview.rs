//! A link shows a draft to whoever holds it and to nobody else, and guests see what is out and nothing of the rest.
use super::{go, look, save, says};
use crate::support::{House, Login};
use vitrine::{
    domain::{
        editorial::{Move, PageKey},
        role::Role,
    },
    paths,
    server::db::pages,
};

async fn open_preview(house: &House, who: &Login, key: &PageKey, token: &str) {
    let mut tx = house.begin(&who.actor).await;
    pages::open_preview(&mut tx, key, token).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_is_seen_by_its_link_alone() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let ana = house.person(store, Role::Attendant, None).await;
    house.person(other, Role::Attendant, None).await;
    let key = PageKey::home();
    let base = save(&house, &ana, &key, None, &says("está no ar")).await.unwrap();
    let sheet = go(&house, &ana, &key, base, Move::Publish).await.unwrap();
    let base = save(&house, &ana, &key, sheet.base, &says("ainda é segredo")).await.unwrap();
    let token = vitrine::server::secrets::fresh_token();
    open_preview(&house, &ana, &key, &token).await;
    let site = house.serve().await;
    let mut guest = site.visitor("amora");
    let home = guest.get(paths::HOME).await;
    assert!(home.body.contains("está no ar") && !home.body.contains("ainda é segredo"));
    assert!(!home.body.contains("Editar esta página"), "a guest's page says nothing of the editor");
    let seen = guest.get(&paths::preview(&token)).await;
    assert_eq!((seen.status, seen.body.contains("ainda é segredo")), (200, true), "{}", seen.body);
    let header = |name: &str| seen.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    assert_eq!((header("cache-control").as_str(), header("x-robots-tag").as_str()), ("no-store", "noindex"));
    assert!(header("content-security-policy").contains("frame-ancestors 'self'") && seen.body.contains("content=\"noindex\""));
    assert!(home.headers.get("content-security-policy").unwrap().to_str().unwrap().contains("frame-ancestors 'none'"));
    // it follows the draft, and nobody else's shop knows it
    save(&house, &ana, &key, Some(base), &says("mudou de novo")).await.unwrap();
    assert!(guest.get(&paths::preview(&token)).await.body.contains("mudou de novo"));
    assert_eq!(site.visitor("orvale").get(&paths::preview(&token)).await.status, 404);
    for wrong in [format!("{token}x"), token.to_lowercase(), vitrine::server::secrets::fresh_token(), "x".repeat(200)] {
        assert_eq!(guest.get(&paths::preview(&wrong)).await.status, 404, "{wrong}");
    }
    assert_eq!(house.count(&format!("select count(*) from app.page_previews where token_hash = '{token}'")).await, 0, "a hash is kept");
    house.as_admin("update app.page_previews set expires_at = clock_timestamp() - interval '1 second'").await;
    assert_eq!(guest.get(&paths::preview(&token)).await.status, 404, "a week is over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_look_that_is_not_out_is_not_there_and_markup_is_words() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let ana = house.person(store, Role::Attendant, None).await;
    let key = look("tarde");
    let evil = "<script>alert(1)</script> *<b>lean</b>* \"'><img src=x onerror=alert(1)>";
    let base = save(&house, &ana, &key, None, &says(evil)).await.unwrap();
    let site = house.serve().await;
    let mut guest = site.visitor("amora");
    assert_eq!(guest.get(&paths::look("tarde")).await.status, 404);
    assert_eq!(guest.get(&paths::collection("nowhere")).await.status, 404);
    let sheet = go(&house, &ana, &key, base, Move::Publish).await.unwrap();
    let page = guest.get(&paths::look("tarde")).await;
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("<script>alert") && !page.body.contains("<b>lean") && !page.body.contains("<img src=x"), "{}", page.body);
    assert!(page.body.contains("&lt;script&gt;") && page.body.contains("<em>&lt;b&gt;lean"), "{}", page.body);
    assert!(guest.get(paths::SITEMAP_PAGES).await.body.contains(&paths::look("tarde")));
    go(&house, &ana, &key, sheet.base.unwrap(), Move::Unpublish).await.unwrap();
    assert_eq!(guest.get(&paths::look("tarde")).await.status, 404);
    assert!(!guest.get(paths::SITEMAP_PAGES).await.body.contains(&paths::look("tarde")));
}

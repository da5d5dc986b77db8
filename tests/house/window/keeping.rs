//! A page is rendered once, answered in every coding, known again by its tag, and dropped by what changes on it and by nothing else.
use super::{ask, header, opened, state, take};
use crate::support::{Goods, House, Site};
use std::io::Read;
use vitrine::{domain::id::StoreId, paths};

async fn shop(house: &House) -> (StoreId, Goods, Goods, Site) {
    let store = house.store("amora").await;
    let (coat, hat) = (house.unique(store, 12_900).await, house.unique(store, 4_500).await);
    let site = house.serve().await;
    opened(&site).await;
    // what the seeder did is heard of before anything is counted
    site.context.window.settle().await;
    (store, coat, hat, site)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_is_rendered_once_and_says_so() {
    let house = House::new().await;
    let (_, coat, _, site) = shop(&house).await;
    let path = paths::product(&coat.slug);
    let (plain, _) = ask(&site, "amora", &path, &[]).await;
    let (brotli, pressed) = ask(&site, "amora", &path, &[("accept-encoding", "gzip, br")]).await;
    let (gzip, zipped) = ask(&site, "amora", &path, &[("accept-encoding", "gzip")]).await;
    assert_eq!(site.context.kept.renders(), 1, "one render for three answers");
    assert_eq!(
        (header(&plain, "content-encoding"), header(&brotli, "content-encoding"), header(&gzip, "content-encoding")),
        ("", "br", "gzip")
    );
    let (mut from_brotli, mut from_gzip) = (Vec::new(), String::new());
    brotli::BrotliDecompress(&mut &*pressed, &mut from_brotli).expect("brotli");
    flate2::read::GzDecoder::new(&*zipped).read_to_string(&mut from_gzip).expect("gzip");
    assert_eq!(String::from_utf8_lossy(&from_brotli), plain.body);
    assert_eq!(from_gzip, plain.body);
    assert!(pressed.len() * 2 < plain.body.len(), "{} of {}", pressed.len(), plain.body.len());
    let tag = header(&plain, "etag");
    assert!(tag.starts_with("W/\"") && tag == header(&brotli, "etag"), "{tag}");
    for answer in [&plain, &brotli, &gzip] {
        assert_eq!((header(answer, "cache-control"), header(answer, "vary")), ("no-cache", "accept-encoding, cookie"));
        assert!(!header(answer, "x-request-id").is_empty() && header(answer, "content-security-policy").starts_with("default-src 'none'"));
        assert_eq!(header(answer, "set-cookie"), "");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_a_page_is_not_sent_it_again_until_it_changes() {
    let house = House::new().await;
    let (_, coat, _, site) = shop(&house).await;
    let path = paths::product(&coat.slug);
    let (first, _) = ask(&site, "amora", &path, &[]).await;
    let tag = header(&first, "etag").to_owned();
    let listed = format!("\"other\", {tag}");
    for known in [tag.as_str(), &listed, tag.trim_start_matches("W/"), "*"] {
        let (again, body) = ask(&site, "amora", &path, &[("if-none-match", known)]).await;
        assert_eq!((again.status, body.len(), header(&again, "etag")), (304, 0, tag.as_str()), "{known}");
    }
    let (other, _) = ask(&site, "amora", &path, &[("if-none-match", "W/\"other\"")]).await;
    assert_eq!(other.status, 200);
    let mut anna = site.visitor("amora");
    take(&mut anna, &coat).await;
    let (changed, _) = ask(&site, "amora", &path, &[("if-none-match", &tag)]).await;
    assert_eq!((changed.status, state(&changed)), (200, "held"));
    assert_ne!(header(&changed, "etag"), tag);
    super::give_back(&mut anna, &coat).await;
    let (back, _) = ask(&site, "amora", &path, &[("if-none-match", &tag)]).await;
    assert_eq!(back.status, 304, "rendered anew, and the same again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_is_an_answer_without_its_body() {
    let house = House::new().await;
    let (_, coat, _, site) = shop(&house).await;
    let path = paths::product(&coat.slug);
    let (page, body) = ask(&site, "amora", &path, &[]).await;
    let head = site.http.head(site.url("amora", &path)).send().await.expect("an answer");
    assert_eq!((head.status().as_u16(), head.headers().get("etag")), (200, page.headers.get("etag")));
    assert_eq!(head.headers().get("content-length").and_then(|length| length.to_str().ok()), Some(body.len().to_string().as_str()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_drops_what_shows_it_and_leaves_the_rest() {
    let house = House::new().await;
    let (store, coat, hat, site) = shop(&house).await;
    let (of_coat, of_hat) = (paths::product(&coat.slug), paths::product(&hat.slug));
    let look = async || {
        for path in [paths::HOME, paths::SHOP, &of_coat, &of_hat] {
            assert_eq!(ask(&site, "amora", path, &[]).await.0.status, 200, "{path}");
        }
        site.context.kept.renders()
    };
    assert_eq!(look().await, 4);
    assert_eq!(look().await, 4, "nothing has changed");
    let (coat_id, hat_id) = (coat.product, hat.product);
    // what somebody with psql does, and how many of the four pages it touches
    let changes = [
        ("update app.products set description = 'of wool' where id = '{coat}'", 3),
        ("update app.products set description = 'of wool' where id = '{coat}'", 0),
        ("update app.variants set price_minor = 11900 where product_id = '{hat}'", 3),
        (
            "insert into app.product_media (store_id, id, product_id, position, media_key, width, height, alt) \
          values ('{store}', gen_random_uuid(), '{hat}', 1, md5('x'), 10, 10, 'a hat')",
            3,
        ),
        ("update app.stores set tagline = 'for everybody' where store_id = '{store}'", 4),
        ("insert into app.tags (store_id, id, kind, slug, name) values ('{store}', gen_random_uuid(), 'size', 'm', 'M')", 4),
        ("insert into app.carts (store_id, id, key_hash) values ('{store}', gen_random_uuid(), repeat('a', 64))", 0),
        ("update app.products set status = 'archived' where id = '{coat}'", 2),
    ];
    for (sql, touched) in changes {
        let sql = sql.replace("{coat}", &coat_id.to_string()).replace("{hat}", &hat_id.to_string()).replace("{store}", &store.to_string());
        let before = site.context.kept.renders();
        house.as_admin(&sql).await;
        site.context.window.settle().await;
        for path in [paths::HOME, paths::SHOP, &of_coat, &of_hat] {
            ask(&site, "amora", path, &[]).await;
        }
        assert_eq!(site.context.kept.renders() - before, touched, "{sql}");
    }
    assert_eq!(ask(&site, "amora", &of_coat, &[]).await.0.status, 404, "and what is gone is gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_name_of_the_store_is_on_every_page_at_once() {
    let house = House::new().await;
    let (store, _, _, site) = shop(&house).await;
    assert!(!ask(&site, "amora", paths::SHOP, &[]).await.0.body.contains("Ateliê Nova"));
    house.as_admin(&format!("update app.stores set name = 'Ateliê Nova' where store_id = '{store}'")).await;
    site.context.window.settle().await;
    for path in [paths::HOME, paths::SHOP] {
        assert!(ask(&site, "amora", path, &[]).await.0.body.contains("Ateliê Nova"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_only_counts_visits_makes_no_new_page() {
    let house = House::new().await;
    let (_, coat, _, site) = shop(&house).await;
    let path = paths::product(&coat.slug);
    for query in ["", "?utm_source=ig", "?fbclid=one", "?fbclid=two&utm_campaign=x"] {
        ask(&site, "amora", &format!("{path}{query}"), &[]).await;
    }
    assert_eq!(site.context.kept.renders(), 1);
}

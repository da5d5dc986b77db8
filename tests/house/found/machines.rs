//! What programs read: structured data against the fields that its readers require, the map of the site, the feed, shared pictures.
use crate::{
    support::{Answer, Garment, House, Site},
    trade::put,
};
use serde_json::Value;
use std::collections::BTreeSet;
use vitrine::{domain::id::StoreId, paths};

/// Between two marks, each time.
fn all_between(text: &str, open: &str, close: &str) -> Vec<String> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).map(str::to_owned).collect()
}

async fn get(site: &Site, path: &str) -> Answer {
    site.visitor("amora").get(path).await
}

/// The things of a page, by type.
fn things(page: &Answer) -> Vec<Value> {
    let scripts = all_between(&page.body, "<script type=\"application/ld+json\">", "</script>");
    assert_eq!(scripts.len(), 1, "one graph a page");
    let graph: Value = serde_json::from_str(&scripts[0]).expect("JSON");
    assert_eq!(graph["@context"], "https://schema.org");
    graph["@graph"].as_array().expect("a graph").clone()
}

fn of_type(things: &[Value], kind: &str) -> Value {
    things.iter().find(|thing| thing["@type"] == kind).unwrap_or_else(|| panic!("no {kind}")).clone()
}

/// Every address in it is whole and of this house.
fn assert_absolute(value: &Value, site: &Site, key: &str) {
    match value {
        Value::String(text) if ["@id", "url", "item", "image", "logo", "urlTemplate"].contains(&key) => {
            assert!(text.starts_with(&site.url("amora", "/")), "{key}: {text}");
        }
        Value::Array(all) => all.iter().for_each(|one| assert_absolute(one, site, key)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| assert_absolute(value, site, key)),
        _ => {}
    }
}

async fn garments(house: &House, count: usize) -> (StoreId, Vec<crate::support::Goods>) {
    let store = house.store("amora").await;
    house.vocabulary(store, &[("size:52", "52", 0, 0), ("colour:vinho", "Vinho", 0, 0)]).await;
    let mut goods = Vec::new();
    for n in 0..count {
        let name = format!("Vestido <{n}> & \"Cia\"");
        goods.push(
            house
                .garment(
                    store,
                    &Garment {
                        name: &name,
                        description: "Leve.",
                        brand: "Ondina",
                        tags: &["size:52", "colour:vinho"],
                        price_minor: 18_990,
                        ..Garment::default()
                    },
                )
                .await,
        );
    }
    (store, goods)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_product_tells_everything_that_search_engines_require() {
    let house = House::new().await;
    let (store, goods) = garments(&house, 2).await;
    let site = house.serve().await;
    let page = get(&site, &paths::product(&goods[0].slug)).await;
    let found = things(&page);
    found.iter().for_each(|thing| assert_absolute(thing, &site, ""));
    let product = of_type(&found, "Product");
    assert_eq!(product["name"], "Vestido <0> & \"Cia\"");
    for field in ["description", "image", "brand", "offers", "sku", "url", "size", "color"] {
        assert!(!product[field].is_null() && product[field] != "", "Product has no {field}");
    }
    assert_eq!((&product["brand"]["name"], &product["itemCondition"]), (&"Ondina".into(), &"https://schema.org/UsedCondition".into()));
    let offer = product["offers"][0].clone();
    assert_eq!(
        (&offer["price"], &offer["priceCurrency"], &offer["availability"]),
        (&"189.90".into(), &"BRL".into(), &"https://schema.org/InStock".into())
    );
    let house_itself = of_type(&found, "OnlineStore");
    assert_eq!(offer["seller"]["@id"], house_itself["@id"]);
    let crumbs = of_type(&found, "BreadcrumbList")["itemListElement"].as_array().unwrap().clone();
    assert_eq!(crumbs.iter().map(|crumb| crumb["position"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(crumbs.iter().all(|crumb| crumb["name"].is_string() && crumb["item"].is_string()));
    // in somebody's cart she is out of stock, sold she is sold out, and the page stays
    put(&house.db, &crate::support::guest(store, "anna"), &goods[0], 1).await.unwrap();
    let held = of_type(&things(&get(&site, &paths::product(&goods[0].slug)).await), "Product");
    assert_eq!(held["offers"][0]["availability"], "https://schema.org/OutOfStock");
    house.in_store(&format!("update app.pieces set status = 'sold' where product_id = '{}'", goods[1].product)).await;
    let sold = get(&site, &paths::product(&goods[1].slug)).await;
    assert_eq!(
        (sold.status, &of_type(&things(&sold), "Product")["offers"][0]["availability"]),
        (200, &"https://schema.org/SoldOut".into())
    );
    let site_itself = things(&get(&site, paths::HOME).await);
    assert!(of_type(&site_itself, "WebSite")["potentialAction"]["target"]["urlTemplate"].as_str().unwrap().contains("?q={words}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_map_answers_and_calls_itself_by_the_same_name() {
    let house = House::new().await;
    let (_, goods) = garments(&house, 12).await;
    house.in_store(&format!("update app.products set availability = 'sold' where slug = '{}'", goods[3].slug)).await;
    let site = house.serve().await;
    let index = get(&site, paths::SITEMAP).await;
    assert_eq!(index.headers["content-type"], "application/xml; charset=utf-8");
    let files = all_between(&index.body, "<loc>", "</loc>");
    assert_eq!(files.len(), 2, "{}", index.body);
    let mut pages = BTreeSet::new();
    for file in files {
        let part = get(&site, &file).await;
        assert_eq!(part.status, 200, "{file}");
        let entries = all_between(&part.body, "<url>", "</url>");
        for entry in &entries {
            let page = all_between(entry, "<loc>", "</loc>").remove(0);
            let changed = all_between(entry, "<lastmod>", "</lastmod>").remove(0);
            assert!(changed.len() == 20 && changed.ends_with('Z'), "{changed}");
            assert!(!page.contains("/p/") || entry.contains("<image:loc>"), "{entry}");
            assert!(pages.insert(page.clone()), "{page} stands there twice");
            let answer = get(&site, &page).await;
            assert_eq!(answer.status, 200, "{page}");
            assert!(answer.body.contains(&format!("<link rel=\"canonical\" href=\"{page}\"")), "{page} calls itself otherwise");
            assert!(answer.body.contains(&format!("hreflang=\"pt-BR\" href=\"{page}\"")), "{page}");
            assert!(!answer.body.contains("noindex"), "{page}");
        }
    }
    assert!(!pages.iter().any(|page| page.ends_with(&goods[3].slug)), "what was sold is not in the map");
    assert_eq!(pages.iter().filter(|page| page.contains("/p/")).count(), 11);
    for missing in ["goods-2.xml", "goods-0.xml", "goods-x.xml", "other.xml"] {
        assert_eq!(get(&site, &paths::SITEMAP_PART_PATTERN.replace("{part}", missing)).await.status, 404, "{missing}");
    }
    let robots = get(&site, paths::ROBOTS).await.body;
    assert!(robots.contains(&format!("Sitemap: {}", site.url("amora", paths::SITEMAP))) && robots.contains("Disallow: /cart\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_the_page_is_a_change_in_the_map_and_a_hold_is_none() {
    let house = House::new().await;
    let (store, goods) = garments(&house, 1).await;
    let changed = "select (extract(epoch from max(changed_at)) * 1000000)::bigint from app.products";
    let before = house.count(changed).await;
    put(&house.db, &crate::support::guest(store, "anna"), &goods[0], 1).await.unwrap();
    assert_eq!(house.count("select count(*) from app.products where availability = 'held'").await, 1);
    assert_eq!(house.count(changed).await, before, "a hold is no change");
    house.in_store("update app.products set tagline = 'agora com bolsos'").await;
    assert!(house.count(changed).await > before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_feed_offers_what_can_be_bought_and_nothing_else() {
    let house = House::new().await;
    let (store, goods) = garments(&house, 230).await;
    let cream = house.counted(store, 4_500, 3).await;
    let none_left = house.counted(store, 4_500, 0).await;
    put(&house.db, &crate::support::guest(store, "anna"), &goods[7], 1).await.unwrap();
    let site = house.serve().await;
    let feed = get(&site, paths::FEED).await;
    assert_eq!(feed.status, 200);
    assert!(feed.body.trim_end().ends_with("</rss>"), "the feed is whole");
    let items = all_between(&feed.body, "<item>", "</item>");
    assert_eq!(items.len(), 230, "229 garments and a cream");
    let ids: BTreeSet<String> = items.iter().map(|item| all_between(item, "<g:id>", "</g:id>").remove(0)).collect();
    assert_eq!(ids.len(), items.len());
    for item in &items {
        for field in ["title", "description", "link", "availability", "price", "condition", "brand"] {
            assert!(item.contains(&format!("<g:{field}>")), "no {field} in {item}");
        }
    }
    assert!(feed.body.contains("Vestido &lt;0&gt; &amp; &quot;Cia&quot;") && feed.body.contains("<g:price>189.90 BRL</g:price>"));
    assert!(feed.body.contains(&cream.slug) && !feed.body.contains(&none_left.slug) && !feed.body.contains(&goods[7].slug));
    assert!(!get_of(&site, "nobody").await.body.contains("<item>"), "a host of nobody has no feed");
}

async fn get_of(site: &Site, slug: &str) -> Answer {
    site.visitor(slug).get(paths::FEED).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shared_picture_is_named_by_what_stands_on_it() {
    let house = House::new().await;
    let (_, goods) = garments(&house, 1).await;
    let site = house.serve().await;
    let page = get(&site, &paths::product(&goods[0].slug)).await.body;
    let card = |page: &str| all_between(page, "<meta property=\"og:image\" content=\"", "\"").remove(0);
    assert!(
        page.contains("<meta property=\"og:image:width\" content=\"1200\"")
            && page.contains("<meta property=\"og:type\" content=\"product\"")
    );
    let first = card(&page);
    let drawn = site.http.get(&first).send().await.unwrap();
    assert_eq!((drawn.status().as_u16(), drawn.headers()["content-type"].to_str().unwrap()), (200, "image/jpeg"));
    let bytes = drawn.bytes().await.unwrap();
    assert!(bytes.starts_with(&[0xff, 0xd8]) && bytes.len() > 5_000, "{}", bytes.len());
    house.in_store("update app.variants set price_minor = 9900").await;
    let second = card(&get(&site, &paths::product(&goods[0].slug)).await.body);
    assert_ne!(first, second, "another price is another picture");
    let old = get(&site, &first).await;
    assert_eq!((old.status, old.location()), (307, second.trim_start_matches(&site.url("amora", ""))), "and the old link leads there");
    assert_eq!(get(&site, &paths::share_product("no-such-thing", "0")).await.status, 404);
    assert_eq!(get(&site, &paths::share_product(&goods[0].slug, "../../../etc/passwd")).await.status, 404);
}

//! 200 payloads through every field that a visitor, the staff or a seed can fill: no page grows an element or an attribute that it
//! does not have with harmless text, no address begins with a scheme of scripts, no JSON-LD or XML breaks.
mod ground;
mod html;

use crate::support::{Answer, House};
use html::{Element, elements};
use std::collections::BTreeSet;
use vitrine::{domain::listing::escape, paths};

const PAYLOADS: &str = include_str!("../../payloads.json");
/// What is written where the payload would stand.
const HARMLESS: &str = "Harmless words";

fn payloads() -> Vec<String> {
    let parts: serde_json::Value = serde_json::from_str(PAYLOADS).expect("JSON");
    let texts = |key: &str| -> Vec<String> { serde_json::from_value(parts[key].clone()).expect("texts") };
    let then = texts("then");
    let all: Vec<String> = texts("before").iter().flat_map(|before| then.iter().map(move |then| format!("{before}{then}"))).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 200);
    all
}

/// What pages look like with harmless text.
#[derive(Default)]
struct Shapes(BTreeSet<String>);

impl Shapes {
    fn learn(&mut self, page: &Answer) {
        self.0.extend(elements(&page.body).iter().map(Element::shape));
    }

    /// Nothing in it is new, runs, or leads out of the house.
    fn judge(&self, page: &Answer, what: &str) {
        assert!(page.status < 500, "{what}: {}", page.status);
        for element in elements(&page.body) {
            assert!(self.0.contains(&element.shape()), "{what}: a new element: {element:?}");
            for name in ["href", "src", "action", "formaction", "srcset", "imagesrcset", "data", "poster"] {
                let address = element.attribute(name).unwrap_or_default().trim().to_ascii_lowercase();
                let scheme = address.split([':', '/', '?', '#']).next().filter(|scheme| address[scheme.len()..].starts_with(':'));
                assert!(matches!(scheme, None | Some("http" | "mailto" | "data")), "{what}: {element:?}");
                assert!(!address.starts_with("//") && !address.contains("://evil"), "{what}: {element:?}");
                assert!(!address.starts_with("data:") || address.starts_with("data:image/"), "{what}: {element:?}");
            }
        }
        for json in page.body.split("<script type=\"application/ld+json\">").skip(1) {
            let json = json.split("</script>").next().unwrap_or_default();
            assert!(serde_json::from_str::<serde_json::Value>(json).is_ok(), "{what}: {json}");
        }
        for (_, line) in page.headers.iter() {
            assert!(!line.as_bytes().iter().any(|byte| matches!(byte, b'\r' | b'\n')), "{what}: a header in two lines");
        }
    }
}

/// Pages of a store with the text in every field of its goods.
fn pages(goods: &ground::Laid) -> Vec<String> {
    vec![paths::HOME.into(), paths::SHOP.into(), paths::product(&goods.garment), paths::product(&goods.cream), paths::SIGN_IN.into()]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_house_writes_is_text() {
    let house = House::new().await;
    let laid = ground::lay(&house, HARMLESS).await;
    let site = house.serve().await;
    let mut visitor = site.visitor("amora");
    let mut known = Shapes::default();
    ground::fill_cart(&mut visitor, &laid).await;
    let personal = [paths::CART.to_owned(), paths::CHECKOUT.to_owned()];
    for path in pages(&laid).iter().chain(&personal) {
        known.learn(&visitor.get(path).await);
    }
    for path in [paths::SITEMAP.to_owned(), paths::sitemap_part(1), paths::FEED.to_owned()] {
        known.learn(&visitor.get(&path).await);
    }
    for text in payloads() {
        ground::rewrite(&house, &text).await;
        // a server that knows nothing of the words before: names of stores are remembered for a minute
        let site = house.serve().await;
        let mut visitor = site.visitor("amora").with_cookies_of(&visitor);
        for path in pages(&laid).iter().chain(&personal) {
            known.judge(&visitor.get(path).await, &format!("{path} with {text:?}"));
        }
        for path in [paths::sitemap_part(1), paths::FEED.to_owned()] {
            let file = visitor.get(&path).await;
            known.judge(&file, &format!("{path} with {text:?}"));
            assert!(!file.body.contains("<script") && !file.body.contains("<img"), "{path} with {text:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_visitor_types_is_text() {
    let house = House::new().await;
    let laid = ground::lay(&house, HARMLESS).await;
    let site = house.serve().await;
    let mut visitor = site.visitor("amora");
    ground::fill_cart(&mut visitor, &laid).await;
    let mut known = Shapes::default();
    known.learn(&visitor.get(paths::CART).await);
    for said in ground::say(&mut visitor, HARMLESS).await {
        known.learn(&said.1);
    }
    for path in [
        "/",
        "/cart",
        "/shop",
        "/shop?q=zzzzqqqq",
        "/shop?q=harmles",
        "/shop?q=harmless+zzzz&size=1",
        "/shop?from=1&to=2&bust=100",
        "/shop?bust=harmless",
        "/shop?after=x",
        "/nothing",
    ] {
        known.learn(&visitor.get(path).await);
    }
    for text in payloads() {
        for (place, answer) in ground::say(&mut visitor, &text).await {
            known.judge(&answer, &format!("{place} with {text:?}"));
        }
        let typed = escape(&text);
        for name in ["q", "from", "sort", "after", "size", "bust", "colour", "<b>"] {
            let path = format!("{}?{name}={typed}", paths::SHOP);
            known.judge(&visitor.get(&path).await, &path);
        }
        for path in [
            format!("/p/{typed}"),
            format!("/{typed}"),
            format!("/orders/{typed}"),
            format!("/p/x?put={typed}"),
            format!("/cart?notice={typed}"),
            format!("/sign-in?next={typed}"),
        ] {
            known.judge(&visitor.get(&path).await, &path);
        }
    }
}

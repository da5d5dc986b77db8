//! Pages that are kept are true: whatever changes, whoever changes it, on every node. And nothing of a person is in them.
mod keeping;
mod nodes;
mod personal;
mod stale;
mod storm;
mod watched;

use crate::support::{Answer, Goods, Site, Visitor};
use std::time::Duration;
use vitrine::paths;

/// Wait until this node keeps pages.
pub async fn opened(site: &Site) {
    let opening = async {
        while !site.context.window.is_open() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), opening).await.expect("the window opens");
}

/// Ask as a browser that takes this coding and has this tag.
async fn ask(site: &Site, slug: &str, path: &str, headers: &[(&str, &str)]) -> (Answer, Vec<u8>) {
    let mut request = site.http.get(site.url(slug, path)).header("accept", "text/html");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.send().await.expect("the server answers");
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let bytes = answer.bytes().await.expect("a whole answer").to_vec();
    (Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }, bytes)
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// What a product's page says of it: `available`, `held`, …
fn state(page: &Answer) -> &str {
    let tags = page.body.split('<').filter(|tag| tag.starts_with("article ") && tag.contains(" data-live="));
    let state = tags.filter_map(|tag| tag.split(" data-state=\"").nth(1)?.split('"').next()).next();
    state.unwrap_or_else(|| panic!("{} {:.300}", page.status, page.body))
}

async fn take(visitor: &mut Visitor, goods: &Goods) {
    let answer = visitor.post(paths::CART, &[("variant", &goods.variant.to_string()), ("quantity", "1")]).await;
    assert_eq!((answer.status, answer.location()), (303, paths::CART), "{}", answer.body);
}

async fn give_back(visitor: &mut Visitor, goods: &Goods) {
    let answer = visitor.post(paths::CART_QUANTITY, &[("variant", &goods.variant.to_string()), ("quantity", "0")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

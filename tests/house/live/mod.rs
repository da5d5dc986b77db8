//! Open pages hear of their goods, at once and as they are; and streams cost the shop next to nothing.
mod hearing;
mod limits;

use crate::support::{Goods, Site};
use std::time::Duration;
use vitrine::paths;

/// An open page's ear.
struct Open {
    answer: reqwest::Response,
    rest: String,
}

/// One event: its id, its kind, its data.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Event {
    id: String,
    kind: String,
    data: String,
}

fn address(site: &Site, slug: &str, goods: &[&Goods]) -> String {
    let query: Vec<String> = goods.iter().map(|one| format!("product={}", one.product)).collect();
    site.url(slug, &format!("{}?{}", paths::LIVE, query.join("&")))
}

impl Open {
    async fn at(site: &Site, slug: &str, goods: &[&Goods], last: Option<&str>) -> Self {
        let mut request = site.http.get(address(site, slug, goods)).header("accept", "text/event-stream");
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 200);
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!((header("content-type").as_str(), header("cache-control").as_str()), ("text/event-stream", "no-store"));
        assert_eq!((header("content-encoding").as_str(), header("x-accel-buffering").as_str()), ("", "no"));
        Self { answer, rest: String::new() }
    }

    /// The next block, or none at the end of the stream.
    async fn block(&mut self) -> Option<String> {
        let coming = async {
            loop {
                if let Some((block, rest)) = self.rest.split_once("\n\n") {
                    let (block, rest) = (block.to_owned(), rest.to_owned());
                    self.rest = rest;
                    return Some(block);
                }
                let chunk = self.answer.chunk().await.ok().flatten()?;
                self.rest.push_str(&String::from_utf8_lossy(&chunk));
            }
        };
        tokio::time::timeout(Duration::from_secs(30), coming).await.expect("a message within half a minute")
    }

    /// The next event with data.
    async fn next(&mut self) -> Option<Event> {
        loop {
            let block = self.block().await?;
            let field =
                |name: &str| block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).unwrap_or_default().to_owned();
            if !field("data").is_empty() {
                return Some(Event { id: field("id"), kind: field("event"), data: field("data") });
            }
        }
    }

    /// The state that the next event tells of these goods.
    async fn state(&mut self, goods: &Goods) -> String {
        let event = self.next().await.expect("an event");
        let data: serde_json::Value = serde_json::from_str(&event.data).expect("JSON");
        assert_eq!((event.kind.as_str(), data["product"].as_str()), ("product", Some(goods.product.to_string().as_str())), "{event:?}");
        data["state"].as_str().unwrap_or_default().to_owned()
    }
}

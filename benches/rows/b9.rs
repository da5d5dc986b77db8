//! B9: a page that is kept, beside an axum handler that returns the same bytes under the same headers, and beside a bare one. Server and
//! browsers share the machine, so rates measure the pair; what counts is the ratio within the run.
use crate::{
    Trouble,
    front::{Browser, Front, node},
    report::{Figures, Row},
    shop::{HOST, Shop},
    stats::{Lap, Leg, median, percentile, ratio},
};
use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue},
    routing::get,
};
use std::time::{Duration, Instant};

const BROWSERS: usize = 4;
const LEG: Duration = Duration::from_millis(1_500);
const SINGLE: usize = 4_000;

#[derive(Default)]
struct Found {
    ours: Vec<f64>,
    same: Vec<f64>,
    bare: Vec<f64>,
    known: Vec<f64>,
    micros: Vec<f64>,
    floor_micros: Vec<f64>,
}

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    shop.hang(48).await?;
    let (ours, context) = node(shop).await?;
    let wish = Browser::wish(HOST, "/", "gzip, deflate, br");
    let (port, first) = (ours.port, wish.clone());
    let page = tokio::task::spawn_blocking(move || Browser::come(port).and_then(|mut browser| browser.ask(&first))).await??;
    if page.status != 200 {
        return Err(format!("the page answers {}", page.status).into());
    }
    let tag = page.head.iter().find(|(name, _)| name == "etag").map(|(_, tag)| tag.clone()).ok_or("the page has no tag")?;
    let (same, bare) = (Front::of(floor(&page.head, page.body.clone())?).await?, Front::of(floor(&[], page.body.clone())?).await?);
    let known = wish.replace("\r\n\r\n", &format!("\r\nif-none-match: {tag}\r\n\r\n"));
    let mut found = Found::default();
    let rendered = context.kept.renders();
    rush(ours.port, &wish, 200).await?;
    rush(same.port, &wish, 200).await?;
    for _ in 0..blocks {
        let a = rush(ours.port, &wish, 200).await?;
        let b = rush(same.port, &wish, 200).await?;
        let c = rush(bare.port, &wish, 200).await?;
        let d = rush(ours.port, &known, 304).await?;
        let b2 = rush(same.port, &wish, 200).await?;
        let a2 = rush(ours.port, &wish, 200).await?;
        found.ours.push(a.and(a2).per_s());
        found.same.push(b.and(b2).per_s());
        found.bare.push(c.per_s());
        found.known.push(d.per_s());
        found.micros.extend(one_by_one(ours.port, &wish).await?);
        found.floor_micros.extend(one_by_one(same.port, &wish).await?);
    }
    if context.kept.renders() != rendered {
        return Err("the page was rendered again: this measured something else".into());
    }
    Ok(tell(&found, blocks, page.body.len()))
}

fn floor(head: &[(String, String)], body: Vec<u8>) -> Result<Router, Trouble> {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static("text/html; charset=utf-8"));
    for (name, value) in head.iter().filter(|(name, _)| !matches!(name.as_str(), "content-length" | "date")) {
        headers.insert(HeaderName::try_from(name.as_str())?, HeaderValue::from_str(value)?);
    }
    let body = Bytes::from(body);
    Ok(Router::new().route("/", get(move || async move { (headers.clone(), body.clone()) })))
}

/// All browsers at once, as fast as they can.
async fn rush(port: u16, wish: &str, expected: u16) -> Result<Leg, Trouble> {
    let browsers: Vec<_> = (0..BROWSERS)
        .map(|_| {
            let wish = wish.to_owned();
            tokio::task::spawn_blocking(move || -> std::io::Result<(Leg, bool)> {
                let mut browser = Browser::come(port)?;
                let (mut lap, mut right) = (Lap::of(LEG), true);
                while lap.goes_on() {
                    right &= browser.skim(&wish)? == expected;
                }
                Ok((lap.leg(), right))
            })
        })
        .collect();
    let mut sum = Leg::default();
    for browser in browsers {
        let (leg, right) = browser.await??;
        if !right {
            return Err(format!("not every answer was {expected}").into());
        }
        sum = Leg { done: sum.done + leg.done, span: sum.span.max(leg.span) };
    }
    Ok(sum)
}

/// Microseconds of single requests, nobody else about.
async fn one_by_one(port: u16, wish: &str) -> Result<Vec<f64>, Trouble> {
    let wish = wish.to_owned();
    let timed = tokio::task::spawn_blocking(move || -> std::io::Result<Vec<f64>> {
        let mut browser = Browser::come(port)?;
        let mut times = Vec::with_capacity(SINGLE);
        for _ in 0..SINGLE {
            let began = Instant::now();
            browser.skim(&wish)?;
            times.push(began.elapsed().as_secs_f64() * 1e6);
        }
        Ok(times)
    });
    Ok(timed.await??)
}

fn tell(found: &Found, blocks: usize, bytes: usize) -> Row {
    let (same, bare) = (ratio(&found.ours, &found.same), ratio(&found.ours, &found.bare));
    let p99 = percentile(&found.micros, 99);
    Row {
        id: "B9",
        name: "kept-page",
        ok: same.median >= 0.9 && p99 < 1_000.0,
        ours: Figures::default()
            .with("per_s", median(&found.ours))
            .with("not_modified_per_s", median(&found.known))
            .with("p50_us", median(&found.micros))
            .with("p99_us", p99)
            .with("body_bytes", crate::stats::count(bytes)),
        floor: Figures::default()
            .with("same_headers_per_s", median(&found.same))
            .with("bare_per_s", median(&found.bare))
            .with("same_headers_p50_us", median(&found.floor_micros))
            .with("same_headers_p99_us", percentile(&found.floor_micros, 99)),
        ratio: Some(("requests to an axum handler with the same bytes and headers", same)),
        goal: "≥ 0.9 of an axum handler that returns static bytes; p99 < 1 ms",
        runs: blocks,
        notes: vec![format!(
            "to a bare handler, which writes no header but its content-type, {:.2} ({:.2} to {:.2}); Next.js from its cache: peer not run",
            bare.median, bare.least, bare.most
        )],
        ..Row::default()
    }
}

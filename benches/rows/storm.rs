//! STORM: crawlers that walk through lists at 500 requests a second, and one buyer after the other between them. A buyer opens a
//! piece's page and puts it into her bag; what counts is the time until both are answered, in the storm and in the quiet before it.
//! Crawlers, buyers, server and database share the machine.
use crate::{
    Trouble,
    front::{Browser, node},
    report::{Figures, Row},
    shop::{Garment, HOST, Shop},
    stats::{count, median, percentile, ratio},
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

const BUYERS: usize = 100;
/// Garments of one transaction, so that filling the shop meets no time-out.
const RACK: usize = 50;
/// Requests per second, over all crawlers.
const STORM: u32 = 500;
/// So many that those who wait for an answer (256 at most, then the shop turns away) don't slow the storm down.
const CRAWLERS: u32 = 1500;
/// A crawler's thread holds a socket and a path.
const STACK: usize = 128 << 10;

#[derive(Default)]
struct Found {
    quiet: Vec<f64>,
    storm: Vec<f64>,
    quiet_p99: Vec<f64>,
    storm_p99: Vec<f64>,
    sent: usize,
    turned_away: usize,
    span: Duration,
}

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let (front, _context) = node(shop).await?;
    let mut found = Found::default();
    // lists have something to show
    garments(shop, 400).await?;
    buy(front.port, garments(shop, BUYERS).await?).await?;
    for block in 0..blocks {
        let quiet = buy(front.port, garments(shop, BUYERS).await?).await?;
        let storm = Storm::begin(front.port, block)?;
        let began = Instant::now();
        let stormy = buy(front.port, garments(shop, BUYERS).await?).await;
        found.span += began.elapsed();
        let (sent, turned_away) = storm.end()?;
        let stormy = stormy?;
        found.sent += sent;
        found.turned_away += turned_away;
        found.quiet_p99.push(percentile(&quiet, 99));
        found.storm_p99.push(percentile(&stormy, 99));
        found.quiet.extend(quiet);
        found.storm.extend(stormy);
    }
    Ok(tell(&found, blocks))
}

async fn garments(shop: &Shop, count: usize) -> Result<Vec<Garment>, Trouble> {
    let mut hung = Vec::with_capacity(count);
    while hung.len() < count {
        hung.extend(shop.hang(RACK.min(count - hung.len())).await?);
    }
    Ok(hung)
}

/// Buyers one after the other, each with a browser of her own; milliseconds of each.
async fn buy(port: u16, garments: Vec<Garment>) -> Result<Vec<f64>, Trouble> {
    let buying = tokio::task::spawn_blocking(move || -> Result<Vec<f64>, String> {
        let mut times = Vec::with_capacity(garments.len());
        for garment in garments {
            let mut browser = Browser::come(port).map_err(|error| error.to_string())?;
            let (page, form) = (Browser::wish(HOST, &format!("/p/good-{}", garment.piece), "br"), into_the_bag(garment));
            let began = Instant::now();
            let seen = browser.skim(&page).map_err(|error| error.to_string())?;
            let put = browser.skim(&form).map_err(|error| error.to_string())?;
            times.push(began.elapsed().as_secs_f64() * 1e3);
            if (seen, put) != (200, 303) {
                return Err(format!("a buyer was answered {seen} and {put}"));
            }
        }
        Ok(times)
    });
    Ok(buying.await??)
}

fn into_the_bag(garment: Garment) -> String {
    let form = format!("variant={}&quantity=1", garment.variant);
    let length = form.len();
    format!(
        "POST /cart HTTP/1.1\r\nhost: {HOST}\r\naccept: text/html\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{form}"
    )
}

struct Storm {
    over: Arc<AtomicBool>,
    turned_away: Arc<AtomicUsize>,
    sent: Arc<AtomicUsize>,
    crawlers: Vec<std::thread::JoinHandle<std::io::Result<()>>>,
}

impl Storm {
    /// Each crawler asks for another list each time, at its own pace and in its own turn; who is late does not wait for the next.
    fn begin(port: u16, block: usize) -> Result<Self, Trouble> {
        let (over, turned_away, sent) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let began = Instant::now();
        let crawlers = (0..CRAWLERS)
            .map(|crawler| {
                let (over, turned_away, sent) = (over.clone(), turned_away.clone(), sent.clone());
                std::thread::Builder::new().stack_size(STACK).spawn(move || {
                    let mut next = began + Duration::from_secs(u64::from(crawler)) / STORM;
                    std::thread::sleep(next.saturating_duration_since(Instant::now()));
                    let mut browser = Browser::come(port)?;
                    let mut page = 0_u32;
                    loop {
                        std::thread::sleep(next.saturating_duration_since(Instant::now()));
                        if over.load(Ordering::Relaxed) {
                            return Ok(());
                        }
                        page += 1;
                        let path = format!("/shop?q=word{block}x{crawler}x{page}");
                        let status = browser.skim(&Browser::wish(HOST, &path, "br"))?;
                        sent.fetch_add(1, Ordering::Relaxed);
                        turned_away.fetch_add(usize::from(status == 503), Ordering::Relaxed);
                        next += Duration::from_secs(u64::from(CRAWLERS)) / STORM;
                    }
                })
            })
            .collect::<std::io::Result<_>>()?;
        Ok(Self { over, turned_away, sent, crawlers })
    }

    /// How many requests were answered until now, and how many of them with "come again".
    fn end(self) -> Result<(usize, usize), Trouble> {
        let said = (self.sent.load(Ordering::Relaxed), self.turned_away.load(Ordering::Relaxed));
        self.over.store(true, Ordering::Relaxed);
        for crawler in self.crawlers {
            crawler.join().map_err(|_| "a crawler fell")??;
        }
        Ok(said)
    }
}

fn tell(found: &Found, blocks: usize) -> Row {
    let p99 = ratio(&found.storm_p99, &found.quiet_p99);
    let crawled = count(found.sent) / found.span.as_secs_f64();
    Row {
        id: "STORM",
        name: "crawler-storm",
        // a storm that was not blown proves nothing
        ok: p99.median <= 2.0 && crawled >= f64::from(STORM) * 0.9,
        ours: Figures::default()
            .with("buyer_p50_ms", median(&found.storm))
            .with("buyer_p99_ms", percentile(&found.storm, 99))
            .with("crawled_per_s", crawled)
            .with("turned_away", count(found.turned_away)),
        floor: Figures::default().with("quiet_buyer_p50_ms", median(&found.quiet)).with("quiet_buyer_p99_ms", percentile(&found.quiet, 99)),
        ratio: Some(("a buyer's p99 in the storm to the same without", p99)),
        goal: "500 list requests/s leave a buyer's p99 within 2 ×",
        runs: blocks,
        ..Row::default()
    }
}

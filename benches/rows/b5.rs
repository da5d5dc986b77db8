//! B5: a piece is sold on one of two nodes. (a) From the answer on no response of either shows it as buyable; how long the answer waits
//! for that. (b) When an open page, on the other node, has heard of it. Meanwhile visitors look at pages all the time.
use crate::{
    Trouble,
    front::{Browser, Front, node},
    report::{Figures, Row},
    shop::{Garment, HOST, Shop},
    stats::{median, millis, percentile, ratio},
};
use sqlx::{PgPool, postgres::PgListener, query};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::mpsc;
use uuid::Uuid;
use vitrine::{
    domain::{id::PersonId, role::Role},
    server::{
        actor::{Actor, Person, Who},
        context::Context,
    },
};

const SALES: usize = 60;
/// Looks per second in the background, over both nodes.
const LOOKS: u64 = 500;
const READERS: u64 = 5;
/// Browsers that ask each node for the sold piece at once.
const ASKERS: usize = 4;

#[derive(Default)]
struct Found {
    stale: usize,
    asked: usize,
    alone: Vec<f64>,
    settled: Vec<f64>,
    heard: Vec<f64>,
    floor: Vec<f64>,
    looks: usize,
}

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let mut found = Found::default();
    {
        let one = node(shop).await?;
        for garment in shop.hang(SALES).await? {
            let committed = sell(shop, garment).await?;
            one.1.window.settle().await;
            found.alone.push(millis(committed.elapsed()));
        }
    }
    let (first, second) = (node(shop).await?, node(shop).await?);
    for _ in 0..blocks {
        found.floor.push(median(&notify(shop).await?));
        block(shop, &first, &second, &mut found).await?;
    }
    Ok(tell(&found, blocks))
}

async fn block(shop: &Shop, here: &(Front, Context), there: &(Front, Context), found: &mut Found) -> Result<(), Trouble> {
    let garments = shop.hang(SALES).await?;
    here.1.window.settle().await;
    let over = Arc::new(AtomicBool::new(false));
    let looks = Arc::new(AtomicUsize::new(0));
    let readers: Vec<_> = (0..READERS).map(|n| look(&garments, [here.0.port, there.0.port], n, over.clone(), looks.clone())).collect();
    for garment in garments {
        // rendered and kept on both nodes, and open on the other
        stale(&[here.0.port, there.0.port], garment, 1).await?;
        let mut open = open(there.0.port, garment);
        open.recv().await.ok_or("an open page hears nothing")?;
        let committed = sell(shop, garment).await?;
        here.1.window.settle().await;
        found.settled.push(millis(committed.elapsed()));
        found.stale += stale(&[there.0.port, here.0.port], garment, ASKERS).await?;
        found.asked += ASKERS * 2;
        let heard = open.recv().await.ok_or("an open page heard nothing")?;
        found.heard.push(millis(heard.saturating_duration_since(committed)));
    }
    over.store(true, Ordering::Relaxed);
    for reader in readers {
        reader.await??;
    }
    found.looks += looks.load(Ordering::Relaxed);
    Ok(())
}

/// Sell a piece in the shop; the moment after the commit.
async fn sell(shop: &Shop, garment: Garment) -> Result<Instant, Trouble> {
    let person = Person { id: PersonId(Uuid::now_v7()), role: Role::Attendant, full_name: "Bench".into() };
    let mut tx = shop.db.begin(&Actor::new(Who::Person(person), Some(shop.store))).await?;
    query("update app.pieces set status = 'sold' where id = $1").bind(garment.piece).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(Instant::now())
}

fn page(garment: Garment) -> String {
    Browser::wish(HOST, &format!("/p/good-{}", garment.piece), "identity")
}

/// How many of these answers offer the piece.
async fn stale(ports: &[u16], garment: Garment, askers: usize) -> Result<usize, Trouble> {
    let asking: Vec<_> = ports
        .iter()
        .flat_map(|port| std::iter::repeat_n(*port, askers))
        .map(|port| {
            let wish = page(garment);
            tokio::task::spawn_blocking(move || Browser::come(port).and_then(|mut browser| browser.ask(&wish)))
        })
        .collect();
    let mut offers = 0;
    for one in asking {
        let answer = one.await??;
        if answer.status != 200 {
            return Err(format!("a product's page answers {}", answer.status).into());
        }
        let body = String::from_utf8_lossy(&answer.body);
        offers += usize::from(body.contains("data-state=\"available\" data-live") || body.contains("id=\"buy\" method=\"post\""));
    }
    Ok(offers)
}

/// An open page: the moments at which it hears where things stand, and that its piece is sold.
fn open(port: u16, garment: Garment) -> mpsc::UnboundedReceiver<Instant> {
    let (tell, heard) = mpsc::unbounded_channel();
    tokio::task::spawn_blocking(move || -> std::io::Result<()> {
        let mut browser = Browser::come(port)?;
        browser.send(&format!("GET /live?product={} HTTP/1.1\r\nhost: {HOST}\r\naccept: text/event-stream\r\n\r\n", garment.piece))?;
        loop {
            let line = browser.line()?;
            let now = Instant::now();
            if line.contains("\"state\":") && tell.send(now).is_err() || line.contains("\"sold\"") {
                return Ok(());
            }
        }
    });
    heard
}

/// A visitor who looks at one page after the other, at a steady pace.
fn look(
    garments: &[Garment],
    ports: [u16; 2],
    number: u64,
    over: Arc<AtomicBool>,
    looks: Arc<AtomicUsize>,
) -> tokio::task::JoinHandle<std::io::Result<()>> {
    let wishes: Vec<String> = garments.iter().map(|garment| page(*garment)).collect();
    tokio::task::spawn_blocking(move || {
        let [first, second] = ports;
        let mut browser = Browser::come(if number.is_multiple_of(2) { first } else { second })?;
        let pace = Duration::from_micros(1_000_000 * READERS / LOOKS);
        let mut next = Instant::now();
        for wish in wishes.iter().cycle() {
            if over.load(Ordering::Relaxed) {
                break;
            }
            browser.skim(wish)?;
            looks.fetch_add(1, Ordering::Relaxed);
            next += pace;
            std::thread::sleep(next.saturating_duration_since(Instant::now()));
        }
        Ok(())
    })
}

/// The floor: one NOTIFY, committed and heard by one listener.
async fn notify(shop: &Shop) -> Result<Vec<f64>, Trouble> {
    let pool = PgPool::connect(&shop.admin_url).await?;
    let mut ear = PgListener::connect(&shop.admin_url).await?;
    ear.listen("floor").await?;
    let mut times = Vec::new();
    for _ in 0..200 {
        let began = Instant::now();
        query("select pg_notify('floor', '')").execute(&pool).await?;
        ear.recv().await?;
        times.push(millis(began.elapsed()));
    }
    pool.close().await;
    Ok(times)
}

fn tell(found: &Found, blocks: usize) -> Row {
    let (settled, heard) = (percentile(&found.settled, 99), percentile(&found.heard, 99));
    let floor = median(&found.floor);
    let per_block: Vec<f64> = found.settled.chunks(SALES).map(median).collect();
    Row {
        id: "B5",
        name: "sale-to-window",
        ok: found.stale == 0 && heard < 100.0,
        ours: Figures::default()
            .with("stale_after_answer", crate::stats::count(found.stale))
            .with("asked", crate::stats::count(found.asked))
            .with("one_node_forgets_p99_ms", percentile(&found.alone, 99))
            .with("two_nodes_forget_p50_ms", median(&found.settled))
            .with("two_nodes_forget_p99_ms", settled)
            .with("open_page_p50_ms", median(&found.heard))
            .with("open_page_p99_ms", heard),
        floor: Figures::default().with("F4_notify_p50_ms", floor),
        ratio: Some(("both nodes have forgotten to one NOTIFY, medians", ratio(&per_block, &found.floor))),
        goal: "0 stale responses after the answer; open page p99 < 100 ms",
        runs: blocks,
        notes: vec![format!(
            "two nodes in one process over one database, {} looks meanwhile; the open page is a stream read on a socket, its browser's own time is not in it; Next.js: peer not run",
            found.looks
        )],
        ..Row::default()
    }
}

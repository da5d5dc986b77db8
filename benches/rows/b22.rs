//! B22: from exec to the first answer, and what the server weighs at rest. Warm: PostgreSQL runs already and knows the schema.
//! Cold is told beside it: there the server starts PostgreSQL itself.
use crate::{
    Trouble,
    door::{Served, Visitor},
    report::{Figures, Row},
    shop::{Folder, HOST, Shop},
    stats::{median, millis, percentile, ratio},
};
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Pages that are shown before memory is looked at, so that nothing is left to be made at first use.
const PAGES: usize = 50;
const REST: Duration = Duration::from_secs(2);

#[derive(Default)]
struct Found {
    health: Vec<f64>,
    home: Vec<f64>,
    exec: Vec<f64>,
    resident: Vec<f64>,
    own: Vec<f64>,
    cold_health: Vec<f64>,
    cold_home: Vec<f64>,
}

pub async fn row(shop: Shop, blocks: usize) -> Result<Row, Trouble> {
    let prepared = prepare(&shop).await;
    let warm = match prepared {
        Ok(binary) => {
            let folder = shop.folder().to_owned();
            tokio::task::spawn_blocking(move || warm(&binary, &folder, blocks).map(|found| (binary, found))).await?
        }
        Err(trouble) => Err(trouble),
    };
    let folder = shop.leave().await;
    let (binary, found) = warm?;
    let found = tokio::task::spawn_blocking(move || cold(&binary, &folder, found, blocks)).await??;
    Ok(tell(&found, blocks))
}

async fn prepare(shop: &Shop) -> Result<PathBuf, Trouble> {
    let binary = crate::shop::binary()?;
    shop.hang(48).await?;
    shop.shelve(100).await?;
    Ok(binary)
}

fn warm(binary: &Path, folder: &Path, blocks: usize) -> Result<Found, Trouble> {
    let mut found = Found::default();
    // the first start writes secrets and fills the page cache
    start(binary, folder, &mut Vec::new(), &mut Vec::new())?;
    for _ in 0..blocks {
        let served = start(binary, folder, &mut found.health, &mut found.home)?;
        let first = version(binary)?;
        let second = version(binary)?;
        found.exec.push(f64::midpoint(first, second));
        for _ in 0..PAGES {
            Visitor::come(served.port)?.get(HOST, "/", false)?;
        }
        std::thread::sleep(REST);
        let (resident, own) = served.memory()?;
        found.resident.push(resident);
        found.own.push(own);
        drop(served);
        drop(start(binary, folder, &mut found.health, &mut found.home)?);
    }
    Ok(found)
}

/// Nobody else holds a share of PostgreSQL now: it starts and stops with the server.
fn cold(binary: &Path, folder: &Folder, mut found: Found, blocks: usize) -> Result<Found, Trouble> {
    for _ in 0..blocks {
        drop(start(binary, folder.path(), &mut found.cold_health, &mut found.cold_home)?);
    }
    Ok(found)
}

fn start(binary: &Path, folder: &Path, health: &mut Vec<f64>, home: &mut Vec<f64>) -> Result<Served, Trouble> {
    let mut served = Served::exec(binary, folder)?;
    let told = served.first_answer(HOST, "/healthz").and_then(|first| Ok((first, served.first_answer(HOST, "/")?)));
    let (first, page) = told.map_err(|trouble| {
        let log = std::fs::read_to_string(folder.join("serve.log")).unwrap_or_default();
        format!("{trouble}; its log ends: {}", log.lines().last().unwrap_or("(empty)"))
    })?;
    health.push(millis(first));
    home.push(millis(page));
    Ok(served)
}

/// The floor: the same binary says its version and ends.
fn version(binary: &Path) -> Result<f64, Trouble> {
    let began = Instant::now();
    let status = Command::new(binary).arg("--version").stdout(Stdio::null()).status()?;
    if status.success() { Ok(millis(began.elapsed())) } else { Err("--version failed".into()) }
}

fn tell(found: &Found, blocks: usize) -> Row {
    let (home, resident) = (median(&found.home), median(&found.resident));
    // two starts a block against one floor a block
    let per_block: Vec<f64> = found.home.chunks(2).map(median).collect();
    Row {
        id: "B22",
        name: "exec-to-first-200",
        ok: home < 300.0 && resident < 60.0,
        ours: Figures::default()
            .with("healthz_ms", median(&found.health))
            .with("home_ms", home)
            .with("home_p99_ms", percentile(&found.home, 99))
            .with("rss_mib", resident)
            .with("rss_anon_mib", median(&found.own))
            .with("cold_healthz_ms", median(&found.cold_health))
            .with("cold_home_ms", median(&found.cold_home)),
        floor: Figures::default().with("exec_version_ms", median(&found.exec)),
        ratio: Some(("home page to exec and exit", ratio(&per_block, &found.exec))),
        goal: "< 300 ms on a warm database, < 60 MiB at rest",
        runs: blocks,
        notes: vec!["warm: PostgreSQL runs and knows the schema; cold: the server starts PostgreSQL itself; Next.js: peer not run".into()],
        ..Row::default()
    }
}

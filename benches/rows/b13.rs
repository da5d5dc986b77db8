//! B13: Lighthouse's judgement of a product page in both houses, with its own profile of a phone on a slow network.
use crate::{
    Trouble, load,
    report::{Figures, Row},
    stats::median,
    twins::{self, AMORA, Demo, ORVALE},
};
use serde_json::Value;
use std::{collections::BTreeSet, path::Path, process::Command};

const FOLDER: &str = "benches/peers/lighthouse";
const SCORES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

pub async fn row(demo: &Demo, blocks: usize) -> Result<Row, Trouble> {
    let served = demo.serve(false)?;
    tokio::task::spawn_blocking(move || {
        let folder = std::path::absolute(FOLDER)?;
        if !folder.join("node_modules").is_dir() {
            println!("    Lighthouse: npm install (half a minute)");
            twins::npm(&folder, "npm", &["install", "--no-save", "--no-fund", "--no-audit"])?;
        }
        let (mut ours, mut notes, mut ok) = (Figures::default(), Vec::new(), true);
        for (name, host) in [("amora", AMORA), ("orvale", ORVALE)] {
            let path = twins::first_product(&load::fetch(served.port, host, "/shop")?)?;
            let url = format!("http://{host}:{}{path}", served.port);
            let runs: Vec<Value> = (0..blocks).map(|_| judge(&folder, &url)).collect::<Result<_, _>>()?;
            let told = |key: &str| median(&runs.iter().filter_map(|run| run.get(key)?.as_f64()).collect::<Vec<_>>());
            for score in SCORES {
                ok &= told(score) >= 100.0;
                ours = ours.with(format!("{name}_{}", score.replace('-', "_")), told(score));
            }
            ok &= told("cls") == 0.0 && told("tbt_ms") == 0.0;
            for figure in ["cls", "tbt_ms", "lcp_ms", "fcp_ms"] {
                ours = ours.with(format!("{name}_{figure}"), told(figure));
            }
            let found: BTreeSet<String> = runs
                .iter()
                .filter_map(|run| run.get("found")?.as_array())
                .flatten()
                .filter_map(|word| Some(word.as_str()?.to_owned()))
                .collect();
            notes.push(format!(
                "{name}: {}",
                if found.is_empty() { "nothing found".into() } else { found.into_iter().collect::<Vec<_>>().join("; ") }
            ));
        }
        Ok(Row {
            id: "B13",
            name: "lighthouse-mobile",
            ok,
            ours,
            goal: "100 in all four, CLS 0, TBT 0",
            runs: blocks,
            notes,
            ..Row::default()
        })
    })
    .await?
}

/// One run; the script prints one line of JSON.
fn judge(folder: &Path, url: &str) -> Result<Value, Trouble> {
    let told = Command::new("node").arg("run.mjs").arg(url).current_dir(folder).output().map_err(|error| format!("node: {error}"))?;
    if !told.status.success() {
        let said = String::from_utf8_lossy(&told.stderr);
        return Err(format!("Lighthouse: {}", said.lines().last().unwrap_or("broke off")).into());
    }
    Ok(serde_json::from_slice(&told.stdout)?)
}

//! B8: a page rendered from the database each time, on one core: ours, the maud twin (with a plain login, and behind our door),
//! the Next.js twin. Nothing is measured unless all show the same words.
use crate::{
    Trouble,
    handed::Handed,
    load, pin,
    report::{Figures, Row},
    stats::{median, ratio},
    text,
    twins::{self, AMORA, Demo, Site},
};
use std::time::Duration;

const CONNECTIONS: usize = 16;
const WARM: Duration = Duration::from_secs(2);
const LEG: Duration = Duration::from_secs(2);
const NAMES: [&str; 4] = ["ours", "maud", "maud_door", "next"];
const PAGES: [&str; 2] = ["shop", "product"];

/// One site on one page: what each block found.
#[derive(Default, Clone)]
struct Found {
    per_s: Vec<f64>,
    p99_ms: Vec<f64>,
    cpu_us: Vec<f64>,
}

pub async fn row(demo: &Demo, blocks: usize) -> Result<Row, Trouble> {
    let face = demo.face(AMORA).await?;
    let plain = demo.plain_login().await?;
    let served = demo.serve(true)?;
    let shop = load::fetch(served.port, AMORA, "/shop")?;
    let paths = ["/shop".to_owned(), twins::first_product(&shop)?];
    let handed = demo.hand_over(&Handed::from_page(&shop, &face)?)?;
    let mut sites = vec![served, demo.maud(&handed, &plain, false)?, demo.maud(&handed, &plain, true)?];
    // without Node the row still says how far we are from maud
    let missing = match demo.next(&handed, &plain) {
        Ok(next) => {
            sites.push(next);
            None
        }
        Err(trouble) => Some(format!("Next.js: not run: {trouble}")),
    };
    tokio::task::spawn_blocking(move || measure(&sites, &paths, blocks, missing)).await?
}

fn measure(sites: &[Site], paths: &[String; 2], blocks: usize, missing: Option<String>) -> Result<Row, Trouble> {
    let mut notes = vec![same_words(sites, paths)?];
    let mut found = vec![vec![Found::default(); PAGES.len()]; sites.len()];
    for (site, name) in sites.iter().zip(NAMES) {
        for path in paths {
            load::wave(site.port, host(name), path, CONNECTIONS, WARM)?;
        }
    }
    for _ in 0..blocks {
        let there_and_back = (0..sites.len()).chain((0..sites.len()).rev());
        for at in there_and_back {
            for (page, path) in paths.iter().enumerate() {
                leg(&sites[at], NAMES[at], path, &mut found[at][page])?;
            }
        }
    }
    notes.extend(missing);
    Ok(tell(&found, blocks, notes))
}

fn host(name: &str) -> &'static str {
    if name == "ours" { AMORA } else { "localhost" }
}

fn leg(site: &Site, name: &str, path: &str, found: &mut Found) -> Result<(), Trouble> {
    let before = site.processor_s()?;
    let wave = load::wave(site.port, host(name), path, CONNECTIONS, LEG)?;
    let spent = site.processor_s()? - before;
    found.per_s.push(wave.per_s);
    found.p99_ms.push(wave.p99_ms);
    found.cpu_us.push(spent * 1e6 / (wave.per_s * LEG.as_secs_f64()));
    Ok(())
}

/// Every twin says what ours says, to the letter, or nothing is measured.
fn same_words(sites: &[Site], paths: &[String; 2]) -> Result<String, Trouble> {
    let (ours, twins) = sites.split_first().ok_or("no site")?;
    let mut sizes = Vec::new();
    for path in paths {
        let page = load::fetch(ours.port, AMORA, path)?;
        sizes.push(format!("ours {} B", page.len()));
        for (twin, name) in twins.iter().zip(&NAMES[1..]) {
            let theirs = load::fetch(twin.port, "localhost", path)?;
            if let Some(difference) = text::difference(&page, &theirs) {
                return Err(format!("{path}: {name} shows other words: {difference}").into());
            }
            sizes.push(format!("{name} {} B", theirs.len()));
        }
    }
    Ok(format!("same words on {} ({})", paths.join(" and "), sizes.join(", ")))
}

fn tell(found: &[Vec<Found>], blocks: usize, mut notes: Vec<String>) -> Row {
    let told = |site: usize| {
        PAGES.iter().zip(&found[site]).fold(Figures::default(), |figures, (page, found)| {
            figures
                .with(format!("{}_{page}_per_s", NAMES[site]), median(&found.per_s))
                .with(format!("{}_{page}_p99_ms", NAMES[site]), median(&found.p99_ms))
                .with(format!("{}_{page}_cpu_us", NAMES[site]), median(&found.cpu_us))
        })
    };
    let worst = |site: usize| {
        let each = PAGES.iter().enumerate().map(|(page, name)| (name, ratio(&found[0][page].per_s, &found[site][page].per_s)));
        each.min_by(|(_, a), (_, b)| a.median.total_cmp(&b.median))
    };
    for (site, name) in NAMES.iter().enumerate().take(found.len()).skip(1) {
        if let Some((page, worst)) = worst(site) {
            notes.push(format!("ours to {name}, at worst ({page}): {:.2} ({:.2} to {:.2})", worst.median, worst.least, worst.most));
        }
    }
    notes.push(if pin::taskset().is_some() {
        "each server alone on core 0, the load on core 1, PostgreSQL on both".into()
    } else {
        "not pinned: no taskset, or one core".to_owned()
    });
    let reaches = |site: usize, goal: f64| found.len() > site && worst(site).is_some_and(|(_, worst)| worst.median >= goal);
    Row {
        id: "B8",
        name: "page-uncached",
        ok: reaches(1, 0.5) && reaches(3, 20.0),
        ours: told(0),
        peer: (1..found.len()).fold(Figures::default(), |all, site| all.and(told(site))),
        ratio: worst(1).map(|(_, worst)| ("ours to maud with a plain login, the worse page", worst)),
        goal: "≥ 20 × Next.js per core, ≥ 0.5 × axum + maud",
        runs: blocks,
        notes,
        ..Row::default()
    }
}

//! R16: what a server function, a form and an endpoint for programs are thrown at. A guest sends nonsense to every address that takes
//! a body, as many as five minutes hold; no answer is a fault, nothing panics, nothing grows, nobody waits.
//!
//! The addresses are read from the router and the registry, as the house of tests reads them. The server is a process of its own, so
//! that its memory and its log are its own.
use crate::{
    Trouble,
    door::{Served, Visitor},
    nonsense::{Dice, Nonsense},
    report::{Figures, Row},
    routes,
    shop::{HOST, Shop},
    stats::{count, percentile},
    thrown::{Tally, Thrower},
};
use std::{
    path::Path,
    time::{Duration, Instant},
};

/// Bodies for each address, where time allows; `VITRINE_BENCH_INPUTS` says another number.
const INPUTS: usize = 5_000;
/// Minutes after which nobody throws any more; `VITRINE_BENCH_MINUTES` says another number.
const MINUTES: usize = 4;
const CALLERS: usize = 4;
const MOUNTAIN: usize = 64 * 1024 * 1024;
/// Rounds before memory is looked at: every address has answered, and what is made at first use is made.
const WARM: usize = 8;
const PAGES: usize = 50;
const REST: Duration = Duration::from_secs(2);
const MOST_MIB: f64 = 64.0;
const MOST_MS: f64 = 200.0;

struct Found {
    addresses: usize,
    functions: usize,
    /// At each address, at least and at most.
    rounds: (usize, usize),
    tally: Tally,
    panics: usize,
    before: f64,
    after: f64,
    span: Duration,
}

pub async fn row(shop: &Shop) -> Result<Row, Trouble> {
    let binary = crate::shop::binary()?;
    let (inputs, minutes) = (wish("VITRINE_BENCH_INPUTS", INPUTS)?, wish("VITRINE_BENCH_MINUTES", MINUTES)?);
    shop.hang(48).await?;
    shop.shelve(100).await?;
    let folder = shop.folder().to_owned();
    let span = Duration::from_secs(60 * u64::try_from(minutes)?);
    let found = tokio::task::spawn_blocking(move || storm(&binary, &folder, inputs, span)).await??;
    Ok(tell(&found, inputs))
}

fn wish(name: &str, otherwise: usize) -> Result<usize, Trouble> {
    match std::env::var(name) {
        Ok(word) => word.parse().ok().filter(|count| *count > 0).ok_or_else(|| format!("{name} takes a number from 1").into()),
        Err(_) => Ok(otherwise),
    }
}

/// Every address of this shop: the sandbox of the demo is not part of it.
fn addresses() -> (Vec<String>, usize) {
    let functions = routes::functions();
    let (many, forms) = (functions.len(), routes::forms());
    (functions.into_iter().chain(forms.into_iter().filter(|path| !path.starts_with("/sandbox"))).collect(), many)
}

fn storm(binary: &Path, folder: &Path, inputs: usize, span: Duration) -> Result<Found, Trouble> {
    let mut served = Served::exec(binary, folder)?;
    served.first_answer(HOST, "/healthz")?;
    let (addresses, functions) = addresses();
    if functions == 0 {
        return Err("no server function is registered here".into());
    }
    for _ in 0..PAGES {
        Visitor::come(served.port)?.get(HOST, "/", false)?;
    }
    let warm = throw(served.port, &addresses, WARM, 0, Instant::now() + span)?;
    std::thread::sleep(REST);
    let (before, _) = served.memory()?;
    let began = Instant::now();
    let mountains = throw_mountains(served.port, &addresses);
    let (fewest, most, tally) = throw(served.port, &addresses, inputs.div_ceil(CALLERS), CALLERS, began + span)?;
    let span = began.elapsed();
    std::thread::sleep(REST);
    let (after, _) = served.memory()?;
    // who has fallen does not answer now
    if Visitor::come(served.port)?.get(HOST, "/", false)? != 200 {
        return Err("the shop does not go on".into());
    }
    let panics = std::fs::read_to_string(folder.join("serve.log"))?.matches("panicked at").count();
    let tally = warm.2.and(mountains).and(tally);
    Ok(Found { addresses: addresses.len(), functions, rounds: (fewest, most), tally, panics, before, after, span })
}

/// Callers side by side, each with dice of her own, each at one address after the other; how often each address was met, at least and
/// at most, and what came back.
fn throw(port: u16, addresses: &[String], rounds: usize, seed: usize, end: Instant) -> Result<(usize, usize, Tally), Trouble> {
    let thrown: Result<Vec<(usize, usize, Tally)>, Trouble> = std::thread::scope(|scope| {
        let callers: Vec<_> = (seed..seed + CALLERS).map(|seed| scope.spawn(move || call(port, addresses, rounds, seed, end))).collect();
        callers.into_iter().map(|caller| caller.join().map_err(|_| Trouble::from("a caller broke off"))).collect()
    });
    let sum = |all: (usize, usize, Tally), one: (usize, usize, Tally)| (all.0 + one.0, all.1 + one.1, all.2.and(one.2));
    Ok(thrown?.into_iter().fold((0, 0, Tally::default()), sum))
}

fn call(port: u16, addresses: &[String], rounds: usize, seed: usize, end: Instant) -> (usize, usize, Tally) {
    let (mut thrower, mut dice) = (Thrower::at(port), Dice::of(u64::try_from(seed).unwrap_or(0)));
    for round in 0..rounds {
        for path in addresses {
            if Instant::now() > end {
                return (round, round + 1, thrower.tally);
            }
            thrower.throw(path, &Nonsense::roll(&mut dice));
        }
    }
    (rounds, rounds, thrower.tally)
}

/// One body at each address that no server should take in.
fn throw_mountains(port: u16, addresses: &[String]) -> Tally {
    let mut thrower = Thrower::at(port);
    for path in addresses {
        thrower.throw_mountain(path, "application/json", MOUNTAIN);
    }
    thrower.tally
}

fn tell(found: &Found, inputs: usize) -> Row {
    let (tally, p99) = (&found.tally, percentile(&found.tally.times, 99));
    let grown = found.after - found.before;
    let clean = tally.faults == 0 && tally.unanswered == 0 && found.panics == 0 && tally.large == tally.large_refused;
    let sent = format!(
        "{} bodies were sent in {:.0} s to {} addresses ({} server functions), {} to {} of the {inputs} wished for to each; among them one of 64 MiB to each, and a first round that memory is not judged by",
        tally.thrown,
        found.span.as_secs_f64(),
        found.addresses,
        found.functions,
        found.rounds.0,
        found.rounds.1
    );
    let outside = "as a guest from this machine, which no limit of rates counts; addresses of the sandbox bank, of the demo only, are left out; larger bodies in chunks are refused by whoever reads them, and told apart";
    Row {
        id: "R16",
        name: "nonsense",
        ok: clean && grown <= MOST_MIB && p99 <= MOST_MS,
        ours: Figures::default()
            .with("sent", count(tally.thrown))
            .with("sent_to_each", count(found.rounds.0))
            .with("faults_5xx", count(tally.faults))
            .with("panics", count(found.panics))
            .with("unanswered", count(tally.unanswered))
            .with("refused_4xx", count(tally.refused))
            .with("too_many_429", count(tally.too_many))
            .with("taken", count(tally.taken))
            .with("over_limit", count(tally.large))
            .with("over_limit_413_share", tally.refused_of_large())
            .with("over_limit_chunked", count(tally.large_chunked))
            .with("over_limit_chunked_413", count(tally.large_chunked_refused))
            .with("rss_before_mib", found.before)
            .with("rss_after_mib", found.after)
            .with("p50_ms", percentile(&tally.times, 50))
            .with("p99_ms", p99),
        goal: "0 faults, 0 panics, RSS ≤ +64 MiB, p99 ≤ 200 ms, 413 over the limit",
        runs: 1,
        notes: [sent, outside.to_owned()].into_iter().chain(tally.told.iter().cloned()).collect(),
        ..Row::default()
    }
}

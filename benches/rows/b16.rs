//! B16: the last unit against 256 buyers, and 1,000 units against 2,000. Nothing may be sold twice, nobody may be sent away while a
//! unit lies there, and orders come as fast as half of what the disk lets a bare update commit.
use crate::{
    Trouble,
    books::{self, Books},
    floors,
    report::{Figures, Row},
    rush::{self, Rush},
    shop::{POOL, Shop},
    stats::{Leg, median, percentile, ratio},
};
use std::time::Duration;
use vitrine::domain::id::VariantId;

const LAST_BUYERS: usize = 256;
const UNITS: i32 = 1_000;
const BUYERS: usize = 2_000;
const LEG: Duration = Duration::from_secs(1);

/// Everything that the blocks brought.
#[derive(Default)]
struct Found {
    oversold: i64,
    false_sold_out: i64,
    failed: usize,
    busy: usize,
    answers: Vec<f64>,
    refusals: Vec<f64>,
    sale_answers: Vec<f64>,
    accepted: Vec<f64>,
    alone: Vec<f64>,
    same_row: Vec<f64>,
    own_rows: Vec<f64>,
}

impl Found {
    fn count(&mut self, rush: &Rush, books: Books, units: i64) {
        self.oversold += books.oversold(units);
        self.false_sold_out += books.false_sold_out(units, rush.sent_away);
        // an order that was confirmed and is not there is as bad as a failure
        self.failed += rush.failed + usize::try_from(books.ordered).map_or(usize::MAX, |ordered| rush.ordered.abs_diff(ordered));
        self.busy += rush.busy;
    }
}

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let floor = floors::Plain::lay(shop).await?;
    let mut found = Found::default();
    // plans and pages that any served shop has warm
    let warm = shop.shelve(50).await?;
    rush::rush(shop, warm, 100).await?;
    for _ in 0..blocks {
        let first = race(shop, &mut found).await?;
        let (alone, same, own) = commits(&floor).await?;
        let (alone2, same2, own2) = commits(&floor).await?;
        let last = race(shop, &mut found).await?;
        found.accepted.push(f64::midpoint(first, last));
        found.alone.push(alone.and(alone2).per_s());
        found.same_row.push(same.and(same2).per_s());
        found.own_rows.push(own.and(own2).per_s());
    }
    Ok(tell(&found, blocks))
}

/// The last piece, the last unit, then the sale; answers the sale's accepted orders per second.
async fn race(shop: &Shop, found: &mut Found) -> Result<f64, Trouble> {
    for garment in shop.hang(1).await? {
        last_one(shop, garment.variant, found).await?;
    }
    last_one(shop, shop.shelve(1).await?, found).await?;
    let variant = shop.shelve(UNITS).await?;
    let sale = rush::rush(shop, variant, BUYERS).await?;
    found.count(&sale, books::look(shop, variant).await?, i64::from(UNITS));
    found.sale_answers.extend(&sale.answers);
    Ok(sale.accepted_per_s())
}

async fn last_one(shop: &Shop, variant: VariantId, found: &mut Found) -> Result<(), Trouble> {
    let rush = rush::rush(shop, variant, LAST_BUYERS).await?;
    found.count(&rush, books::look(shop, variant).await?, 1);
    found.answers.extend(&rush.answers);
    found.refusals.extend(&rush.refusals);
    Ok(())
}

async fn commits(floor: &floors::Plain) -> Result<(Leg, Leg, Leg), Trouble> {
    let pool = usize::try_from(POOL)?;
    Ok((floor.commits(1, false, LEG).await?, floor.commits(pool, false, LEG).await?, floor.commits(pool, true, LEG).await?))
}

fn tell(found: &Found, blocks: usize) -> Row {
    let alone = ratio(&found.accepted, &found.alone);
    let same = ratio(&found.accepted, &found.same_row);
    let own = ratio(&found.accepted, &found.own_rows);
    let clean = found.oversold == 0 && found.false_sold_out == 0 && found.failed == 0;
    let whole = |n: i64| i32::try_from(n).map_or(f64::MAX, f64::from);
    Row {
        id: "B16",
        name: "last-one-256 sale-1000x2000",
        ok: clean && alone.median >= 0.5 && same.median >= 0.5,
        ours: Figures::default()
            .with("oversold", whole(found.oversold))
            .with("false_sold_out", whole(found.false_sold_out))
            .with("failed", crate::stats::count(found.failed))
            .with("busy", crate::stats::count(found.busy))
            .with("last_one_p99_ms", percentile(&found.answers, 99))
            .with("refusal_p50_ms", median(&found.refusals))
            .with("refusal_p99_ms", percentile(&found.refusals, 99))
            .with("sale_p99_ms", percentile(&found.sale_answers, 99))
            .with("accepted_per_s", median(&found.accepted)),
        floor: Figures::default()
            .with("F3_1_connection_per_s", median(&found.alone))
            .with("F3_12_same_row_per_s", median(&found.same_row))
            .with("F3_12_own_rows_per_s", median(&found.own_rows)),
        ratio: Some(("accepted to F3 by 12 connections on one row", same)),
        goal: "0 oversold, 0 false sold out, accepted ≥ 0.5 of raw commits",
        runs: blocks,
        notes: vec![format!(
            "accepted to F3 alone {:.2} ({:.2} to {:.2}), to 12 own rows {:.2} ({:.2} to {:.2}); times count from the opening for all buyers, queue for {POOL} connections included; Vendure: peer not run",
            alone.median, alone.least, alone.most, own.median, own.least, own.most
        )],
        ..Row::default()
    }
}

//! R06: ten thousand random moves by sixteen hands over 1,244 pieces: into bags and out of them, to clients and back, onto the rail again, sold
//! out of a bag and on line. Nothing is read on the way but the sum that a client is told. Afterwards no piece is in two places, and histories,
//! statuses and events tell one story. Beside it, how fast as many connections commit a bare update.
#[path = "../../tests/house/bags/books.rs"]
mod books;

use crate::{
    Trouble, floors,
    hands::{self, Counts, Hand},
    report::{Figures, Row},
    shop::Shop,
    stats::{count, median, percentile, ratio},
};
use sqlx::{AssertSqlSafe, Row as _, query};
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

const PIECES: usize = 1_244;
const HANDS: usize = 16;
const MOVES: usize = 10_000;
const GOAL_PER_S: f64 = 1_000.0;
const LEG: Duration = Duration::from_secs(1);

/// What the books of bags say is said of pieces, too.
const BOOKS: &[(&str, &str)] = &[
    ("a piece is in one place", "(select piece_id from app.piece_claims where ended_at is null group by store_id, piece_id having count(*) > 1) twice"),
    (
        "a piece's history is a chain that ends where it stands",
        "(select p.status, p.version, h.to_status, h.version as at, h.from_status, lag(h.to_status) over w as before, lead(h.version) over w is null as is_last
          from app.pieces p join app.piece_status_history h on h.store_id = p.store_id and h.piece_id = p.id
          window w as (partition by h.store_id, h.piece_id order by h.version)) c
         where (before is not null and before <> from_status) or (is_last and (to_status <> status or at <> version))",
    ),
    (
        "every move of a piece is one event",
        "(select h.piece_id as id, 'piece.' || h.to_status as kind, count(*) as n from app.piece_status_history h group by 1, 2) h
         full join (select e.subject_id as id, e.kind, count(*) as n from app.events e
             where e.subject = 'piece' and e.kind in (select 'piece.' || t.to_state from law.transitions t where t.machine = 'piece') group by 1, 2) e using (id, kind)
         where h.n is distinct from e.n",
    ),
];
const LEGAL: &str = "exists (select 1 from law.transitions t where t.machine = MACHINE and t.from_state = h.from_status and t.to_state = h.to_status and t.actor = h.actor)";

#[derive(Default)]
struct Found {
    counts: Counts,
    moves: Vec<f64>,
    commits: Vec<f64>,
    lies: Vec<String>,
}

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let floor = floors::Plain::lay(shop).await?;
    let crew = hands::hire(shop, HANDS).await?;
    let mut found = Found::default();
    // plans that any served shop has warm
    day(shop, &crew, MOVES / 20).await?;
    for _ in 0..blocks {
        let first = floor.commits(HANDS, true, LEG).await?;
        let (counts, span) = day(shop, &crew, MOVES).await?;
        let last = floor.commits(HANDS, true, LEG).await?;
        // locking a bag is work, and moves no piece
        found.moves.push(count(MOVES) / span.as_secs_f64());
        found.commits.push(first.and(last).per_s());
        found.counts = found.counts.and(counts);
        found.lies.extend(lies(shop).await?);
    }
    Ok(tell(&found, blocks))
}

/// So many moves over a rail of its own; what came of them, and how long they took.
async fn day(shop: &Shop, crew: &[hands::Person], moves: usize) -> Result<(Counts, Duration), Trouble> {
    let (rail, left) = (Arc::new(shop.hang(PIECES).await?), Arc::new(AtomicI64::new(i64::try_from(moves)?)));
    let mut at_work = JoinSet::new();
    let began = Instant::now();
    for (seed, person) in (1..).zip(crew) {
        let (mut hand, left) = (Hand::new(shop, person, rail.clone(), seed), left.clone());
        at_work.spawn(async move {
            while left.load(Ordering::Relaxed) > 0 {
                // what a rule of the shop refuses is an answer, and no move
                if hand.step().await? {
                    left.fetch_sub(1, Ordering::Relaxed);
                }
            }
            Ok::<_, Trouble>(hand.counts)
        });
    }
    let mut counts = Counts::default();
    while let Some(hand) = at_work.join_next().await {
        counts = counts.and(hand??);
    }
    Ok((counts, began.elapsed()))
}

/// Sentences of the books that are not true.
async fn lies(shop: &Shop) -> Result<Vec<String>, Trouble> {
    let (mut admin, mut lies) = (shop.admin().await?, Vec::new());
    for (sentence, rows) in BOOKS.iter().chain(books::BOOKS) {
        let rows = ["piece", "bag", "bag_line"].iter().fold((*rows).to_owned(), |rows, machine| {
            rows.replace(&format!("LEGAL('{machine}')"), &LEGAL.replace("MACHINE", &format!("'{machine}'")))
        });
        let wrong: i64 = query(AssertSqlSafe(format!("select count(*) from {rows}"))).fetch_one(&mut admin).await?.try_get(0)?;
        if wrong > 0 {
            lies.push(format!("not true of {wrong}: {sentence}"));
        }
    }
    Ok(lies)
}

fn tell(found: &Found, blocks: usize) -> Row {
    let (rate, to_floor) = (median(&found.moves), ratio(&found.moves, &found.commits));
    Row {
        id: "R06",
        name: "pieces-10000-moves-16-hands",
        ok: found.lies.is_empty() && found.counts.failed == 0 && rate >= GOAL_PER_S,
        ours: Figures::default()
            .with("moves_per_s", rate)
            .with("move_p50_ms", median(&found.counts.answers))
            .with("move_p99_ms", percentile(&found.counts.answers, 99))
            .with("refused", count(found.counts.refused))
            .with("failed", count(found.counts.failed))
            .with("lies", count(found.lies.len())),
        floor: Figures::default().with("F3_16_own_rows_per_s", median(&found.commits)),
        ratio: Some(("moves to bare commits by as many connections", to_floor)),
        goal: "no piece in two places, history = status = event, ≥ 1,000 moves/s",
        runs: blocks,
        notes: found.lies.clone(),
        ..Row::default()
    }
}

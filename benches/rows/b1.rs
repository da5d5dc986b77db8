//! B1 and B2: whom a collection suits, the best twenty of 1,500, of 150,000 and of 1,500,000 clients. Ours as the program asks: its pool, an
//! attendant's role, row security, and the index that the process keeps, which asks the database each time who changed. Beside it the function
//! of the database that is the law of the index, and the first shape of the same formula, by a plain connection in the same database. A row is
//! void unless all give the same answer, ties included.
use crate::{
    Trouble,
    report::{Figures, Row},
    shop::Shop,
    stats::{median, percentile, ratio},
};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row as _, query};
use std::time::Instant;
use uuid::Uuid;
use vitrine::{
    domain::{
        id::{CollectionId, PersonId},
        matching::{self, Subject, Weights},
        role::Role,
    },
    server::{
        actor::{Actor, Person, Who},
        db,
        matches::Matches,
    },
};

const FILL: &str = include_str!("../peers/sql/match_fill.sql");
const PEER: &str = include_str!("../peers/sql/match.sql");
const COLLECTIONS: usize = 200;

/// How many clients, sales of each, questions in a block for us, for the function of the database and for the peer.
#[derive(Clone, Copy)]
struct Size {
    clients: usize,
    sales: usize,
    ours: usize,
    law: usize,
    peer: usize,
}

const SMALL: Size = Size { clients: 1_500, sales: 13, ours: 200, law: 20, peer: 20 };
const MIDDLE: Size = Size { clients: 150_000, sales: 5, ours: 100, law: 2, peer: 1 };
// there the function takes longer than the program lets a statement run
const LARGE: Size = Size { clients: 1_500_000, sales: 2, ours: 60, law: 0, peer: 0 };

struct Bench<'a> {
    shop: &'a Shop,
    actor: Actor,
    matches: Matches,
    peer: PgConnection,
    collections: Vec<Uuid>,
    next: usize,
}

/// Milliseconds of each question.
#[derive(Default)]
struct Found {
    ours: Vec<f64>,
    law: Vec<f64>,
    peer: Vec<f64>,
    /// The first question, which reads every client.
    filled: f64,
    blocks: (Vec<f64>, Vec<f64>),
}

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let found = measure(shop, SMALL, blocks).await?;
    let p99 = percentile(&found.ours, 99);
    let faster = ratio(&found.blocks.1, &found.blocks.0);
    Ok(Row {
        id: "B1",
        name: "match-1500",
        ok: p99 < 2.0 && faster.median >= 30.0,
        ours: Figures::default().with("p50_ms", median(&found.ours)).with("p99_ms", p99),
        floor: Figures::default().with("function_p50_ms", median(&found.law)),
        peer: Figures::default().with("first_shape_p50_ms", median(&found.peer)),
        ratio: Some(("first shape to ours", faster)),
        goal: "p99 < 2 ms; ≥ 30× the first shape of the same SQL",
        runs: blocks,
        ..Row::default()
    })
}

/// The same question over larger shops, each in a database of its own.
pub async fn at_scale(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let middle = measure(shop, MIDDLE, blocks).await?;
    let other = Shop::open().await?;
    let large = measure(&other, LARGE, blocks).await;
    other.close().await;
    let large = large?;
    let (p99, p99_large) = (percentile(&middle.ours, 99), percentile(&large.ours, 99));
    Ok(Row {
        id: "B2",
        name: "match-at-scale",
        ok: p99 < 10.0 && p99_large < 50.0,
        ours: Figures::default()
            .with("middle_p50_ms", median(&middle.ours))
            .with("middle_p99_ms", p99)
            .with("large_p50_ms", median(&large.ours))
            .with("large_p99_ms", p99_large)
            .with("large_filled_ms", large.filled),
        floor: Figures::default().with("function_middle_p50_ms", median(&middle.law)),
        peer: Figures::default().with("first_shape_middle_p50_ms", median(&middle.peer)),
        goal: "p99 < 10 ms at 150,000 and < 50 ms at 1,500,000 clients",
        runs: blocks,
        ..Row::default()
    })
}

async fn measure(shop: &Shop, size: Size, blocks: usize) -> Result<Found, Trouble> {
    let mut peer = shop.admin().await?;
    fill(&mut peer, size).await?;
    let person = Person { id: PersonId(Uuid::now_v7()), role: Role::Attendant, full_name: "Bench".into() };
    let actor = Actor::new(Who::Person(person), Some(shop.store));
    let rows = query("select id from bench.collections order by id").fetch_all(&mut peer).await?;
    let collections: Vec<Uuid> = rows.iter().map(|row| row.get(0)).collect();
    let mut bench = Bench { shop, actor, matches: Matches::default(), peer, collections, next: 0 };
    let mut found = Found { filled: bench.ours(1).await?.iter().sum(), ..Found::default() };
    bench.compare(if size.peer > 10 { COLLECTIONS } else { 3 }, size.law > 0).await?;
    for _ in 0..blocks {
        let first = bench.ours(size.ours / 2).await?;
        found.law.extend(bench.law(size.law).await?);
        let theirs = bench.theirs(size.peer).await?;
        let second = bench.ours(size.ours / 2).await?;
        let ours: Vec<f64> = first.into_iter().chain(second).collect();
        found.blocks.0.push(median(&ours));
        found.blocks.1.push(median(&theirs));
        found.ours.extend(ours);
        found.peer.extend(theirs);
    }
    Ok(found)
}

/// Statement by statement: the last one may not stand in a transaction.
async fn fill(admin: &mut PgConnection, size: Size) -> Result<(), Trouble> {
    let text = FILL.replace("{clients}", &size.clients.to_string()).replace("{sales}", &size.sales.to_string());
    for statement in text.split(";\n") {
        admin.execute(sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))).await?;
    }
    Ok(())
}

impl Bench<'_> {
    fn turn(&mut self) -> Uuid {
        self.next += 1;
        self.collections.get(self.next % self.collections.len().max(1)).copied().unwrap_or_default()
    }

    async fn ours(&mut self, many: usize) -> Result<Vec<f64>, Trouble> {
        let mut times = Vec::with_capacity(many);
        for _ in 0..many {
            let collection = self.turn();
            let begun = Instant::now();
            self.answer(collection).await?;
            times.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        Ok(times)
    }

    async fn theirs(&mut self, many: usize) -> Result<Vec<f64>, Trouble> {
        let mut times = Vec::with_capacity(many);
        for _ in 0..many {
            let collection = self.turn();
            let begun = Instant::now();
            query(PEER).bind(collection).fetch_all(&mut self.peer).await?;
            times.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        Ok(times)
    }

    async fn law(&mut self, many: usize) -> Result<Vec<f64>, Trouble> {
        let mut times = Vec::with_capacity(many);
        for _ in 0..many {
            let collection = self.turn();
            let begun = Instant::now();
            self.by_function(collection).await?;
            times.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        Ok(times)
    }

    async fn answer(&self, collection: Uuid) -> Result<Vec<matching::Found>, Trouble> {
        let mut tx = self.shop.db.begin(&self.actor).await?;
        let about = Subject::Collection(CollectionId(collection));
        let found = self.matches.found(&mut tx, self.shop.store, about, &Weights::default(), false).await?;
        tx.commit().await?;
        Ok(found)
    }

    async fn by_function(&self, collection: Uuid) -> Result<Vec<matching::Found>, Trouble> {
        let mut tx = self.shop.db.begin(&self.actor).await?;
        let found = db::matching::found(&mut tx, Subject::Collection(CollectionId(collection)), &Weights::default(), false).await?;
        tx.commit().await?;
        Ok(found)
    }

    /// All answers are the same, or there is no row.
    async fn compare(&mut self, many: usize, with_function: bool) -> Result<(), Trouble> {
        for collection in self.collections.clone().into_iter().take(many) {
            let ours = self.answer(collection).await?;
            let theirs = query(PEER).bind(collection).fetch_all(&mut self.peer).await?;
            let theirs: Vec<(Uuid, i32)> =
                theirs.iter().map(|row| (row.get(0), i32::try_from(row.get::<i64, _>(1)).unwrap_or(-1))).collect();
            if ours.iter().map(|found| (found.client.0, found.points.score())).collect::<Vec<_>>() != theirs {
                return Err(format!("the answers differ for {collection}").into());
            }
            if with_function && self.by_function(collection).await? != ours {
                return Err(format!("index and function differ for {collection}").into());
            }
        }
        Ok(())
    }
}

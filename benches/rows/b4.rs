//! B4: the panel of what should move, at the size of the document and at a thousand times that; how soon a sold piece is off it; and what the
//! round costs beside a plain REFRESH of a materialized view in the document's shape, over the same rows.
use crate::{
    Trouble,
    report::{Figures, Row},
    shop::Shop,
    stats::{median, millis, percentile, ratio},
};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, query};
use std::time::Instant;
use uuid::Uuid;
use vitrine::{
    domain::{id::PersonId, role::Role, store::StoreFace},
    server::{
        actor::{Actor, Person, Who},
        db::today,
    },
};

const SMALL: usize = 1_244;
const LARGE: i64 = 1_244_000;
const LOOKS: usize = 200;
const PANEL: i64 = 20;

/// The document's: days in stock x cost x tags that nobody wants, all of it computed anew.
const PEER: &str = "create materialized view public.peer_health as
    select p.store_id, p.id, extract(day from now() - p.arrived_at) * v.price_minor * (1 + (select count(*) from app.product_tags t where t.store_id = p.store_id and t.product_id = p.product_id)) as score
    from app.pieces p join app.variants v on v.store_id = p.store_id and v.id = p.variant_id where p.status = 'in_stock'";

struct Bench<'a> {
    shop: &'a Shop,
    face: StoreFace,
    boss: Actor,
}

/// Milliseconds of each look, of the round, and of the peer's refresh.
#[derive(Default)]
struct Found {
    looks: Vec<f64>,
    rounds: Vec<f64>,
    refreshes: Vec<f64>,
    left: Vec<f64>,
}

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let person = Person { id: PersonId(Uuid::now_v7()), role: Role::Owner, full_name: "Bench".into() };
    let face = shop.face().await?;
    let bench = Bench { shop, face, boss: Actor::new(Who::Person(person), Some(shop.store)) };
    let garments = shop.hang(SMALL).await?;
    let mut admin = shop.admin().await?;
    admin.execute(PEER).await?;
    let mut small = Found::default();
    for _ in 0..blocks {
        bench.block(&mut admin, &mut small).await?;
    }
    for garment in garments.iter().take(blocks) {
        small.left.push(bench.sell(&mut admin, garment.piece).await?);
    }
    bench.grow(&mut admin).await?;
    let mut large = Found::default();
    bench.block(&mut admin, &mut large).await?;
    admin.close().await?;
    Ok(tell(&small, &large, blocks))
}

impl Bench<'_> {
    async fn block(&self, admin: &mut PgConnection, found: &mut Found) -> Result<(), Trouble> {
        let began = Instant::now();
        let mut tx = self.shop.db.begin(&self.boss).await?;
        query("select set_config('statement_timeout', '0', true)").execute(&mut *tx).await?;
        today::make_health(&mut tx, false).await?;
        tx.commit().await?;
        found.rounds.push(millis(began.elapsed()));
        let began = Instant::now();
        admin.execute("refresh materialized view public.peer_health").await?;
        found.refreshes.push(millis(began.elapsed()));
        for _ in 0..LOOKS {
            let began = Instant::now();
            self.look().await?;
            found.looks.push(millis(began.elapsed()));
        }
        Ok(())
    }

    /// The whole panel, as the room asks for it.
    async fn look(&self) -> Result<Vec<Uuid>, Trouble> {
        let mut tx = self.shop.db.begin_lookup(&self.boss).await?;
        let sheet = today::health(&mut tx, &self.face, Role::Owner, None, PANEL).await?;
        tx.commit().await?;
        Ok(sheet.rows.into_iter().map(|row| row.piece.0).collect())
    }

    /// A sale, until the panel is there without the piece.
    async fn sell(&self, admin: &mut PgConnection, piece: Uuid) -> Result<f64, Trouble> {
        let sold = format!(
            "select set_config('app.store', '{}', false); update app.pieces set status = 'sold' where id = '{piece}'",
            self.shop.store
        );
        admin.execute(sqlx::raw_sql(AssertSqlSafe(sold))).await?;
        let began = Instant::now();
        if self.look().await?.contains(&piece) { Err("a sold piece is on the panel".into()) } else { Ok(millis(began.elapsed())) }
    }

    /// A thousand times as many, past the triggers: what they write is nothing that is looked at here.
    async fn grow(&self, admin: &mut PgConnection) -> Result<(), Trouble> {
        let store = self.shop.store;
        let grown = format!(
            "set session_replication_role = replica;
             create temporary table grown as select gen_random_uuid() as id, n from generate_series(1, {LARGE}) n;
             insert into app.products (store_id, id, slug, kind, status, name, published_at) select '{store}', id, 'grown-' || n, 'unique', 'live', 'Good', now() from grown;
             insert into app.variants (store_id, id, product_id, sku, label, price_minor) select '{store}', id, id, 'grown-' || n, 'M', 5000 + n % 90000 from grown;
             insert into app.pieces (store_id, id, product_id, variant_id, code, status, arrived_at) select '{store}', id, id, id, lpad(upper(to_hex(n)), 10, '0'), 'in_stock', now() - n % 700 * interval '1 day' from grown;
             insert into app.piece_status_history (store_id, piece_id, version, from_status, to_status, actor, changed_at) select '{store}', id, 1, 'draft', 'in_stock', 'seeder', now() - n % 700 * interval '1 day' from grown;
             set session_replication_role = origin; analyze"
        );
        admin.execute(sqlx::raw_sql(AssertSqlSafe(grown))).await?;
        Ok(())
    }
}

fn tell(small: &Found, large: &Found, blocks: usize) -> Row {
    let (near, far) = (percentile(&small.looks, 99), percentile(&large.looks, 99));
    let left = percentile(&small.left, 100);
    Row {
        id: "B4",
        name: "inventory-health-panel",
        ok: near < 1.0 && far < 2.0 && left < 1_000.0,
        ours: Figures::default()
            .with("p50_ms", median(&small.looks))
            .with("p99_ms", near)
            .with("large_p99_ms", far)
            .with("left_after_ms", left)
            .with("round_ms", median(&small.rounds))
            .with("large_round_ms", median(&large.rounds)),
        peer: Figures::default().with("refresh_ms", median(&small.refreshes)).with("large_refresh_ms", median(&large.refreshes)),
        ratio: Some(("our round to a plain refresh", ratio(&small.rounds, &small.refreshes))),
        goal: "p99 < 1 ms at 1,244 pieces, < 2 ms at 1.24 M; a sold piece leaves it in < 1 s",
        runs: blocks,
        notes: vec!["the peer weighs days, price and tags alone; ours shelf days, margin, words, complaints and collections".into()],
        ..Row::default()
    }
}

//! B20: goal, projection and urgent cards of a store with two years of sales, through our door; beside them the same month and total summed
//! from the orders themselves. Both have to come to the same cent, or the row is void.
use crate::{
    Trouble,
    report::{Figures, Row},
    shop::Shop,
    stats::{median, millis, percentile, ratio},
};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row as _, query};
use std::time::Instant;
use uuid::Uuid;
use vitrine::{
    domain::{id::PersonId, role::Role, store::StoreFace},
    server::{
        actor::{Actor, Person, Who},
        clock,
        db::today,
    },
};

/// Sales of two years, as the document's store has them, and ten times that.
const SALES: [i64; 2] = [20_000, 200_000];
const LOOKS: usize = 200;

/// What a dashboard without books does.
const PEER: &str = "select coalesce(sum(o.total_minor), 0)::bigint, coalesce(sum(o.total_minor) filter (where h.changed_at >= date_trunc('month', now())), 0)::bigint
    from app.orders o join app.order_status_history h on h.store_id = o.store_id and h.order_id = o.id and h.to_status = 'paid' where o.store_id = (select app.store_id())";

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let person = Person { id: PersonId(Uuid::now_v7()), role: Role::Owner, full_name: "Bench".into() };
    let boss = Actor::new(Who::Person(person), Some(shop.store));
    let face = shop.face().await?;
    let mut admin = shop.admin().await?;
    let (mut ours, mut peer, mut sold) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()], 0);
    shop.hang(1_244).await?;
    for (size, sales) in SALES.into_iter().enumerate() {
        sell(shop, &mut admin, sales, sold).await?;
        sold = sales;
        clock::morning(&shop.db).await?;
        for _ in 0..blocks * LOOKS {
            ours[size].push(look(shop, &boss, &face).await?);
            peer[size].push(sum(shop, &boss).await?);
        }
        agree(shop, &boss, &face).await?;
    }
    admin.close().await?;
    Ok(tell(&ours, &peer, blocks))
}

/// Milliseconds of goal, projection and cards.
async fn look(shop: &Shop, boss: &Actor, face: &StoreFace) -> Result<f64, Trouble> {
    let began = Instant::now();
    let mut tx = shop.db.begin(boss).await?;
    let sheet = today::goal(&mut tx, face).await?;
    let facts = today::facts(&mut tx, face).await?;
    tx.commit().await?;
    std::hint::black_box((sheet.band(), facts));
    Ok(millis(began.elapsed()))
}

async fn sum(shop: &Shop, boss: &Actor) -> Result<f64, Trouble> {
    let began = Instant::now();
    let mut tx = shop.db.begin(boss).await?;
    query(PEER).fetch_one(&mut *tx).await?;
    tx.commit().await?;
    Ok(millis(began.elapsed()))
}

/// To the cent, of all time and of the month.
async fn agree(shop: &Shop, boss: &Actor, face: &StoreFace) -> Result<(), Trouble> {
    let mut tx = shop.db.begin(boss).await?;
    let plain = query(PEER).fetch_one(&mut *tx).await?;
    let (all, month): (i64, i64) = (plain.get(0), plain.get(1));
    let figures = today::figures(&mut tx, face, Role::Owner).await?;
    let sheet = today::goal(&mut tx, face).await?;
    tx.commit().await?;
    let told = (figures.revenue.map(|(sold, _)| sold.minor), sheet.sold());
    if told == (Some(all), month) { Ok(()) } else { Err(format!("{told:?} is not {all} and {month}").into()) }
}

/// Paid orders over two years, past the triggers.
async fn sell(shop: &Shop, admin: &mut PgConnection, to: i64, from: i64) -> Result<(), Trouble> {
    let store = shop.store;
    let sold = format!(
        "set session_replication_role = replica;
         create temporary table sold on commit drop as select gen_random_uuid() as id, n, now() - (n * 7919 % 63072000) * interval '1 second' as at, 1000 + n % 90001 as minor from generate_series({from} + 1, {to}) n;
         insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, placed_at, pay_until)
             select '{store}', id, lpad(upper(to_hex(n)), 8, '0'), encode(sha256(n::text::bytea), 'hex'), encode(sha256('v'::bytea), 'hex'), 'intent-' || n, 'paid', 'a@b.test', 'Ana', 'pickup', 'Pickup', 'USD', minor, 0, minor, at, at from sold;
         insert into app.order_status_history (store_id, order_id, version, from_status, to_status, actor, changed_at) select '{store}', id, 1, 'pending', 'paid', 'gateway', at from sold;
         delete from app.sales_days;
         set session_replication_role = origin"
    );
    let mut whole = admin.begin().await?;
    whole.execute(sqlx::raw_sql(AssertSqlSafe(sold))).await?;
    whole.commit().await?;
    admin.execute("analyze").await?;
    Ok(())
}

fn tell(ours: &[Vec<f64>; 2], peer: &[Vec<f64>; 2], blocks: usize) -> Row {
    let (near, far) = (percentile(&ours[0], 99), percentile(&ours[1], 99));
    Row {
        id: "B20",
        name: "dashboard",
        ok: near < 3.0 && far < 3.0,
        ours: Figures::default()
            .with("p50_ms", median(&ours[0]))
            .with("p99_ms", near)
            .with("large_p50_ms", median(&ours[1]))
            .with("large_p99_ms", far),
        peer: Figures::default().with("sum_p50_ms", median(&peer[0])).with("large_sum_p50_ms", median(&peer[1])),
        ratio: Some(("ours to a sum over the orders, at ten times the size", ratio(&ours[1], &peer[1]))),
        goal: "p99 < 3 ms, exact to the cent",
        runs: blocks,
        notes: vec!["ours is goal, weights, projection and cards; the peer two sums alone".into()],
        ..Row::default()
    }
}

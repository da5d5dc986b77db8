//! What nobody can be faster than, measured here and now: round trip, opening a transaction, durable commit, NOTIFY, static bytes.
use crate::{
    Trouble, door,
    shop::Shop,
    stats::{Lap, Leg, median},
};
use axum::{Router, routing::get, serve::ListenerExt};
use sqlx::{AssertSqlSafe, Connection, PgConnection, postgres::PgListener, query};
use std::time::Duration;
use tokio::{net::TcpListener, task::JoinSet};
use uuid::Uuid;
use vitrine::server::actor::Actor;

const LEG: Duration = Duration::from_millis(400);
const BLOCKS: usize = 5;
/// As large as a product page may be.
static PAGE: [u8; 14 * 1024] = [b'.'; 14 * 1024];

/// The bare update of a plain table.
pub const PLAIN: &str = "update bench.plain set status = case status when 'in_stock' then 'held' else 'in_stock' end, version = version + 1, changed_at = clock_timestamp() where id = $1";

/// A plain table: no policy, no trigger, one index.
pub struct Plain {
    url: String,
}

impl Plain {
    pub async fn lay(shop: &Shop) -> Result<Self, Trouble> {
        let table = "create schema bench;
            create table bench.plain (id integer primary key, status text not null default 'in_stock', version integer not null default 0, changed_at timestamptz not null default now());
            insert into bench.plain (id) select generate_series(1, 64);
            grant usage on schema bench to vitrine_attendant; grant select, update on bench.plain to vitrine_attendant";
        sqlx::raw_sql(table).execute(&mut shop.admin().await?).await?;
        Ok(Self { url: shop.admin_url.clone() })
    }

    /// F3: `writers` connections commit one update after the other; all on one row, or each on its own.
    pub async fn commits(&self, writers: usize, own_rows: bool, span: Duration) -> Result<Leg, Trouble> {
        let mut connections = Vec::with_capacity(writers);
        for _ in 0..writers {
            let mut connection = PgConnection::connect(&self.url).await?;
            query(AssertSqlSafe(PLAIN)).bind(0).execute(&mut connection).await?;
            connections.push(connection);
        }
        let mut all = JoinSet::new();
        for (connection, id) in connections.into_iter().zip(1_i32..) {
            all.spawn(commit_again_and_again(connection, if own_rows { id } else { 1 }, span));
        }
        let mut sum = Leg::default();
        while let Some(done) = all.join_next().await {
            let leg = done??;
            sum = Leg { done: sum.done + leg.done, span: sum.span.max(leg.span) };
        }
        Ok(sum)
    }
}

async fn commit_again_and_again(mut connection: PgConnection, id: i32, span: Duration) -> Result<Leg, sqlx::Error> {
    let mut lap = Lap::of(span);
    while lap.goes_on() {
        query(AssertSqlSafe(PLAIN)).bind(id).execute(&mut connection).await?;
    }
    let leg = lap.leg();
    connection.close().await?;
    Ok(leg)
}

/// What the floors need at hand.
struct Ground<'a> {
    shop: &'a Shop,
    actor: Actor,
    product: Uuid,
    connection: PgConnection,
    hearing: PgListener,
}

/// All floors in alternating blocks, as one line.
pub async fn all(shop: &Shop) -> Result<String, Trouble> {
    let plain = Plain::lay(shop).await?;
    let bytes = StaticBytes::serve().await?;
    let product = shop.hang(1).await?.first().map(|garment| garment.piece).ok_or("no garment")?;
    let mut hearing = PgListener::connect(&shop.admin_url).await?;
    hearing.listen("floor").await?;
    let mut ground = Ground { shop, actor: Actor::guest(shop.store), product, connection: shop.admin().await?, hearing };
    let mut found: [Vec<f64>; 6] = Default::default();
    for _ in 0..BLOCKS {
        let legs = [
            ground.f1().await?,
            ground.f2().await?,
            ground.door().await?,
            plain.commits(1, true, LEG).await?,
            ground.f4().await?,
            bytes.fetch(LEG).await?,
        ];
        for (kept, leg) in found.iter_mut().zip(legs) {
            kept.push(leg.micros());
        }
    }
    let [f1, f2, door, f3, f4, f5] = found.map(|micros| median(&micros));
    Ok(format!(
        "F1 select 1 {f1:.0} µs · F2 begin+set+select+commit {f2:.0} µs, by our door {door:.0} µs · F3 durable commit {f3:.0} µs ({:.0}/s) · F4 notify {f4:.0} µs · F5 static bytes {f5:.0} µs ({:.0}/s)",
        1e6 / f3,
        1e6 / f5
    ))
}

const POINT: &str = "select name from app.products where store_id = $1 and id = $2";

impl Ground<'_> {
    /// A prepared round trip.
    async fn f1(&mut self) -> Result<Leg, Trouble> {
        let mut lap = Lap::of(LEG);
        while lap.goes_on() {
            query("select 1").execute(&mut self.connection).await?;
        }
        Ok(lap.leg())
    }

    /// A transaction with its context, statement by statement.
    async fn f2(&mut self) -> Result<Leg, Trouble> {
        let (store, mut lap) = (self.shop.store.0, Lap::of(LEG));
        while lap.goes_on() {
            query("begin").execute(&mut self.connection).await?;
            query("select set_config('app.store', $1, true)").bind(store.to_string()).execute(&mut self.connection).await?;
            query(POINT).bind(store).bind(self.product).execute(&mut self.connection).await?;
            query("commit").execute(&mut self.connection).await?;
        }
        Ok(lap.leg())
    }

    /// The same by the program's door.
    async fn door(&mut self) -> Result<Leg, Trouble> {
        let mut lap = Lap::of(LEG);
        while lap.goes_on() {
            let mut tx = self.shop.db.begin(&self.actor).await?;
            query(POINT).bind(self.shop.store.0).bind(self.product).execute(&mut *tx).await?;
            tx.commit().await?;
        }
        Ok(lap.leg())
    }

    /// From NOTIFY to another connection's ear.
    async fn f4(&mut self) -> Result<Leg, Trouble> {
        let mut lap = Lap::of(LEG);
        while lap.goes_on() {
            query("select pg_notify('floor', '')").execute(&mut self.connection).await?;
            self.hearing.recv().await?;
        }
        Ok(lap.leg())
    }
}

/// F5: a handler that returns the same bytes each time.
struct StaticBytes {
    port: u16,
    serving: tokio::task::JoinHandle<()>,
}

impl StaticBytes {
    async fn serve() -> Result<Self, Trouble> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        let router = Router::new().route("/", get(|| async { &PAGE[..] }));
        let serving = tokio::spawn(async move { drop(axum::serve(listener, router).await) });
        Ok(Self { port, serving })
    }

    /// One connection, one request after the other.
    async fn fetch(&self, span: Duration) -> Result<Leg, Trouble> {
        let port = self.port;
        Ok(tokio::task::spawn_blocking(move || door::Visitor::come(port)?.fetch_for("localhost", "/", span)).await??)
    }
}

impl Drop for StaticBytes {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

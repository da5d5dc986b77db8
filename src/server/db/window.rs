//! The ear of a node that keeps pages: one connection of its own, on which it hears the other nodes and looks for what changed.
//!
//! It stands beside the pool and the one door on purpose: it is the worker for as long as it lives, reads ids and nothing else, and a
//! visitor's transaction never comes near it. A connection that breaks off is given up whole; whoever opens the next one forgets first.
use super::tx::Db;
use crate::domain::id::{PersonId, ProductId, StoreId};
use sqlx::{
    postgres::{PgListener, PgPoolOptions},
    query, query_scalar,
};
use std::time::Duration;
use uuid::Uuid;

/// All nodes speak here; the message is a word of `server::window`, never data.
const CHANNEL: &str = "vitrine_window";
/// Name of the connection in `pg_stat_activity`.
const NAME: &str = "vitrine window";

/// What visitors may see differently now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Change {
    pub store: StoreId,
    /// None: something of the whole house.
    pub product: Option<ProductId>,
    /// Lists may differ too, not only what shows this product.
    pub on_shelf: bool,
    /// No page differs, but what this person's sessions may open.
    pub person: Option<PersonId>,
}

/// What one look brought.
#[derive(Debug, Default)]
pub struct Look {
    pub changes: Vec<Change>,
    /// The other nodes that are open, and how long at most without another look.
    pub others: Vec<(Uuid, Duration)>,
}

pub struct Ear {
    listener: PgListener,
    /// The snapshot of the last look: what it could see is known.
    seen: String,
    /// The snapshot of some time ago, which every open node has passed since.
    passed: String,
}

impl Ear {
    /// Listen first, announce the node, then take the first snapshot: whoever changes something later finds the node in the list.
    pub async fn open(db: &Db, node: Uuid, gone: Option<Uuid>, lease: Duration) -> Result<Self, sqlx::Error> {
        let options = db.options().options([("role", "vitrine_worker"), ("application_name", NAME)]);
        let one = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None).acquire_timeout(Duration::from_secs(5));
        let mut listener = PgListener::connect_with(&one.connect_with(options).await?).await?;
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        let mut ear = Self { listener, seen: String::new(), passed: String::new() };
        if let Some(gone) = gone {
            ear.leave(gone).await?;
        }
        query!(
            "insert into job.window_nodes (node, open_until) values ($1, clock_timestamp() + make_interval(secs => $2))",
            node,
            secs(lease)
        )
        .execute(&mut ear.listener)
        .await?;
        ear.seen = query_scalar!(r#"select pg_current_snapshot()::text as "now!""#).fetch_one(&mut ear.listener).await?;
        ear.passed = ear.seen.clone();
        Ok(ear)
    }

    /// Everything that was committed before this call and was not visible to the look before. One statement, so one snapshot.
    pub async fn look(&mut self, node: Uuid) -> Result<Look, sqlx::Error> {
        let rows = query!(
            r#"select pg_current_snapshot()::text as "now!", t.store_id as "store_id?", t.product_id as "product_id?", t.on_shelf as "on_shelf?",
                   t.person_id as "person_id?", t.node as "node?", t.open_for as "open_for?"
               from (select 1) as always left join (
                   select distinct c.store_id, c.product_id, c.on_shelf, c.person_id, null::uuid as node, null::float8 as open_for from job.window_changes c
                   where c.xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(c.xid, $1::text::pg_snapshot)
                   union all
                   select null, null, null, null, n.node, extract(epoch from n.open_until - clock_timestamp())::float8 from job.window_nodes n
                   where n.node <> $2 and n.open_until > clock_timestamp()
               ) t on true"#,
            self.seen,
            node
        )
        .fetch_all(&mut self.listener)
        .await?;
        let mut look = Look::default();
        for row in rows {
            if let Some(store) = row.store_id {
                let (store, product) = (StoreId(store), row.product_id.map(ProductId));
                look.changes.push(Change { store, product, on_shelf: row.on_shelf.unwrap_or(true), person: row.person_id.map(PersonId) });
            }
            if let (Some(other), Some(open_for)) = (row.node, row.open_for) {
                look.others.push((other, Duration::try_from_secs_f64(open_for).unwrap_or_default()));
            }
            self.seen = row.now;
        }
        Ok(look)
    }

    /// Stay open for another `lease`. Whoever calls it looks right after: only then may the node show pages for longer.
    pub async fn stay(&mut self, node: Uuid, lease: Duration) -> Result<(), sqlx::Error> {
        query!(
            "insert into job.window_nodes (node, open_until) values ($1, clock_timestamp() + make_interval(secs => $2))
             on conflict (node) do update set open_until = excluded.open_until",
            node,
            secs(lease)
        )
        .execute(&mut self.listener)
        .await?;
        Ok(())
    }

    /// Clear what every open node has read: what was visible at the last clearing, and nodes that are long gone.
    pub async fn clear(&mut self) -> Result<(), sqlx::Error> {
        query!("delete from job.window_changes where pg_visible_in_snapshot(xid, $1::text::pg_snapshot)", self.passed)
            .execute(&mut self.listener)
            .await?;
        query!("delete from job.window_nodes where open_until < clock_timestamp() - interval '1 minute'")
            .execute(&mut self.listener)
            .await?;
        self.passed = self.seen.clone();
        Ok(())
    }

    /// Take a node out of the list: it is closed.
    pub async fn leave(&mut self, node: Uuid) -> Result<(), sqlx::Error> {
        query!("delete from job.window_nodes where node = $1", node).execute(&mut self.listener).await?;
        Ok(())
    }

    /// Say a word to all nodes, in a transaction of its own.
    pub async fn say(&mut self, word: &str) -> Result<(), sqlx::Error> {
        query!(r#"select pg_notify('vitrine_window', $1)::text as "said""#, word).fetch_one(&mut self.listener).await?;
        Ok(())
    }

    /// The next word; none when the connection broke off. May be cancelled: a word is taken whole or not at all.
    pub async fn hear(&mut self) -> Result<Option<String>, sqlx::Error> {
        Ok(self.listener.try_recv().await?.map(|word| word.payload().to_owned()))
    }

    /// A word that has come already.
    pub fn heard(&mut self) -> Option<String> {
        self.listener.next_buffered().map(|word| word.payload().to_owned())
    }
}

fn secs(lease: Duration) -> f64 {
    lease.as_secs_f64()
}

//! The one door to the database. A transaction begins with its actor: role, store, person and secrets travel with `begin`
//! in a single round trip, and end with the transaction. Nothing here is ever set for a session.
//!
//! Beginning and committing run in spawned tasks: sqlx 0.9 can hand out a connection that is still inside a transaction when
//! `begin()` is cancelled half-way, and a visitor who closes her browser cancels. A guard at release is the second lock.
use crate::{error::AppError, server::actor::Actor};
use sqlx::{
    AssertSqlSafe, Executor, PgConnection, PgPool, Postgres, Transaction,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{
    ops::{Deref, DerefMut},
    str::FromStr,
    time::Duration,
};

/// Limits of every connection: no statement, lock or idle transaction may hold the shop up.
const LIMITS: [(&str, &str); 4] =
    [("statement_timeout", "10s"), ("lock_timeout", "5s"), ("idle_in_transaction_session_timeout", "15s"), ("application_name", "vitrine")];

/// True for a clean connection. Under the simple protocol the two clocks differ inside a transaction that began earlier.
const IS_CLEAN: &str = "select current_user = session_user and transaction_timestamp() = statement_timestamp()";

/// The pool of the web login. It can't be borrowed: only [`Db::begin`] leads to a connection.
#[derive(Clone)]
pub struct Db {
    pool: PgPool,
}

impl Db {
    /// Connect as the login that `url` names. `most` connections at most.
    pub async fn connect(url: &str, most: u32) -> Result<Self, sqlx::Error> {
        let options = PgConnectOptions::from_str(url)?.options(LIMITS).statement_cache_capacity(256);
        let pool = PgPoolOptions::new()
            .max_connections(most)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(5))
            .test_before_acquire(false)
            .after_release(|connection, _| {
                Box::pin(async move {
                    let clean = sqlx::Row::try_get::<bool, _>(&connection.fetch_one(sqlx::raw_sql(IS_CLEAN)).await?, 0)?;
                    if !clean {
                        tracing::error!("a connection came back inside a transaction and was closed");
                    }
                    Ok(clean)
                })
            })
            .connect_with(options)
            .await?;
        Ok(Self { pool })
    }

    /// Begin a transaction in which `actor` acts. One round trip. A connection that died in the pool is replaced by the next:
    /// nothing was done on it yet.
    pub async fn begin(&self, actor: &Actor) -> Result<Tx, AppError> {
        self.begin_with(opening(actor, actor.is_shopper())).await
    }

    /// The same for few questions that always find few rows by an index: their plans are kept, since making one takes longer than running it.
    pub async fn begin_lookup(&self, actor: &Actor) -> Result<Tx, AppError> {
        self.begin_with(opening(actor, true)).await
    }

    async fn begin_with(&self, opening: String) -> Result<Tx, AppError> {
        let pool = self.pool.clone();
        let begun = tokio::spawn(async move {
            for _ in 0..pool.options().get_max_connections() {
                match pool.begin_with(AssertSqlSafe(opening.clone())).await {
                    Err(error) if is_dead(&error) => tracing::debug!(%error, "a dead connection was left behind"),
                    done => return done,
                }
            }
            pool.begin_with(AssertSqlSafe(opening)).await
        })
        .await;
        match begun {
            Ok(Ok(transaction)) => Ok(Tx(transaction)),
            Ok(Err(error)) => Err(AppError::from(error)),
            Err(join) => {
                tracing::error!(error = %join, "beginning a transaction broke off");
                Err(AppError::Fault)
            }
        }
    }

    /// Where and as whom the pool connects, for the one connection beside it that listens (`db::window`).
    pub(super) fn options(&self) -> PgConnectOptions {
        (*self.pool.connect_options()).clone()
    }

    /// Connections in use and idle, for `/readyz` and metrics.
    pub fn size(&self) -> (u32, usize) {
        (self.pool.size(), self.pool.num_idle())
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Whether a connection had ended before anything was asked of it: broken off, or its server said goodbye.
fn is_dead(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(database) => matches!(database.code().as_deref(), Some("57P01" | "57P02" | "25P03" | "57P05")),
        _ => false,
    }
}

/// `begin` and everything that the transaction is about. Each value is a role name of ours, an id or hex digits: nothing to quote.
fn opening(actor: &Actor, keeps_plans: bool) -> String {
    let mut sql = format!("begin; set local role {}", actor.database_role());
    // a visitor's pages are few statements, each for one page of few rows, over tables with policies: planning one takes as long as running
    // it, and the planner never stops doing so by itself. The team's lists have conditions that want a plan of their own
    if keeps_plans {
        sql.push_str("; set local plan_cache_mode = force_generic_plan");
    }
    let mut set = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            sql.push_str(&format!("; set local app.{name} = '{value}'"));
        }
    };
    set("store", actor.store.map(|store| store.to_string()));
    set("person", actor.person().map(|person| person.id.to_string()));
    set("visitor", actor.visitor.as_ref().map(|hash| hash.as_str().to_owned()));
    set("link", actor.link.as_ref().map(|hash| hash.as_str().to_owned()));
    set("request", actor.request.map(|id| id.to_string()));
    sql
}

/// A transaction of one actor. Dropped without [`Tx::commit`] it is rolled back.
pub struct Tx(Transaction<'static, Postgres>);

impl Tx {
    /// Make it true. Runs to its end even when the caller is gone.
    pub async fn commit(self) -> Result<(), AppError> {
        match tokio::spawn(async move { self.0.commit().await }).await {
            Ok(done) => done.map_err(AppError::from),
            Err(join) => {
                tracing::error!(error = %join, "a commit broke off");
                Err(AppError::Fault)
            }
        }
    }
}

impl Deref for Tx {
    type Target = PgConnection;
    fn deref(&self) -> &PgConnection {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::id::StoreId,
        server::actor::{KeyHash, Who},
    };
    use uuid::Uuid;

    #[test]
    fn an_opening_holds_nothing_that_somebody_typed() {
        let mut actor = Actor::new(Who::Guest, Some(StoreId(Uuid::nil())));
        actor.visitor = Some(KeyHash::of("'; drop table app.orders; --"));
        let sql = opening(&actor, true);
        assert!(sql.starts_with(
            "begin; set local role vitrine_guest; set local plan_cache_mode = force_generic_plan; set local app.store = '00000000-"
        ));
        assert!(!sql.contains("drop"));
        assert_eq!(sql.matches('\'').count(), 4);
    }
}

//! A house for a test: a database of its own with the whole schema, reached as the web login, gone when the test ends.
//!
//! ```ignore
//! let house = House::new().await;
//! let store = house.store("amora").await;
//! let coat = house.unique(store, 12_900).await;
//! let mut tx = house.begin(&guest(store, "anna")).await;
//! ```
//! Rows come into being as they do in a shop: through the seeder's transactions, with every trigger on.
#![allow(dead_code, reason = "a kit: not every tool of it is in use at all times")]

mod garments;
mod ground;
mod people;
mod provider;
mod site;
mod soft_key;
mod stock;

#[allow(unused_imports, reason = "as above")]
pub use {
    garments::Garment,
    people::{Login, guest, key, machine},
    provider::{Provider, Signed},
    site::{Answer, Site, Visitor},
    soft_key::SoftKey,
    stock::{Goods, delivery_of, fresh_code, pickup_of},
};

use sqlx::{Connection, Executor, PgConnection, Row};
use vitrine::{
    domain::id::StoreId,
    server::{
        actor::{Actor, Who},
        clock,
        db::{
            install,
            tx::{Db, Tx},
        },
        letters::Post,
        limits::Limits,
    },
};

/// Connections of a test's pool, when it does not ask for more.
const POOL: u32 = 8;

pub struct House {
    /// The pool of the web login.
    pub db: Db,
    /// Limits of the site, if it is to have any.
    pub limits: Option<Limits>,
    /// Whether the site believes that browsers come by https.
    pub https: bool,
    /// Port of the public address, if one is set.
    pub public_port: Option<u16>,
    /// Whether the site is a demo.
    pub demo: bool,
    /// Issuer of a provider that the site trusts.
    pub google: Option<String>,
    database: ground::Database,
}

impl House {
    /// An empty house.
    pub async fn new() -> Self {
        Self::with_pool(POOL).await
    }

    /// An empty house with a pool of `most` connections. All tests of all processes share 300.
    pub async fn with_pool(most: u32) -> Self {
        let database = ground::clone().await;
        let web = database.url("vitrine_web");
        install::check_web_login(&web).await.expect("the web login is harmless");
        assert_is_nobody(&web).await;
        let db = Db::connect(&web, most).await.expect("the web login connects");
        Self { db, limits: None, https: false, public_port: None, demo: true, google: None, database }
    }

    /// Name of the database.
    pub fn name(&self) -> &str {
        self.database.name()
    }

    /// A superuser with psql: to look, to weaken, to break. Never to test what a role may do.
    pub async fn admin(&self) -> PgConnection {
        connect(&self.database.url("postgres")).await
    }

    /// The web login before it has become anybody, outside the program's pool.
    pub async fn web(&self) -> PgConnection {
        connect(&self.database.url("vitrine_web")).await
    }

    /// Where the web login connects, for a pool of another size.
    pub fn web_url(&self) -> String {
        self.database.url("vitrine_web")
    }

    /// Begin a transaction in which `actor` acts.
    pub async fn begin(&self, actor: &Actor) -> Tx {
        self.db.begin(actor).await.expect("a transaction begins")
    }

    /// The seeder in a store.
    pub async fn seeder(&self, store: StoreId) -> Tx {
        self.begin(&Actor::new(Who::Seeder, Some(store))).await
    }

    /// One round of the clock and of the relay, now: nothing here waits for time to pass.
    pub async fn tick(&self) {
        clock::release(&self.db).await.expect("the clock releases");
        clock::number(&self.db).await.expect("the relay numbers");
    }

    /// One round of the sender of letters, into the sandbox mailbox.
    pub async fn send(&self) {
        clock::send(&self.db, &Post::Sandbox).await.expect("letters are carried");
    }

    /// Rounds until every event has its position. The relay waits for all open transactions of the server, those of other tests too.
    pub async fn settle(&self) {
        let unnumbered = "select (select count(*) from app.events) - (select count(*) from job.event_positions)";
        let settling = async {
            self.tick().await;
            while self.count(unnumbered).await > 0 {
                self.tick().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(60), settling).await.expect("some transaction never ends");
    }

    /// Run statements as the superuser, one after the other without a transaction around them.
    pub async fn as_admin(&self, sql: &str) {
        self.admin().await.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql))).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// The same, standing in the house's only store: triggers write as the keeper, whose fence is the store of the session.
    pub async fn in_store(&self, sql: &str) {
        self.as_admin(&format!("select set_config('app.store', (select store_id::text from app.stores), false); {sql}")).await;
    }

    /// The same from another database, where this one takes nobody in.
    pub async fn as_other_admin(&self, sql: &str) {
        self.database
            .outside()
            .await
            .execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql)))
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// One number, as a person with psql sees it.
    pub async fn count(&self, sql: &str) -> i64 {
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .fetch_one(&mut self.admin().await)
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
            .get(0)
    }
}

pub async fn connect(url: &str) -> PgConnection {
    PgConnection::connect(url).await.expect("the test server answers")
}

/// The login bypasses nothing, and is refused as long as it has not taken a role.
async fn assert_is_nobody(web: &str) {
    let mut login = connect(web).await;
    let row = sqlx::query("select rolsuper, rolbypassrls, session_user::text = 'vitrine_web' from pg_roles where rolname = session_user");
    let row = row.fetch_one(&mut login).await.expect("a login may read pg_roles");
    let (superuser, bypasses, is_web): (bool, bool, bool) = (row.get(0), row.get(1), row.get(2));
    assert!(is_web && !superuser && !bypasses, "tests connect as vitrine_web, which bypasses nothing");
    let refused = login.execute("select 1 from app.stores").await.expect_err("the login itself reads nothing");
    assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("42501"));
    login.close().await.expect("closing a connection");
}

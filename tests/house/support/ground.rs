//! The ground that houses stand on: the shared test cluster, one template per content of the SQL files, a clone per test.
//!
//! A clone's name carries the process number: what a killed process leaves behind, the next one clears away.
use super::connect;
use sha2::{Digest, Sha256, Sha384};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Once, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};
use vitrine::server::{cluster::Cluster, db::install};

/// Whoever builds a template holds it alone; whoever clones one shares it.
const TURN: i64 = 0x7465_6d70_6c61_7465;
const CLONE: &str = "vitrine_t_";
const TEMPLATE: &str = "vitrine_tpl_";

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static SWEPT: Once = Once::new();
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A database that is dropped with this value.
pub struct Database {
    cluster: &'static Cluster,
    name: String,
}

impl Database {
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn url(&self, role: &str) -> String {
        self.cluster.url(role, &self.name)
    }

    /// A superuser in another database of the same server.
    pub async fn outside(&self) -> PgConnection {
        connect(&self.cluster.admin_url("postgres")).await
    }
}

impl Drop for Database {
    /// On a thread of its own: the test's runtime may be ending, or a panic may be on its way.
    fn drop(&mut self) {
        let (address, name) = (self.cluster.admin_url("postgres"), self.name.clone());
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a small runtime");
            runtime.block_on(async { drop_database(&mut connect(&address).await, &name).await });
        });
        if dropping.join().is_err() {
            eprintln!("{} was left behind; the next run drops it", self.name);
        }
    }
}

/// A fresh copy of the template.
pub async fn clone() -> Database {
    let cluster = cluster().await;
    let mut admin = connect(&cluster.admin_url("postgres")).await;
    let mut sweeps = false;
    SWEPT.call_once(|| sweeps = true);
    if sweeps {
        sweep(&mut admin).await;
    }
    let template = format!("{TEMPLATE}{}", content_hash());
    run(&mut admin, "select pg_advisory_lock_shared($1)").await;
    while !exists(&mut admin, &template).await {
        run(&mut admin, "select pg_advisory_unlock_shared($1)").await;
        build(cluster, &mut admin, &template).await;
        run(&mut admin, "select pg_advisory_lock_shared($1)").await;
    }
    let name = format!("{CLONE}{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    drop_database(&mut admin, &name).await;
    // copied file by file: what is copied page by page through the log takes four times as long, and nobody will replay it
    say(&mut admin, &format!("create database {name} template {template} strategy file_copy")).await.expect("a clone of the template");
    admin.close().await.expect("closing a connection");
    Database { cluster, name }
}

async fn cluster() -> &'static Cluster {
    let opening = || CLUSTER.get_or_init(|| Cluster::shared_for_tests().unwrap_or_else(|error| panic!("no PostgreSQL for tests: {error}")));
    tokio::task::spawn_blocking(opening).await.expect("the test server starts")
}

/// The template, made by `install` as a deployment is; then nobody may enter it any more.
async fn build(cluster: &Cluster, admin: &mut PgConnection, template: &str) {
    run(admin, "select pg_advisory_lock($1)").await;
    if !exists(admin, template).await {
        // another checkout of the program makes its own anew when it comes back
        for old in names(admin, TEMPLATE).await {
            drop_database(admin, &old).await;
        }
        let unfinished = "vitrine_unfinished";
        drop_database(admin, unfinished).await;
        say(admin, &format!("create database {unfinished}")).await.expect("a new database");
        install::install(&cluster.admin_url(unfinished), None).await.unwrap_or_else(|error| panic!("{error}"));
        assert_is_current(&cluster.admin_url(unfinished)).await;
        say(admin, &format!("alter database {unfinished} with allow_connections false")).await.expect("the template is closed");
        say(admin, &format!("alter database {unfinished} rename to {template}")).await.expect("the template gets its name");
    }
    run(admin, "select pg_advisory_unlock($1)").await;
}

/// Migrations are compiled in: what was written since the build is not what a test believes to test.
async fn assert_is_current(url: &str) {
    let mut admin = connect(url).await;
    let rows = sqlx::query("select checksum from ops._sqlx_migrations order by version")
        .fetch_all(&mut admin)
        .await
        .expect("sqlx keeps its books");
    let ran: Vec<Vec<u8>> = rows.iter().map(|row| row.get(0)).collect();
    admin.close().await.expect("closing a connection");
    let numbered = |path: &PathBuf| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"0"));
    let written =
        sql_files(&migrations()).into_iter().filter(numbered).map(|path| Sha384::digest(fs::read(path).expect("a migration")).to_vec());
    assert!(written.eq(ran), "the build is older than migrations/: touch src/server/db/install.rs and build again");
}

async fn sweep(admin: &mut PgConnection) {
    for name in names(admin, CLONE).await {
        let pid = name.trim_start_matches(CLONE).split('_').next().and_then(|pid| pid.parse().ok());
        let lives = pid
            .and_then(rustix::process::Pid::from_raw)
            .is_some_and(|pid| rustix::process::test_kill_process(pid) != Err(rustix::io::Errno::SRCH));
        if !lives {
            drop_database(admin, &name).await;
        }
    }
}

async fn names(admin: &mut PgConnection, prefix: &str) -> Vec<String> {
    let found = sqlx::query("select datname::text from pg_database where starts_with(datname, $1)").bind(prefix).fetch_all(admin).await;
    found.expect("the list of databases").iter().map(|row| row.get(0)).collect()
}

async fn exists(admin: &mut PgConnection, name: &str) -> bool {
    sqlx::query("select 1 from pg_database where datname = $1")
        .bind(name)
        .fetch_optional(admin)
        .await
        .expect("the list of databases")
        .is_some()
}

/// Two sweepers may meet: whoever comes second finds nothing, or somebody at work.
async fn drop_database(admin: &mut PgConnection, name: &str) {
    drop(say(admin, &format!("drop database if exists {name} with (force)")).await);
}

async fn say(admin: &mut PgConnection, sql: &str) -> Result<(), sqlx::Error> {
    admin.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.map(drop)
}

async fn run(admin: &mut PgConnection, sql: &'static str) {
    sqlx::query(sql).bind(TURN).execute(admin).await.expect("the turn of builders");
}

fn content_hash() -> String {
    let folder = migrations();
    let mut hash = Sha256::new();
    for path in sql_files(&folder).into_iter().chain(sql_files(&folder.join("functions"))) {
        hash.update(path.file_name().map(|name| name.as_encoded_bytes().to_owned()).unwrap_or_default());
        hash.update(fs::read(&path).expect("a readable migration"));
    }
    hex::encode(hash.finalize()).chars().take(16).collect()
}

fn migrations() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations")
}

fn sql_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of migrations");
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "sql")).collect();
    files.sort();
    files
}

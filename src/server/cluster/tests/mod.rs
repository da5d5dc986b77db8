//! Real servers, real kills. No network, no root needed: every test runs as root and as a normal user, and says where the two differ.
//! Second processes are this test program itself, see `peer`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod beside;
mod crash;
mod life;
mod paths;
mod peer;
mod refuse;
mod throwaway;

use super::postmaster::Postmaster;
use super::{Cluster, ClusterOptions, version};
use sqlx::{Connection, PgConnection, Row};
use std::path::{Path, PathBuf};

/// A folder of one test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from("/tmp").join(format!("vitrine-test-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Small, and without waiting for the disk: no test cuts the power.
fn options(folder: &Path) -> ClusterOptions {
    ClusterOptions { shared_buffers_mb: 16, max_connections: 20, durable: false, ..ClusterOptions::new(folder) }
}

/// Runs one statement and returns its first column, or an empty text.
fn sql(cluster: &Cluster, statement: &'static str) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = PgConnection::connect(&cluster.admin_url("postgres")).await.unwrap();
        let row = sqlx::query(statement).fetch_optional(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        row.map_or_else(String::new, |row| row.get(0))
    })
}

fn postmaster(cluster: &Cluster) -> Postmaster {
    Postmaster::of(&cluster.home.data()).unwrap()
}

fn pid(cluster: &Cluster) -> i32 {
    postmaster(cluster).pid.as_raw_nonzero().get()
}

fn noted(cluster: &Cluster, part: &str) -> bool {
    cluster.notes().iter().any(|note| note.contains(part))
}

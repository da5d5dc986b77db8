//! What a caller may choose about the cluster.

use std::path::PathBuf;

/// How to open a cluster. The defaults suit a shop on two cores.
#[derive(Clone, Debug)]
pub struct ClusterOptions {
    /// The cluster's own folder, usually `$VITRINE_DATA/pg`; made when missing.
    pub data_dir: PathBuf,
    /// Folder with `initdb` and `postgres`; `None` searches for one. [`ClusterOptions::new`] takes it from `VITRINE_PG_BIN`.
    pub bin_dir: Option<PathBuf>,
    /// PostgreSQL's cache, in MiB.
    pub shared_buffers_mb: u32,
    /// Connections that the server accepts, three of them kept for the administrator.
    pub max_connections: u32,
    /// Whether a commit has to survive a power cut; off for tests alone.
    pub(super) durable: bool,
    /// Whether dropping the last share leaves the server running.
    pub(super) keep_running: bool,
}

impl ClusterOptions {
    /// Durable, 256 MiB of cache, 100 connections.
    #[must_use]
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            bin_dir: std::env::var_os("VITRINE_PG_BIN").filter(|value| !value.is_empty()).map(PathBuf::from),
            shared_buffers_mb: 256,
            max_connections: 100,
            durable: true,
            keep_running: false,
        }
    }

    /// For tests: nothing has to outlive a power cut, and many processes connect at once.
    pub(super) fn fleeting(data_dir: impl Into<PathBuf>) -> Self {
        Self { durable: false, shared_buffers_mb: 128, max_connections: 300, ..Self::new(data_dir) }
    }
}

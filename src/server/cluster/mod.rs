//! Our own PostgreSQL cluster, for when `DATABASE_URL` is unset: `cargo run` and tests need no database to be set up first.
//! Finds an installed server, makes the data folder, starts it on a unix socket, shares it between processes, and stops it with
//! the last one. Deliberately not here: roles, schema and connections (`server/db`), and installing PostgreSQL (`bin/setup`).
//!
//! Everything blocks: call it through `spawn_blocking`. Dropping blocks too, until the server has stopped.

mod account;
mod conf;
mod error;
mod find;
mod fleeting;
mod folder;
mod home;
mod init;
mod lock;
mod log;
mod options;
mod places;
mod postmaster;
mod probe;
mod socket;
mod start;
mod stop;
#[cfg(test)]
mod tests;
mod url;
mod version;

pub use error::ClusterError;
pub use options::ClusterOptions;

use home::Home;
use lock::{Gate, Share};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for another process's start or stop.
const PATIENCE: Duration = Duration::from_mins(3);

/// A share in a running cluster. The server stops with its last share.
#[derive(Debug)]
pub struct Cluster {
    home: Home,
    bin: PathBuf,
    version: String,
    socket: PathBuf,
    keep_running: bool,
    throwaway: bool,
    /// Gone once the share has been given up.
    share: Option<Share>,
}

/// What [`Cluster::stop`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The server has ended.
    Server,
    /// Others still use the server; only our share was given up.
    OnlyOurShare,
}

impl Cluster {
    /// Returns when the server answers: one that ran already, or one that was made or started for this call.
    /// The first call takes some seconds (initdb), later ones a fraction of one, after a crash as long as the recovery.
    ///
    /// # Errors
    /// See [`ClusterError`]; each says what to do.
    pub fn open(options: &ClusterOptions) -> Result<Self, ClusterError> {
        let mut home = Home::settle(&options.data_dir)?;
        let _gate = Gate::pass(&home.root, PATIENCE)?;
        let data = home.data();
        let written = init::is_whole(&data).then(|| version::of_data(&data)).flatten();
        let binaries = find::choose(options.bin_dir.as_deref(), &home.account, written.map(|major| (data.as_path(), major)))?;
        init::ensure(&mut home, &binaries, options)?;
        let socket = start::ensure(&mut home, &binaries, options)?;
        let share = Some(Share::join(&home.root)?);
        home.notes.push(format!("PostgreSQL {} in {}", binaries.version.short(), home.root.display()));
        let version = binaries.version.text;
        Ok(Self { home, bin: binaries.bin, version, socket, keep_running: options.keep_running, throwaway: false, share })
    }

    /// The installation that a first start would take: version and folder. Makes nothing.
    ///
    /// # Errors
    /// Those of a start that finds no server it may run.
    pub fn installed(options: &ClusterOptions) -> Result<String, ClusterError> {
        let binaries = find::choose(options.bin_dir.as_deref(), &account::Account::choose()?, None)?;
        Ok(format!("PostgreSQL {} in {}", binaries.version.short(), binaries.bin.display()))
    }

    /// The address of `database` for `role`, as sqlx and psql take it.
    #[must_use]
    pub fn url(&self, role: &str, database: &str) -> String {
        url::of(&self.socket, role, database)
    }

    /// The address of `database` for the superuser `postgres`.
    #[must_use]
    pub fn admin_url(&self, database: &str) -> String {
        self.url("postgres", database)
    }

    /// What a human should know about this start, in English: where the data lie, whose server is shared.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.home.notes
    }

    /// The cluster's folder; under root perhaps another than the one that was asked for.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.home.root
    }

    /// The folder of the server's programs (`psql` and `pg_dump` may be missing from it).
    #[must_use]
    pub fn bin(&self) -> &Path {
        &self.bin
    }

    /// The installed server's version, as it prints it.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The server's log.
    #[must_use]
    pub fn log_path(&self) -> PathBuf {
        self.home.log()
    }

    /// Gives up our share, and stops the server when it was the last.
    ///
    /// # Errors
    /// [`ClusterError::Locked`] or [`ClusterError::StopFailed`].
    pub fn stop(mut self) -> Result<Stopped, ClusterError> {
        self.leave()
    }

    fn leave(&mut self) -> Result<Stopped, ClusterError> {
        // Taken first: whatever fails below, dropping does not try again.
        let share = self.share.take();
        let gate = Gate::pass(&self.home.root, PATIENCE)?;
        if !share.is_some_and(Share::leave) {
            return Ok(Stopped::OnlyOurShare);
        }
        stop::stop(&self.home.data())?;
        drop(gate);
        if self.throwaway {
            fleeting::remove(&self.home.root);
        }
        Ok(Stopped::Server)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.share.is_none() || self.keep_running {
            return;
        }
        if let Err(error) = self.leave() {
            tracing::warn!(%error, "the database was not stopped");
        }
    }
}

//! Clusters for tests and bench: one that all test processes share, and throw-away ones. Neither survives a power cut.

use super::account::{Account, own_uid};
use super::error::ClusterError;
use super::folder;
use super::lock::{Gate, Share};
use super::options::ClusterOptions;
use super::{Cluster, PATIENCE, socket, stop};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

impl Cluster {
    /// The one cluster of all test processes, under `${XDG_CACHE_HOME:-$HOME/.cache}/vitrine/test-pg` (root: see [`Cluster::notes`]).
    /// The first process starts it, dropping leaves it running for the next; [`Cluster::stop`] ends it when nobody else uses it.
    /// Each test makes a database of its own there.
    ///
    /// # Errors
    /// As for [`Cluster::open`].
    pub fn shared_for_tests() -> Result<Self, ClusterError> {
        let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let cache = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
        let folder = cache.map_or_else(homeless, Ok)?;
        let options = ClusterOptions::fleeting(folder.join("vitrine/test-pg"));
        Self::open(&ClusterOptions { keep_running: true, ..options })
    }

    /// A cluster of its own under the temporary folder, removed at [`Cluster::stop`] or drop. What a killed process leaves behind,
    /// server and folder, is cleared away by the next call.
    ///
    /// # Errors
    /// As for [`Cluster::open`].
    pub fn temporary() -> Result<Self, ClusterError> {
        let account = Account::choose()?;
        let Some(base) = socket::temporary_folders(&account).next() else {
            return Err(ClusterError::OutOfReach { path: std::env::temp_dir(), account: account.name });
        };
        let base = base.join(format!("vitrine-throwaway-{}", own_uid()));
        folder::claim(&base, account.other)?;
        let (folder, claim) = reserve(&base, account.other)?;
        let opened = Self::open(&ClusterOptions::fleeting(&folder));
        drop(claim);
        match opened {
            Ok(mut cluster) => {
                cluster.throwaway = true;
                Ok(cluster)
            }
            Err(error) => {
                let _ = std::fs::remove_dir_all(&folder);
                Err(error)
            }
        }
    }
}

/// A stand-in for the cache of a user without a home.
fn homeless() -> Result<PathBuf, ClusterError> {
    let folder = std::env::temp_dir().join(format!("vitrine-{}", own_uid()));
    folder::claim(&folder, true)?;
    Ok(folder)
}

/// Takes a new folder under `base`. The gate keeps a sweeper from seeing it before it is held.
fn reserve(base: &Path, passable: bool) -> Result<(PathBuf, Share), ClusterError> {
    let _gate = Gate::pass(base, PATIENCE)?;
    sweep(base);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    let folder = base.join(format!("{}-{now}", std::process::id()));
    folder::claim(&folder, passable)?;
    let claim = Share::join(&folder)?;
    Ok((folder, claim))
}

/// Clears away clusters whose process is gone. The lock tells, which no reused process number can pretend to hold.
fn sweep(base: &Path) {
    for entry in std::fs::read_dir(base).into_iter().flatten().flatten() {
        let folder = entry.path();
        if folder.is_dir() && Share::is_free(&folder) && stop::stop(&folder.join("data")).is_ok() {
            remove(&folder);
        }
    }
}

/// Removes a throw-away cluster that no longer runs, its outer socket folder included.
pub(super) fn remove(root: &Path) {
    let _ = std::fs::remove_dir_all(root);
    socket::forget_folder(root);
}

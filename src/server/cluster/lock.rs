//! Two locks let several processes share one server. `gate` is held alone by whoever starts or stops it; `users` is held together by
//! all who use it, so that only the last one can get it alone and stop the server. The system frees both when a process dies, `kill -9`
//! included: a lock file that lies about means nothing by itself.

use super::error::ClusterError;
use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// How often waiting code looks again.
pub(super) const GLANCE: Duration = Duration::from_millis(20);

/// Held during start and stop.
#[derive(Debug)]
pub(super) struct Gate(File);

impl Gate {
    /// Waits until nobody else starts or stops the cluster in `root`.
    pub(super) fn pass(root: &Path, patience: Duration) -> Result<Self, ClusterError> {
        let path = root.join("gate");
        let file = open(&path)?;
        let deadline = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::Error(error)) => return Err(ClusterError::unwritable(path)(error)),
                Err(TryLockError::WouldBlock) if Instant::now() > deadline => {
                    return Err(ClusterError::Locked { path: root.to_owned(), seconds: patience.as_secs() });
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(GLANCE),
            }
        }
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        // Explicit: a process that another thread is just starting holds a copy of the file until its exec.
        let _ = self.0.unlock();
    }
}

/// One process's share in a running server.
#[derive(Debug)]
pub(super) struct Share(File);

impl Share {
    /// Joins; call it under the gate, where nobody holds it alone.
    pub(super) fn join(root: &Path) -> Result<Self, ClusterError> {
        let path = root.join("users");
        let file = open(&path)?;
        file.lock_shared().map_err(ClusterError::unwritable(path))?;
        Ok(Self(file))
    }

    /// Gives the share up and says whether it was the last one; call it under the gate.
    pub(super) fn leave(self) -> bool {
        self.0.try_lock().is_ok()
    }

    /// Whether nobody uses the cluster in `root` (any more).
    pub(super) fn is_free(root: &Path) -> bool {
        open(&root.join("users")).is_ok_and(|file| Self(file).leave())
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

fn open(path: &Path) -> Result<File, ClusterError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    options.open(path).map_err(ClusterError::unwritable(path))
}

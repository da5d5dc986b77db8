//! Ends the server: first politely (open transactions are rolled back, a checkpoint is written), then at once.

use super::error::ClusterError;
use super::lock::GLANCE;
use super::postmaster::Postmaster;
use rustix::process::{Signal, kill_process};
use std::path::Path;
use std::time::{Duration, Instant};

/// A checkpoint of a busy shop on a slow disk takes a while.
const POLITE: Duration = Duration::from_secs(30);
const AT_ONCE: Duration = Duration::from_secs(5);

/// Returns when no server runs on `data` any more; call it under the gate.
pub(super) fn stop(data: &Path) -> Result<(), ClusterError> {
    let Some(known) = Postmaster::of(data).filter(|known| known.lives_in(data)) else {
        return Ok(());
    };
    // INT is PostgreSQL's fast shutdown, QUIT its immediate one: the next start recovers from the log.
    if ends(&known, data, Signal::INT, POLITE) || ends(&known, data, Signal::QUIT, AT_ONCE) {
        return Ok(());
    }
    let pid = known.pid.as_raw_nonzero().get();
    Err(ClusterError::StopFailed { pid, seconds: (POLITE + AT_ONCE).as_secs() })
}

fn ends(known: &Postmaster, data: &Path, signal: Signal, patience: Duration) -> bool {
    // A process that has just gone is what we want.
    let _ = kill_process(known.pid, signal);
    let deadline = Instant::now() + patience;
    while known.lives_in(data) {
        if Instant::now() > deadline {
            return false;
        }
        std::thread::sleep(GLANCE);
    }
    true
}

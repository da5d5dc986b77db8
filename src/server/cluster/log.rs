//! The server's log: opened for it, put aside when it has grown, and its end read for error messages.

use super::error::ClusterError;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Bytes after which a start puts the log aside; one older file is kept.
const GROWN: u64 = 4 << 20;
/// Bytes of the end that an error message shows.
const TAIL: u64 = 2_000;

/// Opens the log for appending; returns it with its length, where this start's lines begin.
pub(super) fn open(path: &Path) -> Result<(File, u64), ClusterError> {
    if std::fs::metadata(path).is_ok_and(|found| found.len() > GROWN) {
        std::fs::rename(path, path.with_extension("log.1")).map_err(ClusterError::unwritable(path))?;
    }
    let file = OpenOptions::new().append(true).create(true).mode(0o600).open(path);
    let file = file.map_err(ClusterError::unwritable(path))?;
    let length = file.metadata().map_err(ClusterError::unwritable(path))?.len();
    Ok((file, length))
}

/// The end of the log, from `begin` on at most; empty when it can't be read.
pub(super) fn tail(path: &Path, begin: u64) -> String {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(begin.max(length.saturating_sub(TAIL))))?;
        let mut bytes = Vec::new();
        file.take(TAIL).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    last_lines(&read().unwrap_or_default())
}

/// The last part of what a program printed, as text.
pub(super) fn last_lines(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.get(lines.len().saturating_sub(15)..).unwrap_or_default().join("\n")
}

//! Folders that belong to us alone. Names under /tmp can be guessed, so a folder that is already there is looked at before it is used:
//! it has to be a real folder of this very user, never a link and never somebody else's.

use super::account::{Account, own_uid};
use super::error::ClusterError;
use sha2::{Digest, Sha256};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown, lchown};
use std::path::Path;

/// Makes `folder` or takes it over, closed to others; `passable` lets them through to what lies in it (not list it).
pub(super) fn claim(folder: &Path, passable: bool) -> Result<(), ClusterError> {
    let mode = if passable { 0o711 } else { 0o700 };
    match std::fs::DirBuilder::new().mode(mode).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(ClusterError::unwritable(folder)(error)),
        Ok(()) | Err(_) => {}
    }
    check(folder, own_uid())?;
    set_mode(folder, mode)
}

/// Makes or takes over a folder closed to all but `account`, inside a folder that is ours.
pub(super) fn claim_for(folder: &Path, account: &Account) -> Result<(), ClusterError> {
    let found = std::fs::symlink_metadata(folder);
    // Its parent is ours alone, so a real folder in there was given away by an earlier start.
    if !(account.other && found.is_ok_and(|found| found.is_dir())) {
        claim(folder, false)?;
    }
    set_mode(folder, 0o700)?;
    give(folder, account)
}

/// Refuses a folder that is not a real one of `uid`.
pub(super) fn check(folder: &Path, uid: u32) -> Result<(), ClusterError> {
    let found = std::fs::symlink_metadata(folder).map_err(ClusterError::unwritable(folder))?;
    if found.is_dir() && found.uid() == uid {
        return Ok(());
    }
    let found = if found.is_dir() { format!("it belongs to uid {}", found.uid()) } else { "it is no folder".to_owned() };
    Err(ClusterError::Foreign { path: folder.to_owned(), expected: uid, found })
}

fn set_mode(folder: &Path, mode: u32) -> Result<(), ClusterError> {
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).map_err(ClusterError::unwritable(folder))
}

/// Gives one file or folder to `account`, when that is somebody else.
pub(super) fn give(path: &Path, account: &Account) -> Result<(), ClusterError> {
    if !account.other {
        return Ok(());
    }
    chown(path, Some(account.uid), Some(account.gid)).map_err(ClusterError::unwritable(path))
}

/// Gives a whole tree (a copy made by root) to `account`; links are changed, never followed.
pub(super) fn give_all(path: &Path, account: &Account) -> io::Result<()> {
    lchown(path, Some(account.uid), Some(account.gid))?;
    if std::fs::symlink_metadata(path)?.is_dir() {
        for entry in std::fs::read_dir(path)? {
            give_all(&entry?.path(), account)?;
        }
    }
    Ok(())
}

/// A short name for a path, the same in every run: 16 hex digits.
pub(super) fn short_name(path: &Path) -> String {
    use std::fmt::Write;
    let digest = Sha256::digest(path.as_os_str().as_bytes());
    digest.iter().take(8).fold(String::new(), |mut name, byte| {
        // Writing into a String can't fail.
        let _ = write!(name, "{byte:02x}");
        name
    })
}

//! The folder of the unix socket. Its path is limited to about a hundred bytes by every system, a project's path is not.

use super::account::Account;
use super::error::ClusterError;
use super::folder;
use super::home::Home;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// The port is only a part of the socket's name: nothing listens on the network.
pub(super) const PORT: u16 = 5432;
/// Bytes of `sun_path` without its closing zero.
const LIMIT: usize = if cfg!(target_os = "linux") { 107 } else { 103 };

/// The socket that a server in `folder` listens on.
pub(super) fn file(folder: &Path) -> PathBuf {
    folder.join(format!(".s.PGSQL.{PORT}"))
}

/// Makes the folder: in the home when that is short enough, else under the temporary folder with a name derived from the home.
pub(super) fn make_folder(home: &Home) -> Result<PathBuf, ClusterError> {
    let inside = home.root.join("run");
    if fits(&inside) {
        folder::claim_for(&inside, &home.account)?;
        return Ok(inside);
    }
    let name = format!("vitrine-{}", folder::short_name(&home.root));
    for base in temporary_folders(&home.account) {
        let outer = base.join(&name);
        let inner = outer.join("run");
        if !fits(&inner) {
            continue;
        }
        folder::claim(&outer, home.account.other)?;
        folder::claim_for(&inner, &home.account)?;
        return Ok(inner);
    }
    Err(ClusterError::SocketPath { path: inside, limit: LIMIT })
}

/// Removes the folder that [`make_folder`] may have made outside a home that is gone.
pub(super) fn forget_folder(root: &Path) {
    let Ok(account) = Account::choose() else {
        return;
    };
    for base in temporary_folders(&account) {
        let outer = base.join(format!("vitrine-{}", folder::short_name(root)));
        if folder::check(&outer, super::account::own_uid()).is_ok() {
            let _ = std::fs::remove_dir_all(outer);
        }
    }
}

/// Temporary folders that `account` can enter, the configured one first.
pub(super) fn temporary_folders(account: &Account) -> impl Iterator<Item = PathBuf> {
    let list = [std::env::temp_dir(), PathBuf::from("/tmp"), PathBuf::from("/var/tmp")];
    let real = list.into_iter().filter_map(|folder| std::fs::canonicalize(folder).ok());
    real.filter(|folder| account.can_enter(folder))
}

/// The socket's path goes into a URL, so it has to be UTF-8 as well as short.
fn fits(folder: &Path) -> bool {
    folder.to_str().is_some() && file(folder).as_os_str().as_bytes().len() <= LIMIT
}

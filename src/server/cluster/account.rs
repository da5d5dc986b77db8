//! Which user runs PostgreSQL. It refuses root, so there we step down to `postgres`, else to `nobody`.
//! Only child processes step down: the program itself keeps its user.

use super::error::ClusterError;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// A user that PostgreSQL runs as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Account {
    pub uid: u32,
    pub gid: u32,
    /// For messages.
    pub name: String,
    /// Whether this is another user than ours (we are root).
    pub other: bool,
}

/// The effective user id of this process.
pub(super) fn own_uid() -> u32 {
    rustix::process::geteuid().as_raw()
}

impl Account {
    /// Ours, or under root the one to step down to.
    pub(super) fn choose() -> Result<Self, ClusterError> {
        let uid = own_uid();
        if uid != 0 {
            let gid = rustix::process::getegid().as_raw();
            return Ok(Self { uid, gid, name: format!("uid {uid}"), other: false });
        }
        ["postgres", "nobody"].into_iter().find_map(look_up).ok_or(ClusterError::NoAccount)
    }

    /// The owner of existing data: `postgres` may have appeared after `nobody` made the cluster.
    pub(super) fn owner_of(path: &Path) -> Option<Self> {
        let found = std::fs::symlink_metadata(path).ok()?;
        (found.uid() != 0).then(|| Self { uid: found.uid(), gid: found.gid(), name: format!("uid {}", found.uid()), other: true })
    }

    /// Makes `command` run as this user. std drops the supplementary groups of root together with the uid.
    pub(super) fn dress(&self, command: &mut Command) {
        if self.other {
            command.uid(self.uid).gid(self.gid);
        }
    }

    /// Whether this user may pass through `folder` and every folder above it (ACLs are not looked at).
    pub(super) fn can_enter(&self, folder: &Path) -> bool {
        folder.ancestors().filter(|step| !step.as_os_str().is_empty()).all(|step| self.may_search(step))
    }

    fn may_search(&self, folder: &Path) -> bool {
        std::fs::metadata(folder).is_ok_and(|found| {
            let bit = if found.uid() == self.uid {
                0o100
            } else if found.gid() == self.gid {
                0o010
            } else {
                0o001
            };
            found.mode() & bit != 0
        })
    }
}

/// `id` asks every source of users (files, LDAP, macOS directory services), which reading /etc/passwd would not.
fn look_up(name: &str) -> Option<Account> {
    let ask = |flag: &str| -> Option<u32> {
        let said = Command::new("id").args([flag, name]).stderr(Stdio::null()).output().ok()?;
        String::from_utf8(said.stdout).ok()?.trim().parse().ok()
    };
    let (uid, gid) = (ask("-u")?, ask("-g")?);
    (uid != 0).then(|| Account { uid, gid, name: name.to_owned(), other: true })
}

//! Where one cluster lives. Its home is a folder of ours with
//! `data/` (PostgreSQL's own), `run/` (the socket, when the path is short enough), `postgres.log`, and the locks `gate` and `users`.
//! Under root the home may have to move: PostgreSQL's user can't pass through a closed folder such as /root.

use super::account::{Account, own_uid};
use super::error::ClusterError;
use super::folder;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Left in the folder that was asked for, when the data had to go elsewhere.
const POINTER: &str = "MOVED.txt";

/// Nothing is cleared away here by the system, as it is in folders for passing things.
const ELSEWHERE: &str = "/var/lib";

/// A cluster's folder and the user who runs it.
#[derive(Debug)]
pub(super) struct Home {
    pub root: PathBuf,
    pub account: Account,
    pub notes: Vec<String>,
}

impl Home {
    /// Makes (or finds again) the home for the folder that the caller asked for.
    pub(super) fn settle(asked: &Path) -> Result<Self, ClusterError> {
        let mut account = Account::choose()?;
        let mut notes = Vec::new();
        std::fs::create_dir_all(asked).map_err(ClusterError::unwritable(asked))?;
        let asked = std::fs::canonicalize(asked).map_err(ClusterError::unwritable(asked))?;
        let root = if account.other { reachable(&asked, &account, &mut notes)? } else { asked };
        folder::claim(&root, account.other)?;
        let data = root.join("data");
        if let Ok(found) = std::fs::symlink_metadata(&data) {
            if !account.other {
                folder::check(&data, own_uid())?;
            } else if found.uid() != account.uid {
                account = Account::owner_of(&data).unwrap_or(account);
            }
        }
        if account.other {
            notes.push(format!("PostgreSQL refuses root, it runs as {}", account.name));
        }
        Ok(Self { root, account, notes })
    }

    pub(super) fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    pub(super) fn log(&self) -> PathBuf {
        self.root.join("postgres.log")
    }
}

/// `asked` itself, or a place of its own beside the system's other databases when the account can't get there. Once moved, it stays moved.
fn reachable(asked: &Path, account: &Account, notes: &mut Vec<String>) -> Result<PathBuf, ClusterError> {
    let open = asked.parent().is_none_or(|parent| account.can_enter(parent));
    let moved = Path::new(ELSEWHERE).join(format!("vitrine-{}", folder::short_name(asked)));
    let here = asked.join("data").exists();
    if open && (here || !moved.join("data").exists()) {
        return Ok(asked.to_owned());
    }
    if here {
        return Err(ClusterError::OutOfReach { path: asked.join("data"), account: account.name.clone() });
    }
    let told = format!(
        "{} can't be reached by {}, so the database lies in {}; \
         VITRINE_DATA may name a folder that others can pass through, and everything lies together",
        asked.display(),
        account.name,
        moved.display()
    );
    let pointer = asked.join(POINTER);
    std::fs::write(&pointer, format!("{told}\n")).map_err(ClusterError::unwritable(pointer))?;
    notes.push(told);
    Ok(moved)
}

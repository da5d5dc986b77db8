//! Makes the data folder. initdb works in a sibling that takes its place only when it is whole, so an initdb that was killed leaves
//! nothing that could be mistaken for data. Data are never deleted: a folder that is no cluster is put aside.

use super::error::ClusterError;
use super::find::Binaries;
use super::folder;
use super::home::Home;
use super::log;
use super::options::ClusterOptions;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where initdb works; its process id and time follow, since an orphaned initdb may still write into an older one.
const ATTEMPT: &str = "data.new-";

/// Whether `data` holds a cluster. It only ever appears whole, by a rename; this notices what a power cut or a hand took away.
pub(super) fn is_whole(data: &Path) -> bool {
    data.join("PG_VERSION").is_file() && data.join("global/pg_control").is_file()
}

/// Makes the data folder unless it is there; call it under the gate.
pub(super) fn ensure(home: &mut Home, binaries: &Binaries, options: &ClusterOptions) -> Result<(), ClusterError> {
    let data = home.data();
    if is_whole(&data) {
        let by_root = std::fs::symlink_metadata(&data).is_ok_and(|found| found.uid() == 0);
        if home.account.other && by_root {
            folder::give_all(&data, &home.account).map_err(ClusterError::unwritable(data))?;
        }
        return Ok(());
    }
    sweep(&home.root);
    // Removes only an empty folder.
    if data.exists() && std::fs::remove_dir(&data).is_err() {
        let aside = home.root.join(format!("data.broken-{}", stamp()));
        std::fs::rename(&data, &aside).map_err(ClusterError::unwritable(&data))?;
        home.notes.push(format!("the data folder was half made; it lies in {} now, and a new one was made", aside.display()));
    }
    let attempt = home.root.join(format!("{ATTEMPT}{}-{}", std::process::id(), stamp()));
    folder::claim_for(&attempt, &home.account)?;
    let made = run(home, binaries, options, &attempt);
    if made.is_err() {
        let _ = std::fs::remove_dir_all(&attempt);
    }
    made?;
    std::fs::rename(&attempt, &data).map_err(ClusterError::unwritable(data))?;
    // The name has to be as durable as what will be committed under it.
    std::fs::File::open(&home.root).and_then(|root| root.sync_all()).map_err(ClusterError::unwritable(&home.root))
}

/// Locales to try: C.UTF-8 sorts alike everywhere, macOS may only have the second, and C alone is always there.
fn run(home: &Home, binaries: &Binaries, options: &ClusterOptions, attempt: &Path) -> Result<(), ClusterError> {
    let mut said = String::new();
    for locale in ["C.UTF-8", "en_US.UTF-8", "C"] {
        let output = initdb(home, binaries, options, attempt, locale)?;
        if output.status.success() {
            return Ok(());
        }
        said = log::last_lines(&[output.stdout, output.stderr].concat());
        if !said.contains("locale") {
            break;
        }
    }
    Err(ClusterError::InitFailed { path: home.data(), log: said })
}

fn initdb(home: &Home, binaries: &Binaries, options: &ClusterOptions, attempt: &Path, locale: &str) -> Result<Output, ClusterError> {
    let program = binaries.bin.join("initdb");
    let mut command = Command::new(&program);
    command.arg("-D").arg(attempt).args(["--username=postgres", "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8"]);
    command.arg(format!("--locale={locale}"));
    if binaries.version.major >= 17 {
        command.args(["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]);
    }
    if !options.durable {
        command.arg("--no-sync");
    }
    command.stdin(Stdio::null()).current_dir("/");
    clean(&mut command);
    home.account.dress(&mut command);
    command.output().map_err(|source| ClusterError::Spawn { program, source })
}

/// A user's PGDATA, PGOPTIONS and language are not meant for our server.
pub(super) fn clean(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        if name_text.starts_with("PG") || name_text.starts_with("LC_") || name_text.starts_with("LANG") {
            command.env_remove(&name);
        }
    }
    command.env("LC_ALL", "C").env("TZ", "UTC");
}

/// Removes what killed attempts left.
fn sweep(root: &Path) {
    for entry in std::fs::read_dir(root).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(ATTEMPT) {
            // What an orphaned initdb still fills falls to the next sweep.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

fn stamp() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis())
}

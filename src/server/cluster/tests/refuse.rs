//! What can't work is refused with a sentence and a way out.

use super::super::account::own_uid;
use super::super::error::ClusterError;
use super::{Cluster, Scratch, options, version};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::process::Command;

fn refusal(folder: &Path, bin: Option<&Path>) -> ClusterError {
    let options = options(folder);
    let bin_dir = bin.map(Path::to_owned).or(options.bin_dir.clone());
    Cluster::open(&super::ClusterOptions { bin_dir, ..options }).unwrap_err()
}

/// Programs that a shell writes: a file that this process has open for writing can't be run.
fn fake(folder: &Path, program: &str, body: &str) {
    std::fs::create_dir_all(folder).unwrap();
    let write = r#"printf '#!/bin/sh\n%s\n' "$2" > "$1" && chmod 755 "$1""#;
    let done = Command::new("sh").args(["-c", write, "sh"]).arg(folder.join(program)).arg(body).status().unwrap();
    assert!(done.success());
}

#[test]
fn no_binaries() {
    let scratch = Scratch::new("none");
    std::fs::create_dir(scratch.join("bin")).unwrap();
    let error = refusal(&scratch.join("pg"), Some(&scratch.join("bin")));
    assert!(matches!(error, ClusterError::NoBinaries { .. }), "{error}");
    let said = error.to_string();
    assert!(said.contains("install") && said.contains("DATABASE_URL") && said.contains("VITRINE_PG_BIN"), "{said}");
}

#[test]
fn too_old() {
    let scratch = Scratch::new("old");
    fake(&scratch.join("bin"), "initdb", "exit 1");
    fake(&scratch.join("bin"), "postgres", "echo 'postgres (PostgreSQL) 13.14 (Debian 13.14-1)'");
    let said = refusal(&scratch.join("pg"), Some(&scratch.join("bin"))).to_string();
    assert!(said.contains("13.14") && said.contains("15 or newer") && said.contains("bin"), "{said}");
}

#[test]
fn data_of_another_version() {
    let scratch = Scratch::new("other");
    let cluster = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    let file = cluster.home.data().join("PG_VERSION");
    let major = version::of_data(&cluster.home.data()).unwrap();
    cluster.stop().unwrap();
    std::fs::write(file, "99\n").unwrap();
    let said = refusal(&scratch.join("pg"), None).to_string();
    assert!(said.contains("PostgreSQL 99") && said.contains(&format!("{major}.")), "{said}");
}

#[test]
fn a_failing_initdb_is_quoted_and_leaves_nothing() {
    let scratch = Scratch::new("fail");
    fake(&scratch.join("bin"), "initdb", "echo 'no space left on device' >&2; exit 1");
    fake(&scratch.join("bin"), "postgres", "echo 'postgres (PostgreSQL) 16.1'");
    let error = refusal(&scratch.join("pg"), Some(&scratch.join("bin")));
    assert!(matches!(&error, ClusterError::InitFailed { log, .. } if log.contains("no space left")), "{error}");
    let left = std::fs::read_dir(scratch.join("pg")).unwrap().flatten().filter(|it| it.path().is_dir()).count();
    assert_eq!(left, 0);
}

#[test]
fn a_failing_start_quotes_the_log() {
    let scratch = Scratch::new("start");
    let cluster = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    std::fs::write(cluster.home.data().join("local.conf"), "no_such_setting = 1\n").unwrap();
    cluster.stop().unwrap();
    let said = refusal(&scratch.join("pg"), None).to_string();
    assert!(said.contains("no_such_setting") && said.contains("postgres.log"), "{said}");
}

#[test]
fn an_unwritable_folder() {
    let scratch = Scratch::new("closed-to-us");
    std::fs::write(scratch.join("file"), "").unwrap();
    let error = refusal(&scratch.join("file/pg"), None);
    assert!(matches!(error, ClusterError::Unwritable { .. }), "{error}");
    assert!(error.to_string().contains("VITRINE_DATA"), "{error}");
    // Modes don't bind root, so this half is for the others.
    if own_uid() != 0 {
        std::fs::DirBuilder::new().mode(0o500).create(scratch.join("read-only")).unwrap();
        let error = refusal(&scratch.join("read-only/pg"), None);
        assert!(matches!(error, ClusterError::Unwritable { .. }), "{error}");
    }
}

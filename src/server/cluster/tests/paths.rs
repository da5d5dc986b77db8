//! Odd, long and closed folders.

use super::super::account::own_uid;
use super::super::error::ClusterError;
use super::super::{folder, socket, url};
use super::peer::Peer;
use super::{Cluster, Scratch, options, pid, sql};
use sqlx::postgres::PgConnectOptions;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, symlink};
use std::path::{Path, PathBuf};

#[test]
fn spaces_accents_and_quotes() {
    for name in ["uma loja", "coleção 春 é", "it's, \"a\" \\n %41 $(id) & co=1?#"] {
        let scratch = Scratch::new("odd");
        let cluster = Cluster::open(&options(&scratch.join(name))).unwrap();
        assert_eq!(cluster.socket, scratch.join(name).join("run"));
        assert_eq!(sql(&cluster, "select 'hello'"), "hello");
    }
}

#[test]
fn a_path_too_long_for_a_socket() {
    let scratch = Scratch::new("long");
    let long = scratch.join(&"pedaço ".repeat(12)).join("x".repeat(120)).join("pg");
    let cluster = Cluster::open(&options(&long)).unwrap();
    assert_eq!(sql(&cluster, "select 'hello'"), "hello");
    assert!(socket::file(&cluster.socket).as_os_str().as_bytes().len() <= 107);
    assert!(!cluster.socket.starts_with(&scratch.0));
    // Another temporary folder would give another socket: the running server's own is what counts.
    let elsewhere = scratch.join("tmp");
    std::fs::create_dir(&elsewhere).unwrap();
    let mut peer = Peer::start("open", &long, &[("TMPDIR", &elsewhere)]);
    assert_eq!(peer.opened().0, pid(&cluster));
    assert_eq!(peer.ask(), "answered");
    assert_eq!(peer.stop(), "OnlyOurShare");
    let root = cluster.folder().to_owned();
    cluster.stop().unwrap();
    socket::forget_folder(&root);
}

#[test]
fn a_closed_parent_moves_the_data_of_root_alone() {
    let scratch = Scratch::new("closed");
    let parent = scratch.join("private");
    std::fs::DirBuilder::new().mode(0o700).create(&parent).unwrap();
    let asked = parent.join("pg");
    let cluster = Cluster::open(&options(&asked)).unwrap();
    assert_eq!(sql(&cluster, "select 'hello'"), "hello");
    if own_uid() != 0 {
        assert_eq!(cluster.folder(), asked);
        return;
    }
    assert!(cluster.folder().starts_with("/var/lib"));
    let moved = cluster.folder().to_owned();
    let pointer = std::fs::read_to_string(asked.join("MOVED.txt")).unwrap();
    assert!(pointer.contains(moved.to_str().unwrap()));
    assert!(cluster.notes().iter().any(|note| pointer.trim() == note));
    cluster.stop().unwrap();
    // Opening the parent later must not lose sight of the data.
    std::fs::set_permissions(&parent, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let again = Cluster::open(&options(&asked)).unwrap();
    assert_eq!(again.folder(), moved);
    again.stop().unwrap();
    std::fs::remove_dir_all(moved).unwrap();
}

#[test]
fn takes_no_folder_of_somebody_else() {
    let scratch = Scratch::new("foreign");
    symlink(&scratch.0, scratch.join("link")).unwrap();
    let error = folder::claim(&scratch.join("link"), false).unwrap_err();
    assert!(matches!(error, ClusterError::Foreign { .. }), "{error}");
    let error = folder::check(&scratch.0, own_uid() + 1).unwrap_err();
    assert!(error.to_string().contains(&format!("belongs to uid {}", own_uid())), "{error}");
}

#[test]
fn sqlx_reads_our_urls() {
    let folder = PathBuf::from("/tmp/uma loja/coleção & 100%/run");
    let parsed: PgConnectOptions = url::of(&folder, "vitrine web", "shop/1").parse().unwrap();
    assert_eq!(parsed.get_socket().map(PathBuf::as_path), Some(Path::new("/tmp/uma loja/coleção & 100%/run")));
    assert_eq!(parsed.get_username(), "vitrine web");
    assert_eq!(parsed.get_database(), Some("shop/1"));
    assert_eq!(parsed.get_port(), 5432);
}

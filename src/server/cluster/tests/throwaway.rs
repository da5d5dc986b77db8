//! The clusters for tests and bench.

use super::super::Stopped;
use super::super::postmaster::Postmaster;
use super::peer::Peer;
use super::{Cluster, Scratch, postmaster, sql};

#[test]
fn a_temporary_cluster_leaves_nothing() {
    let cluster = Cluster::temporary().unwrap();
    assert_eq!(sql(&cluster, "show fsync"), "off");
    let (folder, server, data) = (cluster.folder().to_owned(), postmaster(&cluster), cluster.home.data());
    assert_eq!(cluster.stop().unwrap(), Stopped::Server);
    assert!(!server.lives_in(&data) && !folder.exists());

    let dropped = Cluster::temporary().unwrap();
    let folder = dropped.folder().to_owned();
    drop(dropped);
    assert!(!folder.exists());
}

#[test]
fn what_a_killed_process_left_is_cleared_by_the_next() {
    let scratch = Scratch::new("leftover");
    let mut peer = Peer::start("temporary", &scratch.0, &[]);
    let (_, left) = peer.opened();
    let server = Postmaster::of(&left.join("data")).unwrap();
    let mut living = Peer::start("temporary", &scratch.0, &[]);
    let (_, used) = living.opened();
    peer.kill();
    let _cluster = Cluster::temporary().unwrap();
    assert!(!left.exists());
    assert!(!server.lives_in(&left.join("data")));
    assert!(used.exists(), "a living process keeps its own");
    assert_eq!(living.ask(), "answered");
    assert_eq!(living.stop(), "Server");
}

#[test]
fn the_shared_cluster_outlives_its_processes() {
    let scratch = Scratch::new("shared");
    let cache = [("XDG_CACHE_HOME", scratch.0.as_path())];
    let start = || Peer::start("shared", &scratch.0, &cache);
    let mut first = start();
    let (server, folder) = first.opened();
    assert_eq!(folder, scratch.join("vitrine/test-pg"));
    first.drop_it();
    let mut second = start();
    assert_eq!(second.opened().0, server);
    let mut third = start();
    assert_eq!(third.opened().0, server);
    assert_eq!(second.stop(), "OnlyOurShare");
    assert_eq!(third.stop(), "Server");
}

//! Several processes with the same data share one server.

use super::super::Stopped;
use super::super::error::ClusterError;
use super::super::lock::Gate;
use super::peer::Peer;
use super::{Cluster, Scratch, noted, options, pid, postmaster, sql};
use std::time::Duration;

#[test]
fn a_second_start_shares_and_the_last_stop_ends() {
    let scratch = Scratch::new("beside");
    let mut first = Peer::start("open", &scratch.join("pg"), &[]);
    let (server, _) = first.opened();
    let second = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    assert_eq!(pid(&second), server);
    assert!(noted(&second, "already runs"));
    assert_eq!(second.stop().unwrap(), Stopped::OnlyOurShare);
    assert_eq!(first.ask(), "answered");

    let third = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    assert_eq!(first.stop(), "OnlyOurShare");
    assert_eq!(sql(&third, "select 'still here'"), "still here");
    assert_eq!(third.stop().unwrap(), Stopped::Server);
}

#[test]
fn simultaneous_first_starts_make_one_cluster() {
    let scratch = Scratch::new("race");
    let mut peers: Vec<Peer> = (0..4).map(|_| Peer::start("open", &scratch.join("pg"), &[])).collect();
    let mut servers: Vec<i32> = peers.iter_mut().map(|peer| peer.opened().0).collect();
    servers.dedup();
    assert_eq!(servers.len(), 1);
    let ends: Vec<String> = peers.into_iter().map(Peer::stop).collect();
    assert_eq!(ends.iter().filter(|end| *end == "Server").count(), 1, "{ends:?}");
}

#[test]
fn two_shares_in_one_process_count_twice() {
    let scratch = Scratch::new("twice");
    let one = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    let two = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    let (server, data) = (postmaster(&one), one.home.data());
    assert_eq!(one.stop().unwrap(), Stopped::OnlyOurShare);
    assert!(server.lives_in(&data));
    assert_eq!(two.stop().unwrap(), Stopped::Server);
}

#[test]
fn an_endless_start_elsewhere_is_told() {
    let scratch = Scratch::new("locked");
    let _held = Gate::pass(&scratch.0, Duration::ZERO).unwrap();
    let error = Gate::pass(&scratch.0, Duration::ZERO).unwrap_err();
    assert!(matches!(error, ClusterError::Locked { .. }), "{error}");
}

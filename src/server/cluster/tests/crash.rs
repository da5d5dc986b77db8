//! kill -9 of the server, of ourselves, and of initdb.

use super::super::Stopped;
use super::super::account::Account;
use super::super::init;
use super::peer::Peer;
use super::{Cluster, Scratch, noted, options, pid, postmaster, sql};
use rustix::process::{Signal, kill_process};
use std::process::Command;
use std::time::{Duration, Instant};

#[test]
fn survives_kill_9_of_postgres() {
    let scratch = Scratch::new("kill-postgres");
    let cluster = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    sql(&cluster, "create table kept as select 7 as it");
    kill_process(postmaster(&cluster).pid, Signal::KILL).unwrap();
    let again = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    assert_eq!(sql(&again, "select it::text from kept"), "7");
    // The share of the first outlived the server and still counts.
    assert_eq!(again.stop().unwrap(), Stopped::OnlyOurShare);
    assert_eq!(cluster.stop().unwrap(), Stopped::Server);
}

#[test]
fn survives_kill_9_of_ourselves() {
    let scratch = Scratch::new("kill-us");
    let mut peer = Peer::start("open", &scratch.join("pg"), &[]);
    let (server, _) = peer.opened();
    peer.kill();
    let heir = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    assert_eq!(pid(&heir), server, "the orphan is taken over");
    assert!(noted(&heir, "already runs"));
    let (orphan, data) = (postmaster(&heir), heir.home.data());
    assert_eq!(heir.stop().unwrap(), Stopped::Server);
    assert!(!orphan.lives_in(&data));
}

#[test]
fn survives_kill_9_of_both() {
    let scratch = Scratch::new("kill-both");
    let mut peer = Peer::start("open", &scratch.join("pg"), &[]);
    let (server, _) = peer.opened();
    peer.kill();
    kill_process(rustix::process::Pid::from_raw(server).unwrap(), Signal::KILL).unwrap();
    let again = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    assert_ne!(pid(&again), server);
    assert_eq!(sql(&again, "select 'recovered'"), "recovered");
}

#[test]
fn a_stale_lock_file_with_a_living_strangers_number_does_not_stop_us() {
    let scratch = Scratch::new("stale");
    let cluster = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    let data = cluster.home.data();
    let stale = std::fs::read_to_string(data.join("postmaster.pid")).unwrap();
    cluster.stop().unwrap();
    // The stranger runs as the server's user: only then does PostgreSQL take it for a server.
    let mut stranger = Command::new("sleep");
    stranger.arg("600");
    Account::choose().unwrap().dress(&mut stranger);
    let mut stranger = stranger.spawn().unwrap();
    let (_, rest) = stale.split_once('\n').unwrap();
    std::fs::write(data.join("postmaster.pid"), format!("{}\n{rest}", stranger.id())).unwrap();
    let again = Cluster::open(&options(&scratch.join("pg")));
    let unharmed = stranger.try_wait().unwrap().is_none();
    stranger.kill().unwrap();
    stranger.wait().unwrap();
    assert_eq!(sql(&again.unwrap(), "select 'started'"), "started");
    assert!(unharmed);
}

#[test]
fn a_killed_first_start_leaves_nothing_that_harms() {
    let scratch = Scratch::new("initdb");
    let home = scratch.join("pg");
    let peer = Peer::start("open", &home, &[]);
    let begun = || {
        let entries = std::fs::read_dir(&home).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).any(|path| path.join("PG_VERSION").exists())
    };
    let deadline = Instant::now() + Duration::from_mins(1);
    while !begun() {
        assert!(Instant::now() < deadline, "the other process never began");
        std::thread::yield_now();
    }
    peer.kill();
    assert!(!home.join("data").exists(), "initdb was to be killed in its midst");
    let cluster = Cluster::open(&options(&home)).unwrap();
    assert!(init::is_whole(&cluster.home.data()));
    assert_eq!(sql(&cluster, "select 'whole'"), "whole");
}

#[test]
fn a_half_made_data_folder_is_put_aside() {
    let scratch = Scratch::new("half");
    let home = scratch.join("pg");
    std::fs::create_dir_all(home.join("data/base")).unwrap();
    std::fs::write(home.join("data/PG_VERSION"), "15\n").unwrap();
    let cluster = Cluster::open(&options(&home)).unwrap();
    assert_eq!(sql(&cluster, "select 'new'"), "new");
    assert!(noted(&cluster, "half made"));
    let aside = std::fs::read_dir(&home).unwrap().flatten().find(|it| it.file_name().to_string_lossy().starts_with("data.broken-"));
    assert!(aside.unwrap().path().join("base").exists(), "nothing is deleted");
}

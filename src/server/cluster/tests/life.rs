//! An ordinary life: made, used, stopped, opened again.

use super::super::Stopped;
use super::{Cluster, ClusterOptions, Scratch, noted, options, postmaster, sql};
use std::os::unix::fs::MetadataExt;

#[test]
fn keeps_data_over_a_stop() {
    let scratch = Scratch::new("life");
    let cluster = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    sql(&cluster, "create table kept as select 7 as it");
    let (server, data) = (postmaster(&cluster), cluster.home.data());
    assert!(server.lives_in(&data));
    assert_eq!(cluster.stop().unwrap(), Stopped::Server);
    assert!(!server.lives_in(&data));

    let again = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    assert_eq!(sql(&again, "select it::text from kept"), "7");
    assert!(!noted(&again, "already runs"), "{:?}", again.notes());
    let server = postmaster(&again);
    drop(again);
    assert!(!server.lives_in(&data), "dropping the last share stops the server, too");
}

#[test]
fn is_durable_private_and_in_utf8() {
    let scratch = Scratch::new("conf");
    let cluster = Cluster::open(&ClusterOptions::new(scratch.join("pg"))).unwrap();
    let show = |statement| sql(&cluster, statement);
    assert_eq!(show("show fsync"), "on");
    assert_eq!(show("show jit"), "off");
    assert_eq!(show("show listen_addresses"), "");
    assert_eq!(show("show timezone"), "UTC");
    assert_eq!(show("show shared_buffers"), "256MB");
    assert_eq!(show("show server_encoding"), "UTF8");
    assert_eq!(show("select upper('ação')"), "AÇÃO");
    assert_eq!(show("select count(*)::text from pg_hba_file_rules where type <> 'local' and auth_method <> 'reject'"), "0");
    for folder in [cluster.home.data(), cluster.socket.clone()] {
        assert_eq!(std::fs::metadata(folder).unwrap().mode() & 0o077, 0);
    }
}

#[test]
fn reads_the_operators_own_settings_last() {
    let scratch = Scratch::new("local");
    let cluster = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    std::fs::write(cluster.home.data().join("local.conf"), "work_mem = '17MB'\n").unwrap();
    cluster.stop().unwrap();
    let again = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    assert_eq!(sql(&again, "show work_mem"), "17MB");
}

#[test]
fn puts_a_grown_log_aside() {
    let scratch = Scratch::new("log");
    let cluster = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    let log = cluster.log_path();
    cluster.stop().unwrap();
    let file = std::fs::OpenOptions::new().append(true).open(&log).unwrap();
    file.set_len(5 << 20).unwrap();
    let _again = Cluster::open(&options(&scratch.join("pg"))).unwrap();
    assert!(std::fs::metadata(&log).unwrap().len() < 1 << 20);
    assert!(log.with_extension("log.1").exists());
}

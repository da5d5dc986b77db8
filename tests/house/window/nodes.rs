//! Several processes over one database: who is not heard of is waited for, no longer than it may show anything.
use super::{ask, opened, state, take};
use crate::support::{House, guest};
use std::time::Duration;
use vitrine::paths;

/// A node that is in the list and says nothing: frozen, or cut off.
async fn silent_node(house: &House) {
    house
        .as_admin("insert into job.window_nodes (node, open_until) values (gen_random_uuid(), clock_timestamp() + interval '1.5 seconds')")
        .await;
}

const STILL_OPEN: &str = "select count(*) from job.window_nodes where open_until > clock_timestamp() and node not in
    (select node from job.window_nodes order by open_until desc limit 1)";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_is_not_answered_while_a_silent_node_may_still_show_the_old() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let site = house.serve().await;
    opened(&site).await;
    silent_node(&house).await;
    assert_eq!(house.count(STILL_OPEN).await, 1);
    take(&mut site.visitor("amora"), &coat).await;
    assert_eq!(house.count(STILL_OPEN).await, 0, "its time was over before the answer came");
    let began = house.count("select count(*) from job.window_nodes").await;
    assert!(began >= 1, "we are still here");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_that_ends_in_good_order_is_waited_for_by_nobody() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let (stays, goes) = (house.serve().await, house.serve().await);
    opened(&stays).await;
    opened(&goes).await;
    assert_eq!(house.count("select count(*) from job.window_nodes").await, 2);
    goes.close().await;
    let left = async {
        while house.count("select count(*) from job.window_nodes").await > 1 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), left).await.expect("it takes itself out of the list");
    take(&mut stays.visitor("amora"), &coat).await;
    assert_eq!(state(&ask(&stays, "amora", &paths::product(&coat.slug), &[]).await.0), "held");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_without_its_ear_keeps_nothing_and_goes_on_serving() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let site = house.serve().await;
    opened(&site).await;
    let path = paths::product(&coat.slug);
    ask(&site, "amora", &path, &[]).await;
    // connections for all who come below, since none can be opened then
    let anna = guest(store, "anna");
    let open = futures_util::future::join_all((0..4).map(|_| house.db.begin(&anna))).await;
    drop(open);
    // no new connections: the ear can't come back
    house.as_other_admin(&format!("alter database \"{}\" allow_connections false", house.name())).await;
    house
        .as_other_admin(&format!(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{}' and application_name = 'vitrine window'",
            house.name()
        ))
        .await;
    let closing = async {
        while site.context.window.is_open() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), closing).await.expect("it closes by itself");
    let before = site.context.kept.renders();
    for _ in 0..3 {
        assert_eq!(ask(&site, "amora", &path, &[]).await.0.status, 200);
    }
    assert_eq!(site.context.kept.renders() - before, 3, "each is rendered for itself");
    house.as_other_admin(&format!("alter database \"{}\" allow_connections true", house.name())).await;
    opened(&site).await;
    let before = site.context.kept.renders();
    for _ in 0..3 {
        ask(&site, "amora", &path, &[]).await;
    }
    assert_eq!(site.context.kept.renders() - before, 1, "and kept again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_clock_and_the_seeder_are_heard_without_an_answer() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 9_900).await;
    let site = house.serve().await;
    opened(&site).await;
    let path = paths::product(&coat.slug);
    let comes_to = async |expected: &str| {
        let coming = async {
            while state(&ask(&site, "amora", &path, &[]).await.0) != expected {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), coming).await.unwrap_or_else(|_| panic!("never {expected}"));
    };
    take(&mut site.visitor("amora"), &coat).await;
    comes_to("held").await;
    house.let_everything_expire().await;
    house.tick().await;
    comes_to("available").await;
    let hat = house.unique(store, 1_000).await;
    let of_hat = paths::product(&hat.slug);
    assert_eq!(ask(&site, "amora", &of_hat, &[]).await.0.status, 200);
    let word = format!("update app.products set description = 'seen' where id = '{}'", hat.product);
    house.as_admin(&word).await;
    let seen = async {
        while !ask(&site, "amora", &of_hat, &[]).await.0.body.contains("seen") {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), seen).await.expect("what psql does is seen too");
}

//! The race: many take and give back, many look. After the answer to a change no node shows what was before.
use super::{ask, give_back, opened, state, take};
use crate::support::{Goods, House, Site};
use sqlx::Executor;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use vitrine::paths;

const WRITERS: usize = 6;
const ROUNDS: usize = 25;
const READERS: usize = 6;

#[derive(Default)]
struct Seen {
    looks: AtomicU64,
    over: AtomicBool,
}

/// One who takes and gives back on one node, and asks the nodes after each answer.
async fn write(nodes: Arc<Vec<Site>>, goods: Goods, number: usize) -> usize {
    let path = paths::product(&goods.slug);
    let place = number % nodes.len();
    let mut writer = nodes[place].visitor("amora");
    let mut stale = 0;
    for round in 0..ROUNDS {
        take(&mut writer, &goods).await;
        stale += look(&nodes, &path, "held").await;
        if round % 5 == 0 {
            stale += listed(&nodes, &goods, false).await;
        }
        give_back(&mut writer, &goods).await;
        stale += look(&nodes, &path, "available").await;
    }
    stale
}

/// How many nodes do not say `expected`; asked at once, the other nodes first.
async fn look(nodes: &[Site], path: &str, expected: &str) -> usize {
    let mut stale = 0;
    for node in nodes.iter().rev() {
        let page = ask(node, "amora", path, &[]).await.0;
        stale += usize::from(state(&page) != expected);
    }
    stale
}

/// The home page offers what is free, and nothing else.
async fn listed(nodes: &[Site], goods: &Goods, expected: bool) -> usize {
    let mut stale = 0;
    for node in nodes.iter().rev() {
        let page = ask(node, "amora", paths::HOME, &[]).await.0;
        stale += usize::from(page.body.contains(&goods.slug) != expected);
    }
    stale
}

/// One who looks at everything all the time, so that renders are under way at every moment.
async fn read(nodes: Arc<Vec<Site>>, number: usize, goods: Arc<Vec<Goods>>, seen: Arc<Seen>) {
    let node = &nodes[number % nodes.len()];
    while !seen.over.load(Ordering::Relaxed) {
        for one in goods.iter() {
            let page = ask(node, "amora", &paths::product(&one.slug), &[]).await.0;
            assert_eq!(page.status, 200, "{}", page.body);
            seen.looks.fetch_add(1, Ordering::Relaxed);
        }
        for path in [paths::HOME, paths::SHOP] {
            assert_eq!(ask(node, "amora", path, &[]).await.0.status, 200);
        }
    }
}

/// Run the race over these nodes; `meanwhile` goes on until it is over. Answers how often a page was stale, and how many looks there were.
async fn race(house: &House, count: usize, meanwhile: impl AsyncFn(Arc<Seen>)) -> (usize, u64, Arc<Vec<Site>>) {
    let store = house.store("amora").await;
    let mut goods = Vec::new();
    for _ in 0..WRITERS {
        goods.push(house.unique(store, 9_900).await);
    }
    let mut nodes = Vec::new();
    for _ in 0..count {
        let node = house.serve().await;
        opened(&node).await;
        nodes.push(node);
    }
    let (nodes, goods, seen) = (Arc::new(nodes), Arc::new(goods), Arc::<Seen>::default());
    let readers: Vec<_> = (0..READERS).map(|number| tokio::spawn(read(nodes.clone(), number, goods.clone(), seen.clone()))).collect();
    let writers: Vec<_> = goods.iter().cloned().enumerate().map(|(number, one)| tokio::spawn(write(nodes.clone(), one, number))).collect();
    let writing = async {
        let mut stale = 0;
        for writer in writers {
            stale += writer.await.expect("a writer");
        }
        seen.over.store(true, Ordering::Relaxed);
        stale
    };
    let (stale, ()) = tokio::join!(writing, meanwhile(seen.clone()));
    for reader in readers {
        reader.await.expect("a reader");
    }
    (stale, seen.looks.load(Ordering::Relaxed), nodes)
}

fn renders(nodes: &[Site]) -> u64 {
    nodes.iter().map(|node| node.context.kept.renders()).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_node_never_shows_what_was_before_the_answer() {
    let house = House::with_pool(12).await;
    let (stale, looks, nodes) = race(&house, 1, async |_| {}).await;
    assert_eq!(stale, 0);
    let rendered = renders(&nodes);
    println!("{looks} looks in the background, {rendered} pages rendered, 0 stale");
    assert!(looks > 0 && nodes[0].context.kept.size().0 > 0, "a race in which nothing is kept shows nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_nodes_never_show_what_was_before_the_answer_of_either() {
    let house = House::with_pool(12).await;
    let (stale, looks, nodes) = race(&house, 2, async |_| {}).await;
    assert_eq!(stale, 0);
    println!("two nodes: {looks} looks, {} pages rendered, 0 stale", renders(&nodes));
    assert!(nodes.iter().all(|node| node.context.window.is_open() && node.context.kept.size().0 > 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nor_while_their_ears_are_torn_off() {
    let house = House::with_pool(12).await;
    let killed = AtomicU64::new(0);
    let (stale, looks, nodes) = race(&house, 2, async |seen: Arc<Seen>| {
        let mut admin = house.admin().await;
        while !seen.over.load(Ordering::Relaxed) {
            let victims = "select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and application_name = 'vitrine window' order by random() limit 1";
            killed.fetch_add(admin.execute(victims).await.expect("an administrator may").rows_affected(), Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
    })
    .await;
    assert_eq!(stale, 0);
    let killed = killed.into_inner();
    println!("{killed} ears torn off: {looks} looks, {} pages rendered, 0 stale", renders(&nodes));
    assert!(killed > 2, "a race without deaths shows nothing: {killed}");
    // and they grow again
    for node in nodes.iter() {
        opened(node).await;
    }
}

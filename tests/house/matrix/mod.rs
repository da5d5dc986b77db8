//! The matrix of rights: every table, role, verb and hand, really tried as the web login, against what matrix.toml declares.
//! Tables and columns come from the catalogue, so a new one that nobody declared turns this red; there is no default.
//!
//! Shown to bite: each policy in turn is opened wide, and the matrix must notice.
pub mod ground;
mod powers;
mod probe;
mod sheet;

use crate::support::House;
use ground::{Ground, in_database};
use probe::{MAKERS, ROLES, VERBS};
use sheet::Sheet;
use sqlx::{PgConnection, Row};
use std::{fs, path::Path};

const DECLARED: &str = include_str!("../matrix.toml");

/// Compare, and leave what was found where a person can read it and decide.
fn compare(name: &str, declared: &Sheet, found: &Sheet) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, sheet::write(found)).expect("the target folder can be written");
    let differences = sheet::differences(declared, found);
    assert!(
        differences.is_empty(),
        "{} cells differ; what was found is in {}\n{}",
        differences.len(),
        path.display(),
        differences.join("\n")
    );
}

async fn probe_all(house: &House, ground: &Ground) -> Sheet {
    let (mut web, mut admin) = (house.web().await, house.admin().await);
    let mut found = Sheet::new();
    for table in &ground.tables {
        for verb in VERBS {
            for role in ROLES {
                let connection = if MAKERS.contains(&role) { &mut admin } else { &mut web };
                let word = probe::cell(connection, "", ground, table, role, verb).await;
                found.insert((table.name.clone(), verb.into(), role.into()), word);
            }
        }
    }
    found
}

#[tokio::test]
async fn every_cell_is_as_declared() {
    let house = House::new().await;
    let ground = Ground::lay(&house).await;
    let found = probe_all(&house, &ground).await;
    compare("matrix.toml", &sheet::read(DECLARED), &found);
    println!("matrix: {} tables, {} cells", ground.tables.len(), found.len());
}

/// A policy, and how to open it.
struct Mutant {
    table: String,
    policy: String,
    verb: String,
    roles: Vec<String>,
    opened: &'static str,
}

/// `with check` of an update says what a row may become: only columns that a role may write can break it. `store_id` and keys are
/// written by nobody, so opening it opens nothing; those are not counted.
const MUTANTS: &str = "
    select p.polrelid::regclass::text, p.polname::text, case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
        array(select replace(r::regrole::text, 'vitrine_', '') from unnest(p.polroles) r), p.polqual is not null
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('app', 'auth', 'job') order by 1, 2";

async fn mutants(admin: &mut PgConnection) -> Vec<Mutant> {
    let rows = sqlx::query(MUTANTS).fetch_all(admin).await.expect("the catalogue");
    let opened = |row: &sqlx::postgres::PgRow| if row.get(4) { "using (true)" } else { "with check (true)" };
    rows.iter()
        .map(|row| Mutant { table: row.get(0), policy: row.get(1), verb: row.get(2), roles: row.get(3), opened: opened(row) })
        .collect()
}

#[tokio::test]
async fn a_policy_that_is_opened_is_noticed() {
    let house = House::new().await;
    let ground = Ground::lay(&house).await;
    let declared = sheet::read(DECLARED);
    let mut admin = house.admin().await;
    let (mut noticed, mut open_already, mut survivors) = (0, 0, Vec::new());
    for mutant in mutants(&mut admin).await {
        let table = ground.tables.iter().find(|table| table.name == mutant.table).expect("a table of the matrix");
        let before = format!("alter policy \"{}\" on {} {}", mutant.policy, mutant.table, mutant.opened);
        let mut differs = false;
        let mut is_open = true;
        for role in mutant.roles.iter().filter(|role| ROLES.contains(&role.as_str())) {
            let word = probe::cell(&mut admin, &before, &ground, table, role, &mutant.verb).await;
            let expected = &declared[&(mutant.table.clone(), mutant.verb.clone(), role.clone())];
            differs |= word != *expected;
            // rows come and go by triggers where every hand is let through, so the last hand's count may be short
            is_open &= expected.starts_with("all") || expected == "own own own own";
        }
        match (differs, is_open) {
            (true, _) => noticed += 1,
            (false, true) => open_already += 1,
            (false, false) => survivors.push(before),
        }
    }
    println!("policies: {noticed} opened and noticed, {open_already} open on purpose");
    assert_eq!(survivors, Vec::<String>::new(), "opened, and the matrix noticed nothing");
    assert!(noticed > 100, "there are more policies than {noticed}");
}

#[tokio::test]
async fn columns_and_functions_are_as_declared() {
    let house = House::new().await;
    let found = powers::read_all(&mut house.admin().await).await;
    compare("powers.toml", &sheet::read(powers::DECLARED), &found);
    assert_eq!(in_database("login"), "vitrine_web");
}

/// `hers` says how much a key opens; here is what: her own things and nobody else's of the same store.
#[tokio::test]
async fn a_key_opens_exactly_what_is_hers() {
    let house = House::new().await;
    Ground::lay(&house).await;
    let (order, cart) = (
        "id in (md5('hereorderhere-anna')::uuid, case current_user when 'vitrine_customer' then md5('hereorderby name')::uuid end)",
        "id = md5('herecarthere-anna')::uuid",
    );
    let of_order = order.replace("id in", "order_id in");
    let of_cart = cart.replace("id =", "cart_id =");
    let mine = [
        ("orders", order),
        ("order_lines", &of_order),
        ("order_addresses", &of_order),
        ("payments", &of_order),
        ("order_status_history", &of_order),
        ("refunds", &of_order),
        ("carts", cart),
        ("cart_lines", &of_cart),
        ("checkout_drafts", &of_cart),
        ("bags", "id = md5('herebaghere-anna')::uuid"),
        ("bag_lines", "bag_id = md5('herebaghere-anna')::uuid"),
    ];
    let mut web = house.web().await;
    for (role, orders) in [("guest", 1), ("customer", 2)] {
        for (table, is_hers) in &mine {
            let wanted = if table.starts_with("cart") || table.starts_with("bag") || *table == "checkout_drafts" { 1 } else { orders };
            let sql = format!("select count(store_id) filter (where {is_hers}), count(store_id) from app.{table}");
            let (hers, seen): (i64, i64) = probe::counts(&mut web, role, &sql).await;
            assert_eq!((hers, seen), (wanted, wanted), "{role} {table}");
        }
    }
}

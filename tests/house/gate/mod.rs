//! The gate of the catalogue: fences, grants, policies, functions and names are read from PostgreSQL's own books, and nothing may
//! stand there that was not meant. And the gate is shown to bite: each weakness, made on purpose, is found.
use crate::support::House;
use serde::Deserialize;
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};
use std::collections::BTreeSet;

const CATALOGUE: &str = include_str!("catalogue.sql");

/// What was found, and where.
type Finding = (String, String);

#[derive(Deserialize)]
struct Waivers {
    waiver: Vec<Waiver>,
}

#[derive(Deserialize)]
struct Waiver {
    finding: String,
    places: Vec<String>,
    why: String,
}

fn waived() -> BTreeSet<Finding> {
    let file: Waivers = toml::from_str(include_str!("waivers.toml")).expect("waivers.toml is TOML");
    let each = |waiver: Waiver| {
        assert!(waiver.why.len() > 20, "a waiver without a reason: {}", waiver.finding);
        waiver.places.into_iter().map(move |place| (waiver.finding.clone(), place))
    };
    file.waiver.into_iter().flat_map(each).collect()
}

async fn findings(admin: &mut PgConnection) -> BTreeSet<Finding> {
    let rows = sqlx::query(CATALOGUE).fetch_all(admin).await.expect("the gate reads the catalogue");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

#[tokio::test]
async fn the_fences_stand() {
    let house = House::new().await;
    let (found, waived) = (findings(&mut house.admin().await).await, waived());
    assert_eq!(found.difference(&waived).collect::<Vec<_>>(), Vec::<&Finding>::new(), "findings");
    assert_eq!(waived.difference(&found).collect::<Vec<_>>(), Vec::<&Finding>::new(), "waivers that nothing needs");
    println!("gate: 0 findings, {} waived", waived.len());
}

/// What somebody might do one day, and what the gate must say to it.
const WEAKNESSES: &[(&str, &str)] = &[
    ("create table app.notes (store_id uuid not null primary key)", "table without a forced fence"),
    ("create table app.notes (store_id uuid not null primary key)", "table without a comment"),
    ("create table app.notes (store_id uuid not null primary key)", "constraint without a name of its own"),
    ("create table app.notes (id uuid primary key)", "table without store_id"),
    ("create table app.notes (id uuid primary key, store_id uuid not null)", "primary key does not begin with store_id"),
    ("alter table app.orders no force row level security", "table without a forced fence"),
    ("alter table app.orders owner to vitrine_keeper", "role that owns tables"),
    (r#"alter policy "the team sees orders" on app.orders using (true)"#, "policy without the store's fence"),
    (
        r#"alter policy "the team sees orders" on app.orders using (store_id = (select app.store_id()) or status = 'paid')"#,
        "policy without the store's fence",
    ),
    (r#"alter policy "the team corrects people" on app.people with check (true)"#, "policy that is always true"),
    (r#"alter policy "the team sees orders" on app.orders to public"#, "policy for everybody"),
    (
        r#"alter policy "visitors see live products" on app.products using (store_id = (select app.store_id()) and name like 'a%')"#,
        "policy with an operator that keeps indexes out",
    ),
    (
        r#"alter policy "the team sees orders" on app.orders using (store_id = current_setting('app.store')::uuid)"#,
        "policy that reads settings itself",
    ),
    (r#"drop policy "the team sees people" on app.people"#, "grant without a policy"),
    ("grant delete on app.orders to vitrine_owner", "grant without a policy"),
    ("revoke select on app.pieces from vitrine_finance", "policy without a grant"),
    ("grant select on app.products to public", "grant to everybody"),
    ("grant select (name) on app.products to vitrine_web", "grant to the login itself"),
    ("grant truncate on app.carts to vitrine_owner", "grant that row security does not see"),
    ("grant create on schema app to vitrine_owner", "grant to create"),
    ("grant usage on schema auth to public", "schema open to everybody"),
    ("create view app.peep as select * from app.orders", "view with its owner's eyes"),
    (
        "create materialized view app.peep as select * from app.orders; grant select on app.peep to vitrine_owner",
        "rows out of the fence's reach",
    ),
    (
        "create function app.peep() returns bigint language sql security definer as 'select 1::bigint'",
        "function without a fixed search_path",
    ),
    ("create function app.peep() returns bigint language sql security definer as 'select 1::bigint'", "function of a wrong owner"),
    (
        "create function app.peep() returns bigint language sql as 'select 1::bigint'; grant execute on function app.peep to public",
        "function that everybody may call",
    ),
    ("alter table app.orders add check (version >= 0)", "constraint without a name of its own"),
    (
        "alter table app.order_lines drop constraint order_lines_order, add constraint order_lines_order \
         foreign key (store_id, order_id) references app.orders (store_id, id) on delete cascade",
        "foreign key that changes other rows",
    ),
    (
        "alter table app.orders add constraint orders_id_alone unique (id); \
         alter table app.order_addresses add constraint order_addresses_loose foreign key (order_id) references app.orders (id)",
        "foreign key into another store",
    ),
    ("drop index app.carts_of_person", "foreign key without an index"),
    ("alter table app.events disable trigger events_written_once", "history that may be rewritten"),
    ("create role vitrine_backdoor superuser", "role with power over the server"),
    ("create role vitrine_backdoor login", "role that logs in"),
    ("grant vitrine_ddl to vitrine_guest", "membership"),
    ("grant vitrine_owner to vitrine_attendant", "membership"),
    ("grant vitrine_owner to vitrine_keeper", "membership"),
];

#[tokio::test]
async fn every_weakness_is_found() {
    let house = House::new().await;
    let mut admin = house.admin().await;
    let before = findings(&mut admin).await;
    for (weakness, expected) in WEAKNESSES {
        let made = format!("begin; {weakness}");
        admin.execute(sqlx::raw_sql(AssertSqlSafe(made))).await.unwrap_or_else(|error| panic!("{weakness}: {error}"));
        let new: Vec<Finding> = findings(&mut admin).await.difference(&before).cloned().collect();
        assert!(new.iter().any(|(finding, _)| finding == expected), "not found: {weakness}\nbut {new:?}");
        admin.execute("rollback").await.expect("a rollback");
    }
    assert_eq!(findings(&mut admin).await, before, "nothing of it was kept");
}

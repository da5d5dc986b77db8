//! What a merge moves is declared to the last column: the catalogue and the declaration of people are asked, and whatever names a person
//! must stand in `law.merging`. A new table with a person in it is red until somebody has decided what becomes of it.
use crate::support::House;
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};

/// What is wrong with the declaration: a column that leans on people (whatever the table says of itself), is called like one, or holds where
/// somebody is written to; of every table but what is declared to name nobody.
const GAPS: &str = r"
    with personal as (
        select c.oid::regclass::text as place, a.attname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace::regnamespace::text in ('app', 'auth', 'job') and a.attname <> 'store_id'
          and (exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = a.attrelid and f.confrelid in ('app.people'::regclass, 'app.consignors'::regclass) and a.attnum = any (f.conkey))
            or not exists (select 1 from law.person_data d where d.place = c.oid::regclass::text and d.fate = 'nobody')
               and (a.atttypid = 'uuid'::regtype and a.attname ~ '(^person|person$|person_id$|client_id$|_by$)' or a.atttypid = 'text'::regtype and a.attname ~ '(^|_)(email|phone|contact|address)$'))
    )
    select p.place || '.' || p.name || ' names a person, and no merge knows it' from personal p where not exists (select 1 from law.merging m where m.place = p.place and p.name = any (m.moves || m.stays))
    union all select m.place || '.' || n || ' is declared and is not there' from law.merging m, unnest(m.moves || m.stays) n
        where not exists (select 1 from pg_attribute a where a.attrelid = to_regclass(m.place) and a.attname = n and not a.attisdropped)
    union all select m.place || '.' || n || ' moves and stays' from law.merging m, unnest(m.moves) n where n = any (m.stays)
    union all select m.place || ' moves and is not declared as hers' from law.merging m where cardinality(m.moves) > 0 and not exists (select 1 from law.person_data d where d.place = m.place)
    union all select m.place || '.' || n || ' can not be turned by the door' from law.merging m, unnest(m.moves) n where to_regclass(m.place) is not null
        and not (has_column_privilege('vitrine_doorkeeper', m.place, n, 'update') and has_table_privilege('vitrine_doorkeeper', m.place, 'select')
            and exists (select 1 from pg_policy p where p.polrelid = m.place::regclass and p.polcmd = 'w' and 'vitrine_doorkeeper'::regrole = any (p.polroles)))
    order by 1";

async fn gaps(admin: &mut PgConnection) -> Vec<String> {
    sqlx::query(GAPS).fetch_all(admin).await.expect("the catalogue").iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn every_column_that_names_a_person_is_declared_for_merges() {
    let house = House::new().await;
    assert_eq!(gaps(&mut house.admin().await).await, Vec::<String>::new(), "declare them in migrations/functions/44_merging.sql");
    assert!(house.count("select count(*) from law.merging where cardinality(moves) > 0").await >= 10);
}

/// What somebody may add tomorrow, and what is missing then.
const NEWCOMERS: [(&str, &str); 5] = [
    (
        "create table app.diaries (store_id uuid not null, id uuid not null, whose uuid, constraint diaries_pk primary key (store_id, id),
             constraint diaries_person foreign key (store_id, whose) references app.people (store_id, id));
         insert into law.person_data (place, sort, section, found, exported, told, withheld, fate, blank, why)
             values ('app.diaries', 999, 'diaries', 'r.whose = $1', '{whose}', '{}', '{store_id,id}', 'delete', '{}', 'what she wrote')",
        "app.diaries.whose names a person, and no merge knows it",
    ),
    (
        "create table app.guests (store_id uuid not null, id uuid not null, asked uuid, constraint guests_pk primary key (store_id, id),
             constraint guests_asked foreign key (store_id, asked) references app.people (store_id, id))",
        "app.guests.asked names a person, and no merge knows it",
    ),
    ("alter table app.bags add column contact text", "app.bags.contact names a person, and no merge knows it"),
    ("revoke update (client_id) on app.bags from vitrine_doorkeeper", "app.bags.client_id can not be turned by the door"),
    ("alter table app.bags rename column courier_id to carrier_id", "app.bags.courier_id is declared and is not there"),
];

#[tokio::test]
async fn a_new_table_of_hers_that_no_merge_knows_is_found() {
    let house = House::new().await;
    let mut admin = house.admin().await;
    for (change, gap) in NEWCOMERS {
        let made = format!("begin; alter table law.person_data disable row level security; {change}");
        admin.execute(sqlx::raw_sql(AssertSqlSafe(made))).await.unwrap_or_else(|error| panic!("{change}: {error}"));
        let found = gaps(&mut admin).await;
        assert!(found.iter().any(|one| one == gap), "not found: {gap}\nbut {found:?}");
        admin.execute("rollback").await.expect("a rollback");
    }
}

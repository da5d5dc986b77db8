//! The declaration is complete: the catalogue is asked for every column that names a person, and each must be declared.
use crate::support::House;
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};
use vitrine::{domain::store::Locale, i18n};

/// What is wrong with the declaration. A column names a person when it leans on people, is the id of somebody who did something, or
/// is called like a name, an address, a way to reach her or a key that she holds.
const GAPS: &str = r"
    with tables as (
        select c.oid, c.oid::regclass::text as place from pg_class c where c.relnamespace::regnamespace::text in ('app', 'auth', 'job') and c.relkind in ('r', 'p') and not c.relispartition
    ), columns as (
        select t.oid, t.place, a.attname::text as name, a.attnum, a.atttypid from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    ), personal as (
        select distinct c.place, c.name from columns c where c.name <> 'store_id' and (
            exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = 'app.people'::regclass and c.attnum = any (f.conkey))
            or (c.atttypid = 'uuid'::regtype and c.name ~ '(^person|person$|person_id$|_by$)')
            or (c.atttypid <> 'uuid'::regtype and c.name ~ '(^|_)(person|people|email|phone|contact|address|name|visitor|device|agent|token|link|line1|line2|postal|birth|note)(_|$)' and c.name !~ '_(at|until)$')
            or c.name in ('key_hash', 'session_hash', 'user_agent'))
    ), known as (
        select d.place, d.fate, d.exported || d.withheld as names, d.exported, d.withheld, d.blank, d.told, d.section from law.person_data d
    )
    select p.place || '.' || p.name || ' names a person and is not declared' from personal p where not exists (select 1 from known k where k.place = p.place and p.name = any (k.names))
    union all select c.place || '.' || c.name || ' is in a table of people and is not declared' from columns c join known k on k.place = c.place and k.fate <> 'nobody' and not c.name = any (k.names)
    union all select k.place || '.' || n || ' is declared and is not there' from known k, unnest(k.names || array(select jsonb_object_keys(k.blank))) n where not exists (select 1 from columns c where c.place = k.place and c.name = n)
    union all select k.place || '.' || n || ' is given and withheld' from known k, unnest(k.exported) n where n = any (k.withheld)
    union all select k.place || ' is declared as nobody''s and leans on people' from known k join tables t on t.place = k.place join pg_constraint f on f.conrelid = t.oid and f.confrelid = 'app.people'::regclass where k.fate = 'nobody'
    union all select k.place || '.' || n || ' is a secret and is given' from known k, unnest(k.exported) n where n ~ '(hash|token|password|body|secret)'
    order by 1";

async fn gaps(admin: &mut PgConnection) -> Vec<String> {
    sqlx::query(GAPS).fetch_all(admin).await.expect("the catalogue").iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn every_column_that_names_a_person_is_declared() {
    let house = House::new().await;
    assert_eq!(gaps(&mut house.admin().await).await, Vec::<String>::new(), "declare them in migrations/functions/95_privacy.sql");
}

/// What somebody may add tomorrow, and what is missing then.
const NEWCOMERS: [(&str, &str); 6] = [
    (
        "create table app.diaries (store_id uuid not null, id uuid not null, whose uuid, page text, constraint diaries_pk primary key (store_id, id),
         constraint diaries_person foreign key (store_id, whose) references app.people (store_id, id))",
        "app.diaries.whose names a person and is not declared",
    ),
    ("create table job.calls (store_id uuid not null primary key, caller_phone text)", "job.calls.caller_phone names a person and is not declared"),
    ("alter table app.pages add column written_by uuid", "app.pages.written_by names a person and is not declared"),
    ("alter table app.orders add column gift_for text", "app.orders.gift_for is in a table of people and is not declared"),
    ("alter table app.orders drop column note cascade", "app.orders.note is declared and is not there"),
    (
        "set role postgres; alter table law.person_data disable row level security; update law.person_data set exported = array_append(exported, 'password_hash'), \
         withheld = array_remove(withheld, 'password_hash') where place = 'auth.credentials'",
        "auth.credentials.password_hash is a secret and is given",
    ),
];

#[tokio::test]
async fn a_new_table_with_a_person_in_it_turns_the_test_red() {
    let house = House::new().await;
    let mut admin = house.admin().await;
    for (change, gap) in NEWCOMERS {
        admin.execute(sqlx::raw_sql(AssertSqlSafe(format!("begin; {change}")))).await.unwrap_or_else(|error| panic!("{change}: {error}"));
        let found = gaps(&mut admin).await;
        assert!(found.iter().any(|one| one == gap), "not found: {gap}\nbut {found:?}");
        admin.execute("rollback").await.expect("a rollback");
    }
    assert_eq!(gaps(&mut admin).await, Vec::<String>::new(), "nothing of it was kept");
}

#[tokio::test]
async fn every_part_of_the_file_has_plain_words_in_both_languages() {
    let house = House::new().await;
    let rows = sqlx::query("select section from law.person_data where section <> ''").fetch_all(&mut house.admin().await).await.unwrap();
    assert!(rows.len() > 15);
    for section in rows.iter().map(|row| row.get::<String, _>(0)) {
        for locale in [Locale::PtBr, Locale::En] {
            assert_ne!(i18n::privacy::of(locale).section(&section), "", "{section} has no words in {locale:?}");
        }
    }
}

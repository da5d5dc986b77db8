//! Which columns each role may read and write, and which functions it may call: a snapshot of the grants, in powers.toml.
//!
//! `*` are all columns of the table, which are named in its `columns`: a new column is a new line here, for each table-wide grant
//! opens it to somebody.
use super::{ground::in_database, probe::ROLES, sheet::Sheet};
use sqlx::{PgConnection, Row};

pub const DECLARED: &str = include_str!("../powers.toml");

const COLUMNS: &str = "
    select c.oid::regclass::text,
        (select string_agg(a.attname, ' ' order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
        v.verb, coalesce((select string_agg(a.attname, ' ' order by a.attnum) from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege($1::text, c.oid, a.attnum, v.verb)), '')
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['select', 'insert', 'update']) as v (verb)
    where n.nspname in ('app', 'auth', 'job', 'law') and c.relkind in ('r', 'p', 'v', 'm', 'f')";
const FUNCTIONS: &str = "
    select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('app', 'auth', 'job', 'law') and has_function_privilege($1::text, p.oid, 'execute') and p.proowner <> $1::text::regrole and p.prorettype <> 'trigger'::regtype";

pub async fn read_all(admin: &mut PgConnection) -> Sheet {
    let mut found = Sheet::new();
    for role in ROLES {
        for row in sqlx::query(COLUMNS).bind(in_database(role)).fetch_all(&mut *admin).await.expect("the catalogue") {
            let (table, columns, verb, granted): (String, String, String, String) = (row.get(0), row.get(1), row.get(2), row.get(3));
            found.insert((table.clone(), "columns".into(), "all".into()), columns.clone());
            if !granted.is_empty() {
                found.insert((table, verb, role.into()), if granted == columns { "*".into() } else { granted });
            }
        }
        for row in sqlx::query(FUNCTIONS).bind(in_database(role)).fetch_all(&mut *admin).await.expect("the catalogue") {
            let name: String = row.get(0);
            found.insert((name, "call".into(), role.into()), "yes".into());
        }
    }
    found
}

//! What is tried on: two stores, `here` and `there`, with rows in every table, and which columns each role may write.
use super::probe::ROLES;
use crate::support::House;
use sqlx::{AssertSqlSafe, PgConnection, Row};
use std::collections::BTreeMap;

const ROWS: &str = include_str!("rows.sql");
const CATALOGUE: &str = "
    select c.oid::regclass::text as name, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id' and a.attnotnull) as of_stores,
        (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'ops') and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition order by 1";
const POWERS: &str = "
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) filter (where has_column_privilege($2::text, a.attrelid, a.attnum, 'insert')) as insertable,
        coalesce((array_agg(quote_ident(a.attname) order by a.attname = 'status', a.attnum) filter (where has_column_privilege($2::text, a.attrelid, a.attnum, 'update')))[1],
            min(quote_ident(a.attname))) as updatable,
        coalesce((array_agg(has_column_privilege($2::text, a.attrelid, a.attnum, 'select') order by a.attname = 'status', a.attnum)
            filter (where has_column_privilege($2::text, a.attrelid, a.attnum, 'update')))[1], false) as legible
    from pg_attribute a where a.attrelid = $1::text::regclass and a.attnum > 0 and not a.attisdropped";

/// A table, with how many rows of each store it has and one of them as JSON.
pub struct Table {
    pub name: String,
    /// Without store_id everything is everybody's: all rows count as own.
    of_stores: bool,
    pub columns: String,
    pub own: i64,
    pub other: i64,
    pub own_row: String,
    pub other_row: String,
}

/// The columns that a role may write.
pub struct Powers {
    pub insertable: Option<String>,
    /// One to change; any will do where none is granted, for then the try ends there.
    pub updatable: String,
    legible: bool,
}

impl Powers {
    /// A change that changes nothing, if the column may be read.
    pub fn change(&self) -> String {
        if self.legible { format!("{0} = {0}", self.updatable) } else { format!("{} = null", self.updatable) }
    }
}

impl Table {
    pub fn scope(&self, own: bool) -> &'static str {
        match (self.of_stores, own) {
            (true, true) => "store_id = md5('herestore')::uuid",
            (true, false) => "store_id = md5('therestore')::uuid",
            (false, true) => "true",
            (false, false) => "false",
        }
    }
}

pub struct Ground {
    pub tables: Vec<Table>,
    powers: BTreeMap<(String, &'static str), Powers>,
}

impl Ground {
    /// Fill the house and look at what is there. An empty table would make its cells say nothing: it is an error.
    pub async fn lay(house: &House) -> Self {
        for store in ["here", "there"] {
            let rows =
                ROWS.replace("{slug}", store).replace("{hers}", &format!("{store}-anna")).replace("{another}", &format!("{store}-berta"));
            house.as_admin(&rows).await;
        }
        let mut admin = house.admin().await;
        let mut ground = Self { tables: Vec::new(), powers: BTreeMap::new() };
        for row in sqlx::query(CATALOGUE).fetch_all(&mut admin).await.expect("the catalogue") {
            let mut table = Table {
                name: row.get(0),
                of_stores: row.get(1),
                columns: row.get(2),
                own: 0,
                other: 0,
                own_row: String::new(),
                other_row: String::new(),
            };
            (table.own, table.own_row) = sample(&mut admin, &table, true).await;
            (table.other, table.other_row) = sample(&mut admin, &table, false).await;
            assert!(table.own > 0 && (table.other > 0 || !table.of_stores), "rows.sql puts nothing into {}", table.name);
            for role in ROLES {
                let powers = powers(&mut admin, &table, role).await;
                ground.powers.insert((table.name.clone(), role), powers);
            }
            ground.tables.push(table);
        }
        ground
    }

    pub fn powers(&self, table: &Table, role: &str) -> &Powers {
        let role = ROLES.iter().find(|known| **known == role).expect("a role of the matrix");
        &self.powers[&(table.name.clone(), *role)]
    }
}

/// The name of a role in the database.
pub fn in_database(role: &str) -> String {
    if role == "login" { "vitrine_web".into() } else { format!("vitrine_{role}") }
}

/// Number of rows, and one that its owner's key opens and that no judge of states minds.
async fn sample(admin: &mut PgConnection, table: &Table, own: bool) -> (i64, String) {
    let (name, scope) = (&table.name, table.scope(own));
    let sql = format!(
        "select count(*) over (), to_jsonb(x)::text from {name} x where {scope} order by coalesce(to_jsonb(x) ->> 'key_hash' = encode(sha256('here-anna'), 'hex'), false) desc,
         coalesce(to_jsonb(x) ->> 'status' in ('draft', 'pending', 'added'), false) desc, x::text limit 1"
    );
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_optional(admin).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    row.map_or_else(|| (0, "{}".into()), |row| (row.get(0), row.get(1)))
}

async fn powers(admin: &mut PgConnection, table: &Table, role: &str) -> Powers {
    let row = sqlx::query(POWERS).bind(&table.name).bind(in_database(role)).fetch_one(admin).await.expect("the catalogue");
    Powers { insertable: row.get(0), updatable: row.get(1), legible: row.get(2) }
}

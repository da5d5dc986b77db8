//! One cell of the matrix: a role, a table, a verb, really tried. Every try is rolled back.
use super::ground::{Ground, Powers, Table};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};

/// Whoever may act, the owners of definer functions among them, and the login before it has become anybody.
pub const ROLES: [&str; 15] = [
    "guest",
    "customer",
    "consignor",
    "courier",
    "attendant",
    "finance",
    "owner",
    "gateway",
    "worker",
    "seeder",
    "door",
    "sandbox",
    "keeper",
    "doorkeeper",
    "login",
];
/// Roles that the web login can't take: tried by a superuser who steps down.
pub const MAKERS: [&str; 2] = ["keeper", "doorkeeper"];
pub const VERBS: [&str; 4] = ["select", "insert", "update", "delete"];

/// What she holds: her own keys, the keys of somebody of the other store, no keys, and her keys without a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    Own,
    Foreign,
    Empty,
    Nowhere,
}

pub const HANDS: [Hand; 4] = [Hand::Own, Hand::Foreign, Hand::Empty, Hand::Nowhere];

impl Hand {
    /// What a transaction is opened with. Everything is set that could be, whatever the role: a guest may come with a person's id.
    fn settings(self, role: &str) -> String {
        let hat = if ["consignor", "courier", "attendant", "finance", "owner"].contains(&role) { role } else { "customer" };
        let keys = |store: &str, hat: &str| {
            format!(
                "select set_config('app.person', md5('{store}{hat}')::uuid::text, true), set_config('app.visitor', encode(sha256('{store}-anna'), 'hex'), true),
                 set_config('app.link', encode(sha256('{store}-anna'), 'hex'), true);"
            )
        };
        let store = "select set_config('app.store', md5('herestore')::uuid::text, true);";
        match self {
            Self::Own => format!("{store}{}", keys("here", hat)),
            Self::Foreign => format!("{store}{}", keys("there", hat)),
            Self::Empty => store.to_owned(),
            Self::Nowhere => keys("here", hat),
        }
    }
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Try {
    /// No grant.
    Denied,
    /// The fence let this many rows through.
    Rows(i64),
    /// The fence saw a row and refused to write it.
    Refused,
}

/// The word of a cell: what the fence lets through for each of the four hands, or `deny`. See matrix.toml.
pub async fn cell(connection: &mut PgConnection, before: &str, ground: &Ground, table: &Table, role: &str, verb: &str) -> String {
    let powers = ground.powers(table, role);
    let mut words = Vec::new();
    for hand in HANDS {
        let step_down = if role == "login" { String::new() } else { format!("set local role vitrine_{role};") };
        say(connection, &format!("begin; {before}; {step_down} {} savepoint s", hand.settings(role))).await;
        let word = word(connection, table, powers, verb, hand).await;
        say(connection, "rollback").await;
        if word == "deny" {
            return word;
        }
        words.push(word);
    }
    short(&words)
}

async fn word(connection: &mut PgConnection, table: &Table, powers: &Powers, verb: &str, hand: Hand) -> String {
    let own = attempt(connection, &statement(table, powers, verb, true), table.own).await;
    if own == Try::Denied {
        return "deny".into();
    }
    // an update or delete that reads no column passes by the policies for reading: its own policy must hold alone
    if hand == Hand::Nowhere && matches!(verb, "update" | "delete") {
        return named(
            attempt(connection, &blind(table, powers, verb), table.own + table.other).await,
            table.own + table.other,
            Try::Rows(0),
            0,
        );
    }
    let other =
        if table.other == 0 { Try::Rows(0) } else { attempt(connection, &statement(table, powers, verb, false), table.other).await };
    named(own, if verb == "insert" { 1 } else { table.own }, other, if verb == "insert" { 1 } else { table.other })
}

fn named(own: Try, own_total: i64, other: Try, other_total: i64) -> String {
    match (own, other) {
        (Try::Rows(0), Try::Rows(0)) => "none".into(),
        (Try::Rows(n), Try::Rows(0)) if n >= own_total => "own".into(),
        (Try::Rows(_), Try::Rows(0)) => "some".into(),
        (Try::Rows(n), Try::Rows(m)) if n >= own_total && m >= other_total => "all".into(),
        (Try::Refused, Try::Rows(0)) => "refused".into(),
        (own, other) => format!("{own:?}/{other:?}"),
    }
}

fn statement(table: &Table, powers: &Powers, verb: &str, own: bool) -> String {
    let (name, scope) = (&table.name, table.scope(own));
    match verb {
        "select" => format!("select 1 from {name} where {scope}"),
        "insert" => {
            let columns = powers.insertable.as_deref().unwrap_or(&table.columns);
            let row = if own { &table.own_row } else { &table.other_row };
            format!("insert into {name} ({columns}) select {columns} from jsonb_populate_record(null::{name}, $row${row}$row$)")
        }
        "update" => format!("update {name} set {} where {scope}", powers.change()),
        _ => format!("delete from {name} where {scope}"),
    }
}

fn blind(table: &Table, powers: &Powers, verb: &str) -> String {
    match verb {
        "update" => format!("update {} set {} = null", table.name, powers.updatable),
        _ => format!("delete from {}", table.name),
    }
}

/// Constraints and our own judges speak after the fence: where they refuse, the fence has let the row through.
async fn attempt(connection: &mut PgConnection, sql: &str, total: i64) -> Try {
    let statement = format!("rollback to s; {sql}");
    match connection.execute(sqlx::raw_sql(AssertSqlSafe(statement))).await {
        Ok(done) => Try::Rows(i64::try_from(done.rows_affected()).expect("few rows")),
        Err(error) => {
            let database = error.as_database_error().unwrap_or_else(|| panic!("{sql}: {error}"));
            match database.code().as_deref() {
                Some("42501") if database.message().contains("row-level security") && sql.starts_with("insert") => Try::Rows(0),
                Some("42501") if database.message().contains("row-level security") => Try::Refused,
                Some("42501") => Try::Denied,
                Some(code) if code.starts_with("23") || code.starts_with("VT") => Try::Rows(total.max(1)),
                _ => panic!("{sql}: {error}"),
            }
        }
    }
}

/// The usual four have a name.
fn short(words: &[String]) -> String {
    let four: Vec<&str> = words.iter().map(String::as_str).collect();
    match four.as_slice() {
        ["own", "own", "own", "none"] => "own".into(),
        ["some", "some", "some", "none"] => "some".into(),
        ["some", "none", "none", "none"] => "hers".into(),
        ["none", "none", "none", "none"] => "none".into(),
        ["all", "all", "all", "all"] => "all".into(),
        other => other.join(" "),
    }
}

async fn say(connection: &mut PgConnection, sql: &str) {
    connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// Two numbers, as a role sees them with its own keys.
pub async fn counts(connection: &mut PgConnection, role: &str, sql: &str) -> (i64, i64) {
    say(connection, &format!("begin; set local role vitrine_{role}; {}", Hand::Own.settings(role))).await;
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut *connection).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    say(connection, "rollback").await;
    (row.get(0), row.get(1))
}

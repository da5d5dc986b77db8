//! Bring a database up: roles, migrations, functions, the web login. Runs as whoever owns `DATABASE_URL`, never as the web login.
//!
//! Functions are applied anew at every start, in one transaction: the diff of a function is a diff and not a new file.
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, Row,
    migrate::{MigrateError, Migrator},
    postgres::PgConnectOptions,
};
use std::{str::FromStr, time::Duration};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

const ROLES: &str = include_str!("../../../migrations/roles.sql");
const FUNCTIONS: &[&str] = &[
    include_str!("../../../migrations/functions/10_state.sql"),
    include_str!("../../../migrations/functions/12_pieces.sql"),
    include_str!("../../../migrations/functions/15_accounts.sql"),
    include_str!("../../../migrations/functions/16_identities.sql"),
    include_str!("../../../migrations/functions/17_phone_codes.sql"),
    include_str!("../../../migrations/functions/20_window.sql"),
    include_str!("../../../migrations/functions/30_cart.sql"),
    include_str!("../../../migrations/functions/40_order.sql"),
    include_str!("../../../migrations/functions/41_collections.sql"),
    include_str!("../../../migrations/functions/41_merging.sql"),
    include_str!("../../../migrations/functions/41_tags.sql"),
    include_str!("../../../migrations/functions/42_consignors.sql"),
    include_str!("../../../migrations/functions/42_consignors_shelf.sql"),
    include_str!("../../../migrations/functions/43_catalogue.sql"),
    include_str!("../../../migrations/functions/43_intake.sql"),
    include_str!("../../../migrations/functions/44_alike.sql"),
    include_str!("../../../migrations/functions/44_clients.sql"),
    include_str!("../../../migrations/functions/44_merging.sql"),
    include_str!("../../../migrations/functions/44_merging_places.sql"),
    include_str!("../../../migrations/functions/45_bags.sql"),
    include_str!("../../../migrations/functions/46_packing.sql"),
    include_str!("../../../migrations/functions/47_bags_out.sql"),
    include_str!("../../../migrations/functions/48_bags_back.sql"),
    include_str!("../../../migrations/functions/49_settling.sql"),
    include_str!("../../../migrations/functions/50_payment.sql"),
    include_str!("../../../migrations/functions/51_match_profiles.sql"),
    include_str!("../../../migrations/functions/52_match.sql"),
    include_str!("../../../migrations/functions/53_match_contacts.sql"),
    include_str!("../../../migrations/functions/54_match_index.sql"),
    include_str!("../../../migrations/functions/55_refunds.sql"),
    include_str!("../../../migrations/functions/60_worker.sql"),
    include_str!("../../../migrations/functions/61_sales.sql"),
    include_str!("../../../migrations/functions/62_health.sql"),
    include_str!("../../../migrations/functions/63_urgent.sql"),
    include_str!("../../../migrations/functions/65_found.sql"),
    include_str!("../../../migrations/functions/66_past.sql"),
    include_str!("../../../migrations/functions/70_door.sql"),
    include_str!("../../../migrations/functions/75_window.sql"),
    include_str!("../../../migrations/functions/80_pages.sql"),
    include_str!("../../../migrations/functions/85_quiz.sql"),
    include_str!("../../../migrations/functions/86_team.sql"),
    include_str!("../../../migrations/functions/90_waiting.sql"),
    include_str!("../../../migrations/functions/95_privacy.sql"),
];

/// Only one process brings a database up at a time; the others wait for it. An arbitrary number of ours.
const TURN: i64 = 0x0076_6974_7269_6e65;
const OLDEST: i32 = 150_000;

/// Why a database could not be brought up, with the way out.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    #[error("DATABASE_URL is not understood ({0}). It looks like postgres://user:password@host:5432/database")]
    Address(String),
    #[error("the database at DATABASE_URL does not answer ({0}). Is PostgreSQL running there? Without DATABASE_URL, vitrine runs its own")]
    Unreachable(String),
    #[error("the database has PostgreSQL {0}; vitrine needs 15 or newer")]
    TooOld(String),
    #[error(
        "the login `{login}` may not {what}. Let an administrator run, once:\n  psql -d {database} -c 'alter role \"{login}\" createrole' -c 'grant create on database \"{database}\" to \"{login}\"'\nor start once with the administrator's own DATABASE_URL"
    )]
    NotAllowed { login: String, database: String, what: &'static str },
    #[error(
        "a migration was changed after it ran here, or stopped half-way ({0}). Restore the database from its last backup, or point DATABASE_URL at an empty database"
    )]
    HalfWay(String),
    #[error("the schema could not be brought up to date: {0}")]
    Failed(String),
}

/// Bring the database up to date. Safe to run from several processes at once; a second run changes nothing.
pub async fn install(url: &str, web_password: Option<&str>) -> Result<(), InstallError> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|error| InstallError::Address(error.to_string()))?
        .log_slow_statements(tracing::log::LevelFilter::Debug, Duration::from_secs(60));
    let mut connection = PgConnection::connect_with(&options).await.map_err(unreachable)?;
    let version: i32 = one(&mut connection, "select current_setting('server_version_num')::int").await?;
    if version < OLDEST {
        return Err(InstallError::TooOld(one(&mut connection, "select current_setting('server_version')").await?));
    }
    sqlx::query("select pg_advisory_lock($1)").bind(TURN).execute(&mut connection).await.map_err(failed)?;
    let done = bring_up(&mut connection, web_password).await;
    // the lock ends with the connection, whatever happened
    connection.close().await.map_err(failed)?;
    done
}

async fn bring_up(connection: &mut PgConnection, web_password: Option<&str>) -> Result<(), InstallError> {
    let login: String = one(connection, "select current_user::text").await?;
    let database: String = one(connection, "select current_database()::text").await?;
    let refused = |what| InstallError::NotAllowed { login: login.clone(), database: database.clone(), what };
    connection
        .execute(sqlx::raw_sql(ROLES))
        .await
        .map_err(|error| denied(&error).map_or_else(|| failed(&error), |()| refused("create roles")))?;
    if let Some(password) = web_password {
        // a password of ours: base64url, nothing to quote
        let sql = format!("alter role vitrine_web password '{password}'");
        connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.map_err(failed)?;
    }
    let schema = format!(
        "grant create, connect on database {} to vitrine_ddl; grant connect on database {} to vitrine_web; create schema if not exists ops authorization vitrine_ddl; \
         set role vitrine_ddl; set search_path = ops",
        quoted(&database),
        quoted(&database)
    );
    connection
        .execute(sqlx::raw_sql(AssertSqlSafe(schema)))
        .await
        .map_err(|error| denied(&error).map_or_else(|| failed(&error), |()| refused("create schemas in this database")))?;
    MIGRATIONS.run_direct(None, &mut *connection, false).await.map_err(|error| match error {
        MigrateError::VersionMismatch(_) | MigrateError::VersionMissing(_) | MigrateError::Dirty(_) => {
            InstallError::HalfWay(error.to_string())
        }
        other => InstallError::Failed(other.to_string()),
    })?;
    let mut all = String::from("begin;\n");
    for functions in FUNCTIONS {
        all.push_str(functions);
    }
    all.push_str("\ncommit;");
    connection.execute(sqlx::raw_sql(AssertSqlSafe(all))).await.map_err(failed)?;
    Ok(())
}

/// Let the planner look at what a seed brought: until then it believes that every table is empty.
pub async fn analyze(url: &str) -> Result<(), InstallError> {
    let mut connection = PgConnection::connect(url).await.map_err(unreachable)?;
    connection.execute(sqlx::raw_sql("analyze")).await.map_err(failed)?;
    connection.close().await.map_err(failed)
}

/// Whether the web login is what it must be: no superuser, no bypass, owner of nothing. A sentence when it is not.
pub async fn check_web_login(url: &str) -> Result<(), InstallError> {
    let options = PgConnectOptions::from_str(url).map_err(|error| InstallError::Address(error.to_string()))?;
    let mut connection = PgConnection::connect_with(&options).await.map_err(unreachable)?;
    let harmless: bool = one(
        &mut connection,
        "select not (rolsuper or rolbypassrls or rolreplication or rolcreaterole or rolinherit) and not exists (select 1 from pg_class c where c.relowner = r.oid) from pg_roles r where rolname = session_user",
    )
    .await?;
    connection.close().await.map_err(failed)?;
    if harmless {
        Ok(())
    } else {
        Err(InstallError::Failed("the web login is more than it may be: it must be a plain NOINHERIT login that owns nothing".into()))
    }
}

async fn one<T>(connection: &mut PgConnection, sql: &'static str) -> Result<T, InstallError>
where
    T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres>,
{
    sqlx::query(sql).fetch_one(connection).await.and_then(|row| row.try_get(0)).map_err(failed)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn denied(error: &sqlx::Error) -> Option<()> {
    (error.as_database_error()?.code()? == "42501").then_some(())
}

fn unreachable(error: sqlx::Error) -> InstallError {
    InstallError::Unreachable(error.to_string())
}

fn failed(error: impl std::borrow::Borrow<sqlx::Error>) -> InstallError {
    InstallError::Failed(error.borrow().to_string())
}

#[cfg(test)]
mod tests {
    use super::FUNCTIONS;
    use std::fs;

    #[test]
    fn every_file_of_functions_is_applied_in_its_order() {
        let mut files: Vec<_> = fs::read_dir("migrations/functions").unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert_eq!(files.len(), FUNCTIONS.len());
        for (file, known) in files.iter().zip(FUNCTIONS) {
            assert!(fs::read_to_string(file).unwrap() == *known, "another text stands in the place of {}", file.display());
        }
    }
}

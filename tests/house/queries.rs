//! Every query that was checked at build time (`.sqlx/`) still prepares against the schema that the migrations make.
use crate::support::House;
use serde::Deserialize;
use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};
use std::{fs, path::Path};

#[derive(Deserialize)]
struct Checked {
    query: String,
}

#[tokio::test]
async fn every_checked_query_prepares() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".sqlx");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("no .sqlx: builds ask a database");
        return;
    };
    let house = House::new().await;
    let mut admin = house.admin().await;
    let mut prepared = 0;
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let checked: Checked = serde_json::from_str(&fs::read_to_string(&path).expect("a readable file")).expect("a query of sqlx");
        if let Err(error) = admin.prepare(AssertSqlSafe(checked.query.as_str()).into_sql_str()).await {
            panic!("{}: {error}\n{}", path.display(), checked.query);
        }
        prepared += 1;
    }
    assert!(prepared > 0, "{} is empty", folder.display());
    println!("{prepared} queries prepare");
}

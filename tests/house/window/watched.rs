//! Every table that a guest may read is watched, unless what lies there is opened by her own keys alone.
use crate::{matrix::ground::Ground, support::House};
use sqlx::{AssertSqlSafe, Executor, Row};

const UNWATCHED: &str = "select c.oid::regclass::text, coalesce((select string_agg(quote_ident(a.attname), ', ') from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and has_column_privilege('vitrine_guest', c.oid, a.attnum, 'select')), '')
    from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and has_any_column_privilege('vitrine_guest', c.oid, 'select')
    and (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgname like '%\\_for\\_window' and t.tgenabled <> 'D') < 3 order by 1";

#[tokio::test]
async fn what_is_not_watched_shows_nothing_without_a_key() {
    let house = House::new().await;
    let _ground = Ground::lay(&house).await;
    let mut admin = house.admin().await;
    let unwatched: Vec<(String, String)> =
        sqlx::query(UNWATCHED).fetch_all(&mut admin).await.expect("the catalogue").iter().map(|row| (row.get(0), row.get(1))).collect();
    assert!(
        unwatched.iter().any(|(name, _)| name == "app.carts") && !unwatched.iter().any(|(name, _)| name == "app.products"),
        "{unwatched:?}"
    );
    let mut web = house.web().await;
    for (table, columns) in &unwatched {
        let there: i64 =
            sqlx::query(AssertSqlSafe(format!("select count(*) from {table}"))).fetch_one(&mut admin).await.expect("rows").get(0);
        assert!(there > 0, "{table} is empty: lay rows for it (matrix/rows.sql), or this shows nothing");
        let sql = format!("select count(*) from (select {columns} from {table}) readable");
        web.execute(sqlx::raw_sql(
            "begin; set local role vitrine_guest; select set_config('app.store', md5('herestore')::uuid::text, true)",
        ))
        .await
        .expect("a guest");
        let seen: i64 = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut web).await.expect("a guest may ask").get(0);
        web.execute("rollback").await.expect("a rollback");
        assert_eq!(seen, 0, "{table}: a guest without any key reads it, and no page that shows it would be dropped");
    }
}

//! There is always an owner who can come in: whatever is asked, and by whom.
use super::{PASSWORD, at_work, call, conflict, wears};
use crate::support::{House, Login};
use sqlx::{Connection, Executor, PgConnection};
use vitrine::domain::{id::StoreId, role::Role};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_owner_can_neither_leave_nor_be_kept_out() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (owner, desk) = at_work(&house, &site, store, Role::Owner).await;
    let leave = format!(r#"{{"person":"{}","hat":"Owner","worn":false}}"#, owner.person.id);
    let out = format!(r#"{{"person":"{}","disabled":true}}"#, owner.person.id);
    assert_eq!(call(&site, &desk, "team/hat", &leave).await, conflict("last_owner"));
    assert_eq!(call(&site, &desk, "team/disable", &out).await, conflict("last_owner"));
    // an owner who can't come in is none
    let paper = house.person(store, Role::Owner, None).await;
    assert_eq!(call(&site, &desk, "team/hat", &leave).await, conflict("last_owner"));
    // one who is kept out neither
    let other = house.person(store, Role::Owner, Some(PASSWORD)).await;
    assert_eq!(call(&site, &desk, "team/disable", &format!(r#"{{"person":"{}","disabled":true}}"#, other.person.id)).await.0, 200);
    assert_eq!(call(&site, &desk, "team/hat", &leave).await, conflict("last_owner"));
    assert_eq!(call(&site, &desk, "team/disable", &format!(r#"{{"person":"{}","disabled":false}}"#, other.person.id)).await.0, 200);
    assert_eq!(call(&site, &desk, "team/hat", &leave).await.0, 200, "with another who can come in she may go");
    assert!(!wears(&house, &owner, Role::Owner).await && wears(&house, &paper, Role::Owner).await);
    assert_eq!(call(&site, &desk, "team/list", r#"{"invited":true}"#).await.0, 401, "and her session went with the hat");
}

/// As an owner with SQL in hand; answers the words of the refusal, if there was one.
async fn by_hand(connection: &mut PgConnection, store: StoreId, person: &Login, isolation: &str, sql: &str) -> Option<String> {
    let opening = format!(
        "begin isolation level {isolation}; set local role vitrine_owner; set local app.store = '{store}'; set local app.person = '{}'; {sql}; commit",
        person.person.id
    );
    let done = connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(opening))).await;
    let refused = done.err().map(|error| error.as_database_error().map_or(error.to_string(), |error| error.message().to_owned()));
    if refused.is_some() {
        connection.execute("rollback").await.expect("a way back");
    }
    refused
}

#[tokio::test]
async fn not_even_with_sql_in_hand() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let (anna, bia) = (house.person(store, Role::Owner, Some(PASSWORD)).await, house.person(store, Role::Owner, Some(PASSWORD)).await);
    let attendant = house.person(store, Role::Attendant, Some(PASSWORD)).await;
    let mut web = house.web().await;
    let last = Some("last_owner".to_owned());
    for sql in
        ["delete from app.person_roles", "delete from app.person_roles where role = 'owner'", "update app.people set disabled_at = now()"]
    {
        assert_eq!(by_hand(&mut web, store, &anna, "read committed", sql).await, last, "{sql}");
    }
    let of_bia = format!("delete from app.person_roles where role = 'owner' and person_id = '{}'", bia.person.id);
    for isolation in ["repeatable read", "serializable"] {
        assert_eq!(by_hand(&mut web, store, &anna, isolation, &of_bia).await.as_deref(), Some("wrong_isolation"));
    }
    assert_eq!(by_hand(&mut web, store, &anna, "read committed", &of_bia).await, None);
    // she who is no owner any more, on a page that is older than that
    let back = format!("insert into app.person_roles (store_id, person_id, role) values ('{store}', '{}', 'owner')", bia.person.id);
    let helper =
        format!("insert into app.person_roles (store_id, person_id, role) values ('{store}', '{}', 'finance')", attendant.person.id);
    let out = format!("update app.people set disabled_at = now() where id = '{}'", attendant.person.id);
    for sql in [back.as_str(), &helper, &out, "select app.invite(gen_random_uuid(), 'x@y.test', array['owner'], repeat('a', 64))"] {
        assert_eq!(by_hand(&mut web, store, &bia, "read committed", sql).await.as_deref(), Some("not_an_owner"), "{sql}");
    }
    assert_eq!(
        by_hand(&mut web, store, &anna, "read committed", "update app.people set disabled_at = now() where id = app.person_id()").await,
        last
    );
    assert!(wears(&house, &anna, Role::Owner).await && !wears(&house, &attendant, Role::Finance).await);
    web.close().await.expect("closing a connection");
}

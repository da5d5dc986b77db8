//! The book: every change by hand with before and after, for the owner's eyes, page by page.
use super::{at_work, call};
use crate::support::House;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use vitrine::domain::role::Role;

fn wish(change: &[(&str, Value)]) -> String {
    let mut wish = json!({ "person": null, "kind": "", "subject": "", "thing": null, "words": "" });
    for (name, value) in change {
        wish[*name] = value.clone();
    }
    json!({ "wish": wish, "after": null }).to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_book_tells_who_what_before_and_after() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 12_900).await;
    let site = house.serve().await;
    let (owner, desk) = at_work(&house, &site, store, Role::Owner).await;
    let bia = house.person(store, Role::Attendant, None).await;
    let changes = [
        "update app.store_policies set hold_minutes = 25".to_owned(),
        format!("update app.variants set price_minor = 9900 where id = '{}'", coat.variant),
        format!("update app.people set full_name = 'Bia Maria Lima', phone = '+5521999998888' where id = '{}'", bia.person.id),
        "update app.delivery_options set fee_minor = 1234 where kind = 'delivery'".to_owned(),
        format!("update app.product_costs set cost_minor = 5000 where product_id = '{}'", coat.product),
    ];
    house.in_store(&format!("insert into app.product_costs values ('{store}', '{}', 4000) on conflict do nothing", coat.product)).await;
    for sql in &changes {
        let mut tx = house.begin(&owner.actor).await;
        let done = sqlx::query(sqlx::AssertSqlSafe(sql.as_str())).execute(&mut *tx).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert!(done.rows_affected() > 0, "{sql}");
        tx.commit().await.unwrap();
    }
    let told = |kind: &'static str| {
        let (site, desk) = (&site, &desk);
        async move {
            let (status, rows) = call(site, desk, "audit/list", &wish(&[("kind", kind.into())])).await;
            assert_eq!((status, rows.as_array().map(Vec::len)), (200, Some(1)), "{kind}: {rows}");
            let (_, sheet) = call(site, desk, "audit/open", &format!(r#"{{"id":{}}}"#, rows[0]["id"])).await;
            (rows[0].clone(), sheet["facts"].clone())
        }
    };
    let fact = |facts: &Value, name: &str| {
        let found = facts.as_array().unwrap().iter().find(|fact| fact["name"] == name).cloned().unwrap_or_default();
        (found["before"].as_str().unwrap_or_default().to_owned(), found["after"].as_str().unwrap_or_default().to_owned())
    };
    let (row, facts) = told("store.policies_changed").await;
    assert_eq!(fact(&facts, "hold_minutes"), ("15".into(), "25".into()));
    assert_eq!((row["full_name"].as_str(), row["actor"].as_str()), (Some("Test owner"), Some("owner")));
    let (row, facts) = told("price.changed").await;
    assert_eq!(fact(&facts, "price_minor"), ("12900".into(), "9900".into()));
    assert_eq!(row["thing"].as_str(), Some(coat.product.to_string().as_str()));
    let (row, facts) = told("person.corrected").await;
    assert_eq!(fact(&facts, "phone"), ("+55…21".into(), "+55…88".into()), "to be recognised, not to be used");
    assert_eq!(fact(&facts, "full_name"), ("T. a.".into(), "B. M. L.".into()));
    assert_eq!(row["label"].as_str(), Some("Bia Maria Lima"), "the name is the person's, and goes with her");
    let (_, facts) = told("cost.changed").await;
    assert_eq!(fact(&facts, "cost_minor"), ("4000".into(), "5000".into()));
    let (_, rows) = call(&site, &desk, "audit/list", &wish(&[("words", "bia maria".into())])).await;
    assert!(rows.as_array().is_some_and(|rows| !rows.is_empty() && rows.iter().all(|row| row["label"] == "Bia Maria Lima")), "{rows}");
    let (_, rows) = call(&site, &desk, "audit/list", &wish(&[("words", "100%_'".into())])).await;
    assert_eq!(rows, json!([]));
    // costs are not an attendant's to know, not even from the book
    let mut tx = house.begin(&bia.actor).await;
    let seen = sqlx::query("select 1 from app.events where kind = 'cost.changed' or particulars ? 'cost_minor'")
        .fetch_all(&mut *tx)
        .await
        .unwrap();
    assert!(seen.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_book_is_read_page_by_page_and_by_person_and_thing() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let other = house.store("orvale").await;
    let site = house.serve().await;
    let (owner, desk) = at_work(&house, &site, store, Role::Owner).await;
    // many at the very same moment: the id decides
    for (store, many) in [(store, 120), (other, 5)] {
        house.as_admin(&format!("insert into app.events (store_id, kind, subject, subject_id, actor, person_id, happened_at) select '{store}', 'order.paid', 'order', gen_random_uuid(), 'gateway', null, '2026-01-01' from generate_series(1, {many})")).await;
    }
    let mut seen = BTreeSet::new();
    let mut after = Value::Null;
    for page in 0..10 {
        let mut body: Value = serde_json::from_str(&wish(&[("subject", "order".into())])).unwrap();
        body["after"] = after.clone();
        let (status, rows) = call(&site, &desk, "audit/list", &body.to_string()).await;
        assert_eq!(status, 200);
        let rows = rows.as_array().unwrap().clone();
        for row in &rows {
            assert!(seen.insert(row["id"].to_string()), "page {page} repeats a row");
        }
        if rows.len() < 50 {
            break;
        }
        after = rows.last().unwrap()["id"].clone();
    }
    assert_eq!(seen.len(), 120, "all of hers, and none of the other store's");
    let mut tx = house.begin(&owner.actor).await;
    sqlx::query("update app.store_policies set hold_minutes = 20").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let mine = wish(&[("person", owner.person.id.to_string().into())]);
    let (_, rows) = call(&site, &desk, "audit/list", &mine).await;
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows}");
    let thing = rows[0]["thing"].clone();
    let (_, rows) = call(&site, &desk, "audit/list", &wish(&[("thing", thing), ("subject", "store".into())])).await;
    assert_eq!(rows.as_array().map(Vec::len), Some(1));
    assert_eq!(call(&site, &desk, "audit/list", &wish(&[("kind", "x'; drop".into())])).await.0, 422);
    let foreign = house.admin();
    let row = sqlx::query_scalar::<_, uuid::Uuid>("select id from app.events where store_id = $1 limit 1")
        .bind(other.0)
        .fetch_one(&mut foreign.await)
        .await
        .unwrap();
    assert_eq!(call(&site, &desk, "audit/open", &format!(r#"{{"id":"{row}"}}"#)).await.0, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hint_keeps_no_house_of_mail_that_may_be_one_persons_own() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (owner, desk) = at_work(&house, &site, store, Role::Owner).await;
    for (address, hint) in [
        ("ana@gmail.com", "a…@gmail.com"),
        ("ana@hotmail.com.br", "a…@hotmail.com.br"),
        ("ana@example.test", "a…@example.test"),
        ("ana@souza-lima.com.br", "a…@….com.br"),
        ("ana@mail.souza.org", "a…@….org"),
        ("ana@not-gmail.com", "a…@….com"),
        ("ana@gmail.com.evil.example", "a…@….example"),
        ("ana@mytest", "a…@…"),
        ("a…@….com.br", "a…@….com.br"),
    ] {
        let found: String = sqlx::query_scalar("select app.hinted($1)").bind(address).fetch_one(&mut house.admin().await).await.unwrap();
        assert_eq!(found, hint, "{address}");
    }
    let bia = house.person(store, Role::Attendant, None).await;
    let mut tx = house.begin(&owner.actor).await;
    sqlx::query("update app.people set email = 'bia@souza-lima.com.br' where id = $1")
        .bind(bia.person.id.0)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(house.count("select count(*) from app.events where particulars::text like '%souza%'").await, 0);
    for words in ["bia@souza-lima.com.br", "b…@….com.br"] {
        let (_, rows) = call(&site, &desk, "audit/list", &wish(&[("words", words.into())])).await;
        assert_eq!(rows.as_array().map(Vec::len), Some(1), "{words}: {rows}");
    }
}

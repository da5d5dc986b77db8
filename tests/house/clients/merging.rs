//! Two records become one and two again: over lives that chance wrote, undoing restores every row of the database to the letter.
use super::{
    face,
    random::{self, Dice},
};
use crate::{
    bags::{Day, does, fresh},
    support::House,
};
use sqlx::{AssertSqlSafe, Row};
use std::collections::BTreeMap;
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::Refused,
        client::alike::MergeField,
        id::{MergeId, PersonId},
    },
    error::AppError,
    server::db::{bags::NotDone, clients},
};

/// Every row of every table, as text: but what is only ever added to, and the marks that say when the match last saw a change.
async fn everything(house: &House) -> BTreeMap<String, Vec<String>> {
    const TABLES: &str =
        "select c.oid::regclass::text from pg_class c where c.relnamespace::regnamespace::text in ('app', 'auth') and c.relkind = 'r'
        and c.oid::regclass::text not in ('app.events', 'app.client_merges', 'app.client_merge_rows', 'app.match_marks') and c.relname !~ '^events'";
    let mut admin = house.admin().await;
    let tables: Vec<String> = sqlx::query(TABLES).fetch_all(&mut admin).await.unwrap().iter().map(|row| row.get(0)).collect();
    let mut all = BTreeMap::new();
    for table in tables {
        let rows =
            sqlx::query(AssertSqlSafe(format!("select to_jsonb(r)::text from {table} r order by 1"))).fetch_all(&mut admin).await.unwrap();
        all.insert(table, rows.iter().map(|row| row.get(0)).collect());
    }
    all
}

/// How many rows of each moving column name her.
async fn named(house: &House, person: PersonId) -> BTreeMap<String, i64> {
    let mut admin = house.admin().await;
    let moving = sqlx::query("select place, unnest(moves) from law.merging").fetch_all(&mut admin).await.unwrap();
    let mut all = BTreeMap::new();
    for row in moving {
        let (place, column): (String, String) = (row.get(0), row.get(1));
        // a place in a queue knows her by where she is written to
        let hers = if column == "contact" {
            format!("in (select unnest(array[email, phone]) from app.people where id = '{person}')")
        } else {
            format!("= '{person}'")
        };
        let count = house.count(&format!("select count(*) from {place} where {column} {hers}")).await;
        *all.entry(place).or_insert(0) += count;
    }
    all
}

async fn merge(day: &Day, id: MergeId, winner: PersonId, loser: PersonId, chosen: &[MergeField]) -> Result<(), NotDone> {
    does!(day.house.db, &day.shop, clients::merge, id, winner, loser, chosen)
}

fn conflict(reason: &str) -> NotDone {
    NotDone::Other(AppError::Conflict { reason: reason.into() })
}

#[tokio::test]
async fn undoing_a_merge_restores_every_row() {
    let day = Day::begin(40).await;
    random::vocabulary(&day).await;
    let face = face(&day.house, day.store).await;
    let mut dice = Dice(5);
    let mut moved_in_all = 0;
    for round in 0..8 {
        let (winner, loser) = (random::client(&day, &mut dice).await, random::client(&day, &mut dice).await);
        for (at, client) in [winner, loser, loser].into_iter().enumerate() {
            if dice.below(3) > 0 {
                let from = round * 5 + at * 2;
                random::bag(&day, &mut dice, client, &[from, from + 1][..if at == 2 { 1 } else { 2 }]).await;
            }
        }
        let chosen: Vec<MergeField> = MergeField::ALL.iter().copied().filter(|_| dice.one_in(2)).collect();
        let before = everything(&day.house).await;
        let (hers, others) = (named(&day.house, winner).await, named(&day.house, loser).await);
        let preview = does!(day.house.db, &day.shop, clients::preview, &face, winner, loser).expect("both are clients");
        assert_eq!(preview.hindered, "");
        let held = held(&day, winner).await + held(&day, loser).await;
        let id = MergeId(Uuid::now_v7());
        merge(&day, id, winner, loser, &chosen).await.expect("nothing hinders");
        let (after, rest) = (named(&day.house, winner).await, named(&day.house, loser).await);
        for (place, moves, rests) in &preview.moving {
            let place = place.name();
            assert_eq!(rest[place], i64::from(*rests), "{place} in round {round}");
            assert_eq!(after[place], hers[place] + i64::from(*moves), "{place} in round {round}");
            assert_eq!(others[place], i64::from(moves + rests), "{place} in round {round}");
            moved_in_all += moves;
        }
        assert_eq!(preview.moving.len(), others.values().filter(|count| **count > 0).count(), "the preview names all of it");
        assert_eq!(held, held_by(&day, winner).await, "what lies in her bags is weighed together");
        assert_eq!(bags_of(&before), bags_of(&everything(&day.house).await), "nothing closes by itself");
        let again = does!(day.house.db, &day.shop, clients::undo, id).expect("nothing happened since");
        assert_eq!(again, loser);
        let now = everything(&day.house).await;
        for (table, rows) in &before {
            assert_eq!(rows, &now[table], "{table} in round {round}");
        }
    }
    assert!(moved_in_all > 40, "chance wrote lives worth the name: {moved_in_all}");
    day.house.assert_balanced().await;
}

async fn held(day: &Day, client: PersonId) -> i64 {
    held_by(day, client).await
}

/// What her open bags come to, counted line by line.
async fn held_by(day: &Day, client: PersonId) -> i64 {
    let face = face(&day.house, day.store).await;
    let sheet = does!(day.house.db, &day.shop, clients::sheet, &face, client).expect("a client");
    sheet.terms.held.minor
}

/// Each bag with its status.
fn bags_of(all: &BTreeMap<String, Vec<String>>) -> Vec<(String, String)> {
    let read = |row: &String| {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        (row["id"].to_string(), row["status"].to_string())
    };
    let mut all: Vec<_> = all["app.bags"].iter().map(read).collect();
    all.sort();
    all
}

#[tokio::test]
async fn what_changed_since_is_not_undone_and_what_came_since_stays() {
    let day = Day::begin(4).await;
    random::vocabulary(&day).await;
    let face = face(&day.house, day.store).await;
    let (winner, loser) = (random::client(&day, &mut Dice(1)).await, random::client(&day, &mut Dice(2)).await);
    let bag = day.open(loser, "one").await;
    day.put(bag, 0).await.unwrap();
    let id = MergeId(Uuid::now_v7());
    merge(&day, id, winner, loser, &[]).await.unwrap();
    merge(&day, id, winner, loser, &[]).await.expect("sent twice, it is one");
    assert_eq!(day.house.count("select count(*) from app.events where kind = 'client.merged'").await, 1);
    let sheet = does!(day.house.db, &day.shop, clients::sheet, &face, loser).expect("the old number leads to her");
    assert_eq!((sheet.row.id, sheet.merges.len()), (winner, 1));
    // another bag of hers changes nothing of what was moved
    let since = day.open(winner, "two").await;
    does!(day.house.db, &day.shop, vitrine::server::db::bags::lock, fresh(), bag).unwrap();
    assert_eq!(does!(day.house.db, &day.shop, clients::undo, id).map(drop), Err(conflict("changed")));
    does!(day.house.db, &day.shop, vitrine::server::db::bags::unlock, fresh(), bag).unwrap();
    assert_eq!(does!(day.house.db, &day.shop, clients::undo, id).map(drop), Err(conflict("changed")), "its history went on");
    assert_eq!(
        day.house
            .count(&format!("select count(*) from app.bags where client_id = '{winner}' and id in ('{}', '{}')", bag.0, since.0))
            .await,
        2
    );
}

#[tokio::test]
async fn a_chain_is_undone_from_its_end() {
    let day = Day::begin(1).await;
    random::vocabulary(&day).await;
    let face = face(&day.house, day.store).await;
    let mut dice = Dice(3);
    let [ana, bia, caro] =
        [random::client(&day, &mut dice).await, random::client(&day, &mut dice).await, random::client(&day, &mut dice).await];
    random::order(&day, &mut dice, caro).await;
    let before = everything(&day.house).await;
    let (first, second) = (MergeId(Uuid::now_v7()), MergeId(Uuid::now_v7()));
    merge(&day, first, bia, caro, &[]).await.unwrap();
    merge(&day, second, ana, bia, &[MergeField::FullName]).await.unwrap();
    assert_eq!(does!(day.house.db, &day.shop, clients::sheet, &face, caro).unwrap().row.id, ana, "over both");
    assert_eq!(does!(day.house.db, &day.shop, clients::undo, first).map(drop), Err(conflict("changed")));
    assert_eq!(does!(day.house.db, &day.shop, clients::undo, second), Ok(bia));
    assert_eq!(does!(day.house.db, &day.shop, clients::undo, first), Ok(caro));
    assert_eq!(before, everything(&day.house).await);
}

#[tokio::test]
async fn together_they_are_weighed_anew_and_nothing_closes() {
    let day = Day::begin(6).await;
    let other = {
        random::vocabulary(&day).await;
        let id = PersonId(Uuid::now_v7());
        day.house
            .in_store(&format!(
                "insert into app.people (store_id, id, full_name) select store_id, '{id}', 'Bia' from app.stores;
                 insert into app.person_roles (store_id, person_id, role) select store_id, '{id}', 'customer' from app.stores;
                 update app.store_policies set bag_value_limit_minor = 700"
            ))
            .await;
        id
    };
    let hers = day.filled(&[1, 2]).await;
    let theirs = day.open(other, "hers").await;
    day.put(theirs, 3).await.unwrap();
    for bag in [hers, theirs] {
        does!(day.house.db, &day.shop, vitrine::server::db::bags::lock, fresh(), bag).expect("each for itself");
    }
    let face = face(&day.house, day.store).await;
    let preview = does!(day.house.db, &day.shop, clients::preview, &face, day.client, other).unwrap();
    assert_eq!((preview.open_bags, preview.over_limit), (2, true));
    merge(&day, MergeId(Uuid::now_v7()), day.client, other, &[]).await.unwrap();
    assert_eq!(day.house.count("select count(*) from app.bags where status = 'ready'").await, 2);
    let next = day.filled(&[0]).await;
    let over = Refused::OverLimit { limit_minor: 700, held_minor: 1_000 };
    assert_eq!(does!(day.house.db, &day.shop, vitrine::server::db::bags::lock, fresh(), next).map(drop), Err(NotDone::Refused(over)));
}

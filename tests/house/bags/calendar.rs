//! What the program reckons is what the database reckons: days, sums, and the status that follows from lines.
use super::{Day, does, fresh};
use sqlx::AssertSqlSafe;
use vitrine::{
    domain::bag::{
        Condition,
        rules::{Priced, derive, due_day, reckon},
    },
    server::db::bags,
};

#[tokio::test]
async fn both_count_the_same_days() {
    let day = Day::begin(0).await;
    let mut admin = day.house.admin().await;
    for (days, closed) in [(1, "7"), (3, "7"), (3, ""), (5, "67"), (2, "123456"), (60, "17")] {
        day.house.in_store(&format!("update app.store_policies set bag_days = {days}, bag_closed_days = '{closed}'")).await;
        let rules = does!(day.house.db, &day.shop, bags::rules,).expect("rules");
        for ago in 0..9_i64 {
            // half an hour before midnight on the store's clock, which is another day in Greenwich
            let asked = format!(
                "select set_config('app.store', '{}', false), (at at time zone 'America/Sao_Paulo')::date - date '1970-01-01', (app.due_after(at) at time zone 'America/Sao_Paulo')::date - date '1970-01-01',
                     to_char(app.due_after(at) at time zone 'America/Sao_Paulo', 'HH24:MI')
                 from (select (date '2026-11-27' + {ago} + time '23:30') at time zone 'America/Sao_Paulo' as at) x",
                day.store
            );
            let (_, from, due, hour): (String, i32, i32, String) =
                sqlx::query_as(AssertSqlSafe(asked)).fetch_one(&mut admin).await.expect("a day");
            assert_eq!((due_day(i64::from(from), &rules), hour.as_str()), (i64::from(due), "20:00"), "{days} days, closed {closed}, {ago}");
        }
    }
}

#[tokio::test]
async fn both_come_to_the_same_sum_and_status() {
    let day = Day::begin(5).await;
    let bag = day.at_home(&[0, 1, 2, 3, 4]).await;
    day.house.in_store("update app.store_policies set bag_price_guarantee = true, bag_keep_all_bp = 777").await;
    day.house.in_store("update app.variants set price_minor = 251 where price_minor > 200").await;
    for kept in [&[0, 1, 2, 3, 4][..], &[0, 4], &[2], &[]] {
        compare(&day, bag, kept).await;
    }
    does!(day.house.db, &day.shop, bags::receive, fresh(), bag, day.code(0), Condition::Fine, "").expect("back");
    does!(day.house.db, &day.shop, bags::miss, fresh(), bag, &day.codes(&[4])).expect("missing");
    for kept in [&[1, 2, 3, 4][..], &[1, 2, 3], &[4]] {
        compare(&day, bag, kept).await;
    }
}

async fn compare(day: &Day, bag: vitrine::domain::id::BagId, kept: &[usize]) {
    let (face, codes) = (day.face().await, day.codes(kept));
    let sheet = does!(day.house.db, &day.shop, bags::sheet, bag, &face).expect("a sheet");
    let lines: Vec<Priced> = sheet
        .lines
        .iter()
        .map(|line| Priced {
            status: line.status,
            frozen_minor: line.price.minor,
            now_minor: line.price_now.minor,
            kept: codes.contains(&line.code),
        })
        .collect();
    let told = does!(day.house.db, &day.purse, bags::reckon, bag, &codes).expect("a sum");
    assert_eq!(Some(told), reckon(&lines, &sheet.rules, 0), "{kept:?}");
    let statuses: Vec<_> = lines.iter().map(|line| line.status).collect();
    assert_eq!(derive(sheet.row.status, &statuses, sheet.delivered_at.is_some()), sheet.row.status);
}

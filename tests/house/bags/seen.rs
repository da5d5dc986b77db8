//! Who sees which bag: a client hers, a courier hers without prices, finance money without words; a link opens one.
use super::{Day, does, fresh};
use crate::support::{guest, key};
use sqlx::Executor;
use uuid::Uuid;
use vitrine::{
    domain::{bag::Decision, id::BagId, role::Role},
    error::AppError,
    server::db::bags::{self, NotDone},
};

#[tokio::test]
async fn a_link_opens_one_bag_and_nothing_else() {
    let day = Day::begin(2).await;
    let (bag, other) = (day.open(day.client, "hers").await, day.at_home(&[1]).await);
    day.put(bag, 0).await.expect("free");
    does!(day.house.db, &day.shop, bags::lock, fresh(), bag).expect("ready");
    does!(day.house.db, &day.shop, bags::dispatch, fresh(), bag, &day.load(&[0]), None).expect("hers");
    let (face, line, foreign) = (day.face().await, day.line(bag, 0).await, day.line(other, 1).await);
    let with = |word: &str| guest(day.store, "anna").with_link(word);
    let hers = does!(day.house.db, &with("hers"), bags::by_link, &face).expect("her bag");
    assert_eq!((hers.id, hers.lines.len(), hers.overdue), (bag, 1, false));
    for word in ["another", ""] {
        assert_eq!(does!(day.house.db, &with(word), bags::by_link, &face).map(drop), Err(NotDone::Other(AppError::NotFound)));
    }
    let not_hers = Err(NotDone::Other(AppError::NotFound));
    let said = does!(day.house.db, &with("hers"), bags::decide, fresh(), foreign, Decision::Keep, None, "");
    assert_eq!(said.map(drop), not_hers);
    let said = does!(day.house.db, &guest(day.store, "anna"), bags::decide, fresh(), line, Decision::Keep, None, "");
    assert_eq!(said.map(drop), not_hers, "without a link");
    does!(day.house.db, &with("hers"), bags::decide, fresh(), line, Decision::Keep, None, "").expect("hers to say");
    let refused = does!(day.house.db, &with("hers"), bags::deliver, fresh(), bag);
    assert_eq!(refused.map(drop), Err(NotDone::Other(AppError::Forbidden)), "and nothing else");
}

#[tokio::test]
async fn a_client_signed_in_sees_hers_and_a_courier_what_she_carries() {
    let day = Day::begin(3).await;
    let anna = day.house.person(day.store, Role::Customer, None).await;
    let bag = BagId(Uuid::now_v7());
    does!(day.house.db, &day.shop, bags::open, bag, anna.person.id, &key("annas"), "a secret note").expect("a bag");
    day.put(bag, 0).await.expect("free");
    day.at_home(&[1]).await;
    let face = day.face().await;
    let hers = does!(day.house.db, &anna.actor, bags::hers, &face).expect("hers");
    assert_eq!(hers.iter().map(|row| (row.id, row.pieces)).collect::<Vec<_>>(), [(bag, 1)]);
    assert_eq!(does!(day.house.db, &day.courier.actor, bags::carried, &face).expect("nothing").len(), 0);
    let taken = does!(day.house.db, &day.courier.actor, bags::deliver, fresh(), bag);
    assert_eq!(taken.map(drop), Err(NotDone::Other(AppError::NotFound)), "not hers to carry");
    does!(day.house.db, &day.shop, bags::lock, fresh(), bag).expect("ready");
    does!(day.house.db, &day.shop, bags::assign, fresh(), bag, Some(day.courier.person.id)).expect("hers now");
    let carried = does!(day.house.db, &day.courier.actor, bags::carried, &face).expect("one");
    assert_eq!((carried.len(), carried[0].lines.len()), (1, 1));
    let nobody = does!(day.house.db, &day.shop, bags::assign, fresh(), bag, Some(anna.person.id));
    assert!(matches!(nobody, Err(NotDone::Other(AppError::Invalid { .. }))), "a client is no courier: {nobody:?}");
    for (who, column) in [
        (&day.courier.actor, "frozen_minor from app.bag_lines"),
        (&day.courier.actor, "note from app.bags"),
        (&day.courier.actor, "code from app.pieces"),
        (&anna.actor, "note from app.bags"),
        (&anna.actor, "condition_note from app.bag_lines"),
        (&day.purse, "note from app.bags"),
        (&day.purse, "fit_note from app.bag_lines"),
        (&day.purse, "custody from app.pieces"),
    ] {
        let mut tx = day.house.begin(who).await;
        let refused = tx.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(format!("select {column}")))).await.expect_err(column);
        assert_eq!(AppError::from(refused), AppError::Forbidden, "{column}");
    }
    let sheet = does!(day.house.db, &day.purse, bags::sheet, bag, &face).expect("finance sees it");
    assert_eq!((sheet.note.as_str(), sheet.lines[0].price.minor), ("", 100), "money, and no words");
    let sheet = does!(day.house.db, &day.boss, bags::sheet, bag, &face).expect("an owner sees it");
    assert_eq!(sheet.note, "a secret note");
}

#[tokio::test]
async fn who_has_a_bag_at_home_can_t_be_forgotten_yet() {
    let day = Day::begin(1).await;
    day.at_home(&[0]).await;
    let asked = "select set_config('app.store', (select store_id::text from app.stores), false), app.erasure_hindrance(";
    let (_, word): (String, String) =
        sqlx::query_as(sqlx::AssertSqlSafe(format!("{asked}'{}')", day.client))).fetch_one(&mut day.house.admin().await).await.unwrap();
    assert_eq!(word, "bag");
}

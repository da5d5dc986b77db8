//! Which price counts, and what becomes of a piece that never comes back.
use super::{Day, does, edges::refused, fresh};
use vitrine::{
    domain::{
        bag::{BagStatus, Condition, Method, Refused},
        piece::WriteOffReason,
    },
    server::db::bags::{self, Settlement},
};

#[tokio::test]
async fn the_frozen_price_holds_and_a_lower_one_where_the_house_says_so() {
    let day = Day::begin(2).await;
    let bag = day.at_home(&[0, 1]).await;
    day.house.in_store("update app.variants set price_minor = 50").await;
    assert_eq!(day.settlement(bag, &[1]).await.total_minor, 200);
    day.house.in_store("update app.store_policies set bag_price_guarantee = true").await;
    let settlement = day.settlement(bag, &[1]).await;
    assert_eq!(settlement.total_minor, 50);
    let stale = Settlement { total_minor: 200, ..settlement.clone() };
    assert_eq!(does!(day.house.db, &day.shop, bags::settle, fresh(), bag, &stale), refused(Refused::TotalChanged(50)));
    does!(day.house.db, &day.shop, bags::settle, fresh(), bag, &settlement).expect("she pays less");
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn what_never_comes_back_is_charged_or_written_off() {
    let day = Day::begin(3).await;
    let bag = day.at_home(&[0, 1, 2]).await;
    does!(day.house.db, &day.shop, bags::receive, fresh(), bag, day.code(0), Condition::Damaged, "torn").expect("back");
    does!(day.house.db, &day.shop, bags::miss, fresh(), bag, &day.codes(&[1, 2])).expect("not there");
    let mine = does!(day.house.db, &day.shop, bags::write_off, fresh(), bag, day.code(2), WriteOffReason::Lost);
    assert_eq!(mine, refused(Refused::OverRoleLimit { left_minor: 0 }), "an attendant writes nothing off unless an owner lets her");
    does!(day.house.db, &day.boss, bags::write_off, fresh(), bag, day.code(2), WriteOffReason::Lost).expect("an owner does");
    let settlement = Settlement { method: Method::Pix, ..day.settlement(bag, &[1]).await };
    let paid = does!(day.house.db, &day.shop, bags::settle, fresh(), bag, &settlement).expect("charged");
    assert_eq!((paid.status.0, paid.total_minor), (BagStatus::Settled, 200));
    assert_eq!(day.house.count("select count(*) from app.bag_lines where status = 'charged'").await, 1);
    day.house.assert_balanced().await;
}

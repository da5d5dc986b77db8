//! What goes otherwise than it was said: the edge cases of bags.
use super::{Day, does, fresh};
use crate::{support::guest, trade::put};
use vitrine::{
    domain::{
        bag::{BagStatus, Condition, Decision, Refused},
        cart::Put,
        piece::PieceStatus,
    },
    error::AppError,
    server::db::bags::{self, NotDone, Pick, Verdict},
};

pub fn refused<T>(why: Refused) -> Result<T, NotDone> {
    Err(NotDone::Refused(why))
}

#[tokio::test]
async fn the_scan_counts_and_her_word_is_kept() {
    let day = Day::begin(5).await;
    let bag = day.at_home(&[0, 1, 2, 3, 4]).await;
    let carrier = Some(day.courier.person.id);
    does!(day.house.db, &day.boss, bags::assign, fresh(), bag, carrier).expect("a courier");
    for place in 0..4 {
        let line = day.line(bag, place).await;
        does!(day.house.db, &day.shop, bags::decide, fresh(), line, Decision::Keep, None, "told by phone").expect("for her");
    }
    let taken = does!(day.house.db, &day.courier.actor, bags::collect, fresh(), bag, &day.codes(&[0, 1, 2, 3, 4])).expect("all five");
    assert_eq!(taken.taken, 5);
    let face = day.face().await;
    let sheet = does!(day.house.db, &day.shop, bags::sheet, bag, &face).expect("a sheet");
    assert_eq!(sheet.lines.iter().filter(|line| line.differs).count(), 4, "somebody should ask her");
    for code in day.codes(&[0, 1, 2, 3, 4]) {
        does!(day.house.db, &day.shop, bags::receive, fresh(), bag, &code, Condition::Fine, "").expect("back");
    }
    assert_eq!(day.status(bag).await, BagStatus::SettledNone);
    assert_eq!(day.house.count("select count(*) from app.orders").await, 0, "nothing is charged by itself");
    assert_eq!(day.house.count("select count(*) from app.bag_lines where decision = 'keep'").await, 4, "her word is kept");
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn nobody_buys_what_is_in_a_bag_and_no_bag_takes_what_is_held() {
    let day = Day::begin(3).await;
    let bag = day.filled(&[0]).await;
    assert_eq!(put(&day.house.db, &guest(day.store, "anna"), &day.rail[0].0, 1).await, Ok(Put::Away));
    assert_eq!(put(&day.house.db, &guest(day.store, "anna"), &day.rail[1].0, 1).await, Ok(Put::Added));
    assert_eq!(day.put(bag, 1).await, refused(Refused::NotFree(PieceStatus::Held)));
    assert_eq!(day.put(bag, 0).await, Ok(()), "scanned twice, it lies there once");
    let other = day.filled(&[]).await;
    assert!(matches!(day.put(other, 0).await, Err(NotDone::Refused(Refused::InABag(_)))));
    let stray = does!(day.house.db, &day.shop, bags::put_in, fresh(), bag, &Pick::Code("NOSUCH".into()));
    assert_eq!(stray, refused(Refused::UnknownPiece));
    // her own hold comes along
    day.house.as_admin(&format!("update app.carts set person_id = '{}'", day.client)).await;
    assert_eq!(day.put(bag, 1).await, Ok(()));
    // and one that ran out keeps nobody away
    assert_eq!(put(&day.house.db, &guest(day.store, "berta"), &day.rail[2].0, 1).await, Ok(Put::Added));
    day.house.let_everything_expire().await;
    assert_eq!(day.put(bag, 2).await, Ok(()));
    assert_eq!(day.pieces("bagged").await, 3);
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn a_second_bag_has_days_of_its_own_and_other_pieces() {
    let day = Day::begin(3).await;
    let first = day.at_home(&[0]).await;
    let second = day.at_home(&[1]).await;
    let told = does!(day.house.db, &day.shop, bags::receive, fresh(), second, day.code(0), Condition::Fine, "").expect("an answer");
    assert!(matches!(told.verdict, Verdict::Foreign { bag, .. } if bag == first), "{told:?}");
    let told = does!(day.house.db, &day.shop, bags::receive, fresh(), second, day.code(2), Condition::Fine, "").expect("an answer");
    assert!(matches!(told.verdict, Verdict::Stranger { .. }), "{told:?}");
    let told = does!(day.house.db, &day.shop, bags::receive, fresh(), second, "0000000", Condition::Fine, "").expect("an answer");
    assert_eq!(told.verdict, Verdict::Unknown);
    day.house.in_store(&format!("update app.bags set due_at = '2026-11-20' where id = '{first}'")).await;
    day.house.in_store("update app.bags set due_at = now() where due_at > now()").await;
    let later = "select (now() + interval '10 days')::date::text";
    let row: String = sqlx::query_scalar(later).fetch_one(&mut day.house.admin().await).await.unwrap();
    does!(day.house.db, &day.shop, bags::extend, fresh(), second, &row, "she is away").expect("longer");
    assert_eq!(day.house.count(&format!("select count(*) from app.bags where due_at > now() and id = '{second}'")).await, 1);
    let past = does!(day.house.db, &day.shop, bags::extend, fresh(), second, "2026-01-01", "");
    assert!(matches!(past, Err(NotDone::Other(AppError::Invalid { .. }))), "{past:?}");
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn a_piece_goes_from_door_to_door() {
    let day = Day::begin(2).await;
    let (first, anna) =
        (day.at_home(&[0, 1]).await, day.house.person(day.store, vitrine::domain::role::Role::Customer, None).await.person.id);
    let next = day.open(anna, "annas").await;
    does!(day.house.db, &day.boss, bags::assign, fresh(), next, Some(day.courier.person.id)).expect("a courier");
    let command = fresh();
    for _ in 0..2 {
        let over = does!(day.house.db, &day.shop, bags::hand_over, command, first, day.code(0), next).expect("over");
        assert_eq!((over.status.0, over.target_status.0), (BagStatus::PartiallySettled, BagStatus::Dispatched));
    }
    does!(day.house.db, &day.courier.actor, bags::deliver, fresh(), next).expect("at Anna's");
    does!(day.house.db, &day.shop, bags::hand_over, fresh(), first, day.code(1), next).expect("she has it at once");
    assert_eq!(day.status(first).await, BagStatus::SettledNone);
    assert_eq!(
        day.house
            .count(&format!("select count(*) from app.pieces where outings = 2 and status = 're_consigned' and custody_person = '{anna}'"))
            .await,
        2
    );
    // and once more, from re_consigned to re_consigned
    let back = day.open(day.client, "hers-again").await;
    does!(day.house.db, &day.shop, bags::hand_over, fresh(), next, day.code(1), back).expect("back to the first");
    assert_eq!(day.house.count("select max(outings)::bigint from app.pieces").await, 3);
    assert_eq!(
        does!(day.house.db, &day.shop, bags::hand_over, fresh(), next, day.code(1), back).map(drop),
        refused(Refused::NotInBag(Vec::new()))
    );
    day.house.assert_balanced().await;
}

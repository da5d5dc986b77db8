//! The whole day of a bag, as the team, the courier and the client make it; and that nothing of it happens twice.
use super::{Day, does, fresh};
use crate::support::{guest, key};
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::{BagStatus, Condition, Decision, Listed, Method, Reason, Whose},
        id::{BagId, OrderId},
        piece::{CareReason, Custody, PieceStatus},
    },
    server::db::{
        bags::{self, Inspected, Load, Verdict},
        pieces,
    },
};

#[tokio::test]
async fn she_keeps_four_of_eight() {
    let day = Day::begin(8).await;
    let all: Vec<usize> = (0..8).collect();
    let bag = BagId(Uuid::now_v7());
    for _ in 0..2 {
        does!(day.house.db, &day.shop, bags::open, bag, day.client, &key("her-word"), "she likes green").expect("the same bag");
    }
    for place in &all {
        day.put(bag, *place).await.expect("free");
    }
    does!(day.house.db, &day.shop, bags::lock, fresh(), bag).expect("within the limit");
    does!(day.house.db, &day.shop, bags::assign, fresh(), bag, Some(day.courier.person.id)).expect("a courier");
    let leaving = fresh();
    for _ in 0..2 {
        let sent = does!(day.house.db, &day.courier.actor, bags::dispatch, leaving, bag, &day.load(&all), None).expect("it leaves");
        assert_eq!((sent.status.0, sent.sent), (BagStatus::Dispatched, 8), "sent twice, it left once");
    }
    assert_eq!(day.house.count("select count(*) from app.pieces where custody = 'courier' and outings = 1 and is_out").await, 8);
    does!(day.house.db, &day.courier.actor, bags::deliver, fresh(), bag).expect("she is at home");
    // prices are those of the day on which it left
    day.house.in_store("update app.variants set price_minor = price_minor * 3").await;
    let (face, anna) = (day.face().await, guest(day.store, "anna").with_link("her-word"));
    let hers = does!(day.house.db, &anna, bags::by_link, &face).expect("her bag");
    assert_eq!(hers.lines.iter().map(|line| line.price.expect("frozen").minor).sum::<i64>(), 3_600);
    for (place, line) in hers.lines.iter().enumerate() {
        let (word, why) = if place < 4 { (Decision::Keep, None) } else { (Decision::Return, Some(Reason::TooBig)) };
        does!(day.house.db, &anna, bags::decide, fresh(), line.id, word, why, "").expect("hers to say");
    }
    // three of the four come back
    let gone = day.codes(&[4, 5, 6]);
    let taken = does!(day.house.db, &day.courier.actor, bags::collect, fresh(), bag, &gone).expect("at her door");
    assert_eq!((taken.taken, taken.strays.len()), (3, 0));
    for code in &gone {
        let told = does!(day.house.db, &day.shop, bags::receive, fresh(), bag, code, Condition::Fine, "").expect("an answer");
        assert!(matches!(told.verdict, Verdict::Returned { late: false, differs: false, .. }), "{told:?}");
    }
    does!(day.house.db, &day.shop, bags::miss, fresh(), bag, &day.codes(&[7])).expect("it is not there");
    let settlement = day.settlement(bag, &[0, 1, 2, 3]).await;
    assert_eq!(settlement.total_minor, 1_000, "no share for a part of a bag");
    let paying = fresh();
    let paid = does!(day.house.db, &day.shop, bags::settle, paying, bag, &settlement).expect("she pays");
    assert_eq!(paid, does!(day.house.db, &day.shop, bags::settle, paying, bag, &settlement).expect("she paid once"));
    assert_eq!(paid.status.0, BagStatus::PartiallySettled, "the fourth is still hers to bring");
    assert_eq!((day.pieces("sold").await, day.pieces("returned").await, day.pieces("in_consignment").await), (4, 3, 1));
    for place in 4..7 {
        let piece = day.rail[place].0.piece();
        let ready = does!(day.house.db, &day.shop, bags::finish_inspection, fresh(), piece, &Inspected::ToRail).expect("it is well");
        assert_eq!(ready.status.0, PieceStatus::InStock, "sellable now, whatever became of the rest");
    }
    let late = does!(day.house.db, &day.shop, bags::receive, fresh(), bag, day.code(7), Condition::ToClean, "lipstick")
        .expect("it came after all");
    assert!(matches!(late.verdict, Verdict::Returned { late: true, .. }) && late.status.0 == BagStatus::Settled, "{late:?}");
    let wash = Inspected::ToCare(CareReason::Wash, "2030-01-01".into());
    does!(day.house.db, &day.shop, bags::finish_inspection, fresh(), day.rail[7].0.piece(), &wash).expect("to be washed");
    receipt(&day, paid.order, &paid.code).await;
    day.house.assert_balanced().await;
}

async fn receipt(day: &Day, order: OrderId, code: &str) {
    let face = day.face().await;
    let receipt = does!(day.house.db, &day.purse, bags::receipt, order, &face).expect("a receipt");
    assert_eq!((receipt.code.as_str(), receipt.method, receipt.total.minor), (code, Some(Method::Card), 1_000));
    assert_eq!(receipt.lines.len(), 4);
    let sold = does!(day.house.db, &day.shop, pieces::answers, day.rail[0].0.piece(), &face).expect("a piece");
    assert_eq!((sold.outings, sold.came_back, sold.holder.custody), (1, 0, Custody::Client));
    let back = does!(day.house.db, &day.shop, pieces::answers, day.rail[4].0.piece(), &face).expect("a piece");
    assert_eq!((back.outings, back.came_back, back.holder.custody, back.outings_told.len()), (1, 1, Custody::Shop, 1));
    assert!(back.minutes_out.is_some());
}

#[tokio::test]
async fn the_whole_bag_has_the_house_s_share() {
    let day = Day::begin(3).await;
    let bag = day.at_home(&[0, 1, 2]).await;
    let settlement = day.settlement(bag, &[0, 1, 2]).await;
    assert_eq!(settlement.total_minor, 540, "600 less a tenth");
    let paid = does!(day.house.db, &day.purse, bags::settle, fresh(), bag, &settlement).expect("finance takes money");
    assert_eq!((paid.status.0, paid.discount_minor), (BagStatus::Settled, 60));
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn nobody_was_at_home_and_the_next_day_she_is() {
    let day = Day::begin(2).await;
    let bag = day.ready(&[0, 1]).await;
    let carrier = Some(day.courier.person.id);
    does!(day.house.db, &day.shop, bags::dispatch, fresh(), bag, &day.load(&[0, 1]), carrier).expect("it leaves");
    assert_eq!(does!(day.house.db, &day.shop, bags::bring_back, fresh(), bag).expect("back").status.0, BagStatus::Ready);
    assert_eq!(day.house.count("select count(*) from app.pieces where status = 'bagged' and custody = 'shop'").await, 2);
    assert_eq!(day.house.count("select count(*) from app.bags where due_at is not null").await, 0, "its days have not begun");
    does!(day.house.db, &day.courier.actor, bags::dispatch, fresh(), bag, &day.load(&[0, 1]), None).expect("again");
    assert_eq!(day.pieces("re_consigned").await, 2, "out, and not for the first time");
    does!(day.house.db, &day.courier.actor, bags::deliver, fresh(), bag).expect("she is there");
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn what_stays_behind_is_on_the_rail_again() {
    let day = Day::begin(2).await;
    let bag = day.ready(&[0, 1]).await;
    let load = Load { scanned: day.codes(&[0]), left_behind: vec![(day.code(1).into(), "a button is loose".into())] };
    let sent = does!(day.house.db, &day.shop, bags::dispatch, fresh(), bag, &load, None).expect("it leaves");
    assert_eq!(sent.sent, 1);
    assert_eq!((day.pieces("in_consignment").await, day.pieces("in_stock").await), (1, 1));
    assert_eq!(day.house.count("select count(*) from app.bag_lines where why = 'left_behind' and why_note <> ''").await, 1);
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn lists_say_what_is_out_what_is_due_and_what_is_dear() {
    let day = Day::begin(6).await;
    let (cheap, dear) = (day.at_home(&[0]).await, day.at_home(&[4, 5]).await);
    let packing = day.filled(&[2]).await;
    let face = day.face().await;
    let list = async |which, after| {
        let rows = does!(day.house.db, &day.shop, bags::list, &face, which, &Whose::default(), after, 1).expect("a list");
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(list(Listed::Overdue, None).await, []);
    day.house.in_store("update app.bags set due_at = now() - interval '2 days' where due_at is not null").await;
    assert_eq!((list(Listed::Overdue, None).await, list(Listed::Overdue, Some(dear)).await), (vec![dear], vec![cheap]));
    assert_eq!((list(Listed::Out, None).await, list(Listed::Out, Some(dear)).await), (vec![dear], vec![cheap]));
    assert_eq!((list(Listed::InShop, None).await, list(Listed::DueToday, None).await), (vec![packing], vec![]));
    day.house.in_store("update app.bags set due_at = now() where due_at is not null").await;
    assert_eq!(list(Listed::DueToday, None).await, [dear]);
    let out = does!(day.house.db, &day.purse, bags::exposure, &face).expect("a sum");
    assert_eq!((out.bags, out.pieces, out.value.minor), (2, 3, 1_200));
    let held = does!(day.house.db, &day.shop, pieces::holders, None, None, 10, &face).expect("who has what");
    assert_eq!(held.iter().filter(|one| one.person == Some(day.client) && one.custody == Custody::Client).count(), 3);
}

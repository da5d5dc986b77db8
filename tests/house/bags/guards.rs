//! What a move of a piece must bring along, asked of everybody: the team with SQL in hand, and a person with psql.
use super::{Day, does, fresh};
use sqlx::{AssertSqlSafe, Executor};
use vitrine::{
    domain::{
        bag::Refused,
        piece::{CareReason, PieceMove, WriteOffReason},
    },
    error::AppError,
    server::{
        actor::Actor,
        db::{
            bags::{self, NotDone},
            pieces,
        },
    },
};

/// One of the team, with SQL in hand.
async fn by_hand(day: &Day, who: &Actor, set: &str, place: usize) -> Result<(), AppError> {
    let mut tx = day.house.begin(who).await;
    let sql = format!("update app.pieces set {set} where code = '{}'", day.code(place));
    sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await.map_err(AppError::from)?;
    tx.commit().await
}

fn no(word: &str) -> Result<(), AppError> {
    Err(AppError::Conflict { reason: word.into() })
}

#[tokio::test]
async fn sql_in_hand_does_no_more_than_the_verbs() {
    let day = Day::begin(4).await;
    let (bag, _packed) = (day.at_home(&[0]).await, day.ready(&[1]).await);
    for (set, place, word) in [
        ("status = 'returned'", 0, "claimed"),
        ("status = 're_consigned'", 0, "same_bag"),
        ("status = 'in_stock'", 0, "illegal_move"),
        ("status = 'in_stock'", 1, "claimed"),
        ("status = 'sold'", 1, "illegal_move"),
        ("status = 're_consigned'", 1, "never_out"),
        ("status = 'bagged'", 2, "no_bag"),
        ("status = 'in_consignment'", 2, "illegal_move"),
        ("status = 'draft'", 2, "illegal_move"),
        ("status = 'in_care'", 2, "care_reason"),
        ("status = 'sent_back'", 2, "not_consigned"),
        ("status = 'written_off'", 2, "write_off_reason"),
        ("status = 'written_off', write_off_reason = 'lost'", 2, "over_limit"),
    ] {
        assert_eq!(by_hand(&day, &day.shop, set, place).await, no(word), "{set}");
    }
    assert_eq!(by_hand(&day, &day.shop, "status = 'donated'", 2).await, no("illegal_move"), "who gives away is an owner");
    for set in ["outings = 9", "custody = 'client'", "custody_moves = 3", "version = 0", "code = 'AAAAAA'"] {
        assert_eq!(by_hand(&day, &day.boss, set, 2).await, Err(AppError::Forbidden), "{set}");
    }
    // a person with psql is judged by the same guards
    for (set, word) in [("status = 'returned'", "claimed"), ("status = 'sold'", "claimed")] {
        let sql =
            format!("select set_config('app.store', '{}', false); update app.pieces set {set} where code = '{}'", day.store, day.code(0));
        let error = day.house.admin().await.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.expect_err(set);
        assert_eq!(AppError::from(error), AppError::Conflict { reason: word.into() });
    }
    assert_eq!(
        day.house.count(&format!("select count(*) from app.bag_status_history where bag_id = '{bag}' and to_status = 'with_client'")).await,
        1
    );
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn pieces_leave_the_shop_with_a_reason_and_come_back_within_a_day() {
    let day = Day::begin(4).await;
    let piece = |place: usize| day.rail[place].0.piece();
    let moves = async |who: &Actor, place: usize, to: PieceMove| does!(day.house.db, who, pieces::move_piece, piece(place), &to);
    let other = |word: &str| Err(NotDone::Refused(Refused::Other(word.into())));
    moves(&day.shop, 0, PieceMove::ToCare(CareReason::Repair, "2030-01-01".into())).await.expect("to be mended");
    assert_eq!(moves(&day.shop, 0, PieceMove::Donate).await, other("illegal_move"), "who gives away is an owner");
    moves(&day.boss, 0, PieceMove::ToRail).await.expect("mended, and the owner hangs it");
    assert_eq!(day.house.count("select count(*) from app.pieces where care_reason is not null or care_due is not null").await, 0);
    assert_eq!(moves(&day.shop, 1, PieceMove::SendBack).await, other("not_consigned"));
    assert_eq!(by_hand(&day, &day.boss, "ownership = 'consigned_in'", 1).await, Err(AppError::Forbidden), "whose it is, is agreed upon");
    // it was somebody's before there were agreements
    let sql = format!("update app.pieces set ownership = 'consigned_in' where code = '{}'", day.code(1));
    day.house.in_store(&format!("alter table app.pieces disable trigger user; {sql}; alter table app.pieces enable trigger user")).await;
    moves(&day.shop, 1, PieceMove::SendBack).await.expect("hers");
    moves(&day.boss, 2, PieceMove::Donate).await.expect("given away");
    moves(&day.boss, 3, PieceMove::WriteOff(WriteOffReason::Theft)).await.expect("stolen");
    assert_eq!(day.house.count("select count(*) from app.pieces where custody = 'unknown'").await, 3);
    moves(&day.boss, 1, PieceMove::ToRail).await.expect("a mistake of this morning");
    moves(&day.boss, 3, PieceMove::ToRail).await.expect("found");
    day.house.in_store("alter table app.pieces disable trigger user; update app.pieces set changed_at = now() - interval '25 hours'; alter table app.pieces enable trigger user").await;
    assert_eq!(moves(&day.boss, 2, PieceMove::ToRail).await, other("too_late"));
    day.house.in_store("insert into app.role_limits select store_id, 'attendant', 'write_off', 300 from app.stores").await;
    moves(&day.shop, 1, PieceMove::WriteOff(WriteOffReason::Damage)).await.expect("within her limit");
    assert_eq!(
        moves(&day.shop, 3, PieceMove::WriteOff(WriteOffReason::Damage)).await,
        Err(NotDone::Refused(Refused::OverRoleLimit { left_minor: 0 }))
    );
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn histories_of_bags_are_written_once() {
    let day = Day::begin(1).await;
    let bag = day.at_home(&[0]).await;
    does!(day.house.db, &day.shop, bags::miss, fresh(), bag, &day.codes(&[0])).expect("missing");
    let mut admin = day.house.admin().await;
    for table in ["app.bag_status_history", "app.bag_line_history", "app.piece_custody_history"] {
        for verb in [format!("update {table} set actor = 'nobody'"), format!("delete from {table}"), format!("truncate {table}")] {
            let refused = admin.execute(sqlx::raw_sql(AssertSqlSafe(verb.clone()))).await.expect_err(&verb);
            assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("VT403"), "{verb}");
        }
    }
}

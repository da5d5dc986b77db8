//! Many hands at the same moment: on the place, on the offer, on the piece itself.
use super::{LIES, join, leave, take};
use crate::{
    support::{House, guest},
    trade::{crowd, put},
};
use vitrine::{
    domain::{cart::Put, wait::Joined},
    error::AppError,
    server::{clock, db},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn while_a_piece_comes_back_nobody_is_left_waiting_for_a_free_one() {
    let house = House::with_pool(12).await;
    let store = house.store("amora").await;
    for round in 0..4 {
        let dress = house.unique(store, 18_900).await;
        let owner = format!("holder-{round}");
        put(&house.db, &guest(store, &owner), &dress, 1).await.unwrap();
        let joined = crowd(60, 30, |n| {
            let (db, dress, owner) = (house.db.clone(), dress.clone(), owner.clone());
            async move {
                if n == 20 {
                    let mut tx = db.begin(&guest(store, &owner)).await?;
                    db::carts::change_quantity(&mut tx, dress.variant, 0).await?;
                    tx.commit().await?;
                    return Ok::<_, AppError>(Joined::Ok);
                }
                join(&db, store, &dress, &format!("r{round}-{n}"), &format!("l{round}-{n}")).await
            }
        })
        .await;
        assert!(joined.iter().all(Result::is_ok), "everybody gets an answer: {joined:?}");
        assert_eq!(house.count(LIES).await, 0);
        let sql = format!("select count(*) from app.piece_claims where piece_id = '{}' and ended_at is null", dress.piece());
        let places = house.count(&format!("select count(*) from app.piece_waits where piece_id = '{}'", dress.piece())).await;
        assert_eq!(house.count(&sql).await, i64::from(places > 0), "one claim, if anybody came before it was back");
    }
}

/// An offer runs out in the moment in which she takes it, in which she leaves, and in which others reach for the piece.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_offers_of_one_piece_never_stand_at_once() {
    let house = House::with_pool(12).await;
    let store = house.store("amora").await;
    let (mut taken, mut passed) = (0, 0);
    for round in 0..12 {
        let dress = house.unique(store, 18_900).await;
        let names: Vec<String> = ["a", "b", "c"].iter().map(|who| format!("{who}{round}")).collect();
        put(&house.db, &guest(store, "holder"), &dress, 1).await.unwrap();
        for who in &names {
            assert_eq!(join(&house.db, store, &dress, who, who).await, Ok(Joined::Ok));
        }
        let mut tx = house.begin(&guest(store, "holder")).await;
        db::carts::change_quantity(&mut tx, dress.variant, 0).await.unwrap();
        tx.commit().await.unwrap();
        // in every second round the offer is over already
        if round % 2 == 1 {
            house.let_offers_expire().await;
        }
        crowd(24, 24, |n| {
            let (db, dress, names) = (house.db.clone(), dress.clone(), names.clone());
            async move {
                match n % 6 {
                    0 => drop(take(&db, store, &names[0], &names[0]).await.expect("an answer")),
                    1 if n > 12 => drop(leave(&db, store, &names[0], &names[0]).await.expect("an answer")),
                    2 => drop(put(&db, &guest(store, &format!("passer-by-{n}")), &dress, 1).await.expect("an answer")),
                    3 => drop(take(&db, store, &names[1], &names[1]).await.expect("an answer")),
                    _ => clock::release(&db).await.expect("the clock goes on"),
                }
            }
        })
        .await;
        assert_eq!(house.count(LIES).await, 0, "round {round}");
        let live = format!("select count(*) from app.piece_claims where piece_id = '{}' and ended_at is null", dress.piece());
        assert_eq!(house.count(&live).await, 1, "somebody has it, and one only");
        taken += house.count("select count(*) from app.piece_waits where status = 'taken'").await;
        passed += house.count("select count(*) from app.piece_waits where status in ('expired', 'withdrawn')").await;
    }
    assert!(taken > 0 && passed > 0, "both happened: {taken} taken, {passed} passed on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_has_one_place_however_often_she_asks() {
    let house = House::with_pool(12).await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    put(&house.db, &guest(store, "holder"), &dress, 1).await.unwrap();
    // the same form from twenty tabs, and the same address from twenty other browsers
    let answers = crowd(40, 40, |n| {
        let (db, dress) = (house.db.clone(), dress.clone());
        async move { join(&db, store, &dress, "ana", &if n < 20 { "her-link".to_owned() } else { format!("other-{n}") }).await }
    })
    .await;
    assert!(answers.iter().all(|answer| matches!(answer, Ok(Joined::Ok | Joined::Already))), "{answers:?}");
    assert_eq!(house.count("select count(*) from app.piece_waits").await, 1);
    assert_eq!(join(&house.db, store, &dress, "holder", "l").await, Ok(Joined::Yours), "she has it herself");
    assert_eq!(take(&house.db, store, "eve", "no-such-link").await, Err(AppError::NotFound));
    assert_eq!(leave(&house.db, store, "eve", "no-such-link").await, Err(AppError::NotFound));
    assert_eq!(put(&house.db, &guest(store, "ana"), &dress, 1).await, Ok(Put::Held), "waiting is no holding");
}

//! What a client may have at home: her own limit before her class's, and that before the store's; weighed when a bag is locked.
use crate::bags::{Day, does, fresh};
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::Refused,
        client::{Class, TermsWish},
        id::ClassId,
    },
    error::AppError,
    server::db::{bags, bags::NotDone, clients},
};

async fn class(day: &Day, name: &str, value_minor: Option<i64>, pieces: Option<i32>, bags: Option<i32>) -> Class {
    let class = Class { id: ClassId(Uuid::now_v7()), name: name.into(), value_minor, pieces, bags };
    for _ in 0..2 {
        does!(day.house.db, &day.boss, clients::save_class, None, &class).expect("an owner makes classes");
    }
    class
}

async fn terms(day: &Day, wish: TermsWish) -> Result<(), NotDone> {
    does!(day.house.db, &day.boss, clients::set_terms, day.client, &wish)
}

#[tokio::test]
async fn a_class_limits_pieces_and_bags_and_her_own_limit_goes_before_it() {
    let day = Day::begin(6).await;
    let new = class(&day, "New", Some(100_000), Some(2), Some(1)).await;
    terms(&day, TermsWish { class: Some(new.id), ..TermsWish::default() }).await.unwrap();
    let bag = day.filled(&[0, 1, 2]).await;
    let lock = async |bag| does!(day.house.db, &day.shop, bags::lock, fresh(), bag).map(drop);
    assert_eq!(lock(bag).await, Err(NotDone::Refused(Refused::TooManyPieces { most: 2, held: 3 })));
    let face = day.face().await;
    let sheet = does!(day.house.db, &day.shop, bags::sheet, bag, &face).unwrap();
    assert_eq!((sheet.place.class.as_deref(), sheet.place.pieces, sheet.place.pieces_most), (Some("New"), 3, Some(2)), "seen at packing");
    let own = TermsWish { class: Some(new.id), pieces: Some(3), reason: "her wedding".into(), ..TermsWish::default() };
    terms(&day, own.clone()).await.unwrap();
    lock(bag).await.expect("her own limit holds");
    let second = day.filled(&[3]).await;
    assert_eq!(lock(second).await, Err(NotDone::Refused(Refused::TooManyPieces { most: 3, held: 4 })));
    terms(&day, TermsWish { pieces: Some(9), ..own }).await.unwrap();
    assert_eq!(lock(second).await, Err(NotDone::Refused(Refused::TooManyBags { most: 1, held: 2 })));
    does!(day.house.db, &day.boss, bags::lift_limit, fresh(), second, 5_000, "for this once").unwrap();
    lock(second).await.expect("an owner lifted it for this bag");
    day.house.assert_balanced().await;
}

#[tokio::test]
async fn a_class_has_a_value_and_a_limit_of_her_own_needs_a_reason() {
    let day = Day::begin(3).await;
    let small = class(&day, "Small", Some(250), None, None).await;
    terms(&day, TermsWish { class: Some(small.id), ..TermsWish::default() }).await.unwrap();
    let bag = day.filled(&[0, 1]).await;
    let over = Refused::OverLimit { limit_minor: 250, held_minor: 300 };
    assert_eq!(does!(day.house.db, &day.shop, bags::lock, fresh(), bag).map(drop), Err(NotDone::Refused(over)));
    let own = TermsWish { class: Some(small.id), value_minor: Some(1_000), ..TermsWish::default() };
    assert!(matches!(terms(&day, own.clone()).await, Err(NotDone::Other(AppError::Invalid { field, .. })) if field == "reason"));
    terms(&day, TermsWish { reason: "known for years".into(), ..own.clone() }).await.unwrap();
    does!(day.house.db, &day.shop, bags::lock, fresh(), bag).expect("her own");
    let unknown = TermsWish { class: Some(ClassId(Uuid::now_v7())), ..TermsWish::default() };
    assert_eq!(terms(&day, unknown).await, Err(NotDone::Other(AppError::NotFound)));
    assert_eq!(does!(day.house.db, &day.shop, clients::set_terms, day.client, &own), Err(NotDone::Other(AppError::Forbidden)));
    let told = day
        .house
        .count("select count(*) from app.events where kind = 'person.terms_changed' and particulars::text not like '%years%'")
        .await;
    assert_eq!(told, 2);
}

#[tokio::test]
async fn two_owners_do_not_undo_each_other_and_an_attendant_makes_no_class() {
    let day = Day::begin(1).await;
    let seen = class(&day, "Gold", None, None, None).await;
    let named = |name: &str| Class { name: name.into(), ..seen.clone() };
    does!(day.house.db, &day.boss, clients::save_class, Some(&seen), &named("Golden")).unwrap();
    let late = does!(day.house.db, &day.boss, clients::save_class, Some(&seen), &named("Silver"));
    assert_eq!(late, Err(NotDone::Other(AppError::Conflict { reason: "edited_meanwhile".into() })));
    let mine = does!(day.house.db, &day.shop, clients::save_class, None, &Class { id: ClassId(Uuid::now_v7()), ..seen.clone() });
    assert_eq!(mine, Err(NotDone::Other(AppError::Forbidden)));
    let all = does!(day.house.db, &day.shop, clients::classes,).unwrap();
    assert_eq!(all.iter().map(|class| class.name.as_str()).collect::<Vec<_>>(), ["Golden"]);
    assert_eq!(day.house.count("select count(*) from app.events where kind in ('store.class_added', 'store.class_changed')").await, 2);
}

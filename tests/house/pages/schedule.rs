//! A page goes out at its hour, once: with many clocks at work, after a night without any, and not when its date was taken back.
use super::{face, go, look, save, says};
use crate::support::House;
use vitrine::{
    domain::{
        editorial::{Move, PageKind, RevisionStatus, ShownBlock},
        role::Role,
    },
    error::AppError,
    server::{clock, db::pages},
};

/// An hour on the shop's clock that is surely to come.
const SOON: &str = "2027-03-01T09:00";

async fn time_passes(house: &House) {
    house.as_admin("update app.page_revisions set publish_at = clock_timestamp() - interval '9 hours' where status = 'scheduled'").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_clocks_publish_once_also_after_a_night_without_any() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let ana = house.person(store, Role::Attendant, None).await;
    let keys: Vec<_> = (0..20).map(|n| look(&format!("look-{n}"))).collect();
    for key in &keys {
        let base = save(&house, &ana, key, None, &says("antes")).await.unwrap();
        let sheet = go(&house, &ana, key, base, Move::Publish).await.unwrap();
        let base = save(&house, &ana, key, sheet.base, &says("depois")).await.unwrap();
        let sheet = go(&house, &ana, key, base, Move::Schedule(SOON.into())).await.unwrap();
        assert_eq!(sheet.status, RevisionStatus::Scheduled);
        assert!(sheet.publish_at.is_some_and(|at| at.contains("9h00")), "on the shop's own clock");
    }
    clock::publish(&house.db).await.unwrap();
    assert_eq!(house.count("select count(*) from app.page_revisions where status = 'scheduled'").await, 20, "nothing is due");
    time_passes(&house).await;
    let clocks: Vec<_> = (0..8)
        .map(|_| {
            let db = house.db.clone();
            tokio::spawn(async move { clock::publish(&db).await })
        })
        .collect();
    for clock in clocks {
        clock.await.unwrap().unwrap();
    }
    // what one clock found in another's hands it leaves to the next round
    clock::publish(&house.db).await.unwrap();
    let published = "select count(*) from app.events where kind = 'page.published' and actor = 'worker'";
    assert_eq!(house.count(published).await, 20);
    assert_eq!(house.count("select count(*) from app.page_revisions where status = 'published' and number = 2").await, 20);
    assert_eq!(house.count("select count(*) from app.page_revisions where status = 'retired' and number = 1").await, 20);
    clock::publish(&house.db).await.unwrap();
    assert_eq!(house.count(published).await, 20, "once");
    let mut tx = house.begin(&crate::support::guest(store, "anna")).await;
    let page = pages::of_key(&mut tx, &face(store), keys[0].clone()).await.unwrap();
    assert_eq!(page.key.kind, PageKind::Look);
    assert!(matches!(&page.blocks[..], [ShownBlock::Quote(quote)] if quote.text == "depois"), "{page:?}");
}

#[tokio::test]
async fn a_date_that_was_taken_back_does_not_come() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let ana = house.person(store, Role::Attendant, None).await;
    let key = look("tarde");
    let base = save(&house, &ana, &key, None, &says("um dia")).await.unwrap();
    let past = go(&house, &ana, &key, base, Move::Schedule("2020-01-01T09:00".into())).await.unwrap_err();
    assert_eq!(past, AppError::Invalid { field: "in_the_past".into(), reason: "in_the_past".into() });
    let sheet = go(&house, &ana, &key, base, Move::Schedule(SOON.into())).await.unwrap();
    let shut = save(&house, &ana, &key, sheet.base, &says("outra coisa")).await;
    assert_eq!(shut, Err(AppError::Conflict { reason: "not_a_draft".into() }), "what is promised is not rewritten under the date");
    time_passes(&house).await;
    let sheet = go(&house, &ana, &key, sheet.base.unwrap(), Move::Unschedule).await.unwrap();
    clock::publish(&house.db).await.unwrap();
    assert_eq!(house.count("select count(*) from app.pages where live_number is not null").await, 0);
    // publishing now what was promised for later needs no detour
    let sheet = go(&house, &ana, &key, sheet.base.unwrap(), Move::Schedule(SOON.into())).await.unwrap();
    let sheet = go(&house, &ana, &key, sheet.base.unwrap(), Move::Publish).await.unwrap();
    assert_eq!((sheet.status, sheet.is_live), (RevisionStatus::Published, true));
}

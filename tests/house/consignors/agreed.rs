//! Who consigns, what is proposed to her and what she accepts: once, by her link, and never changed after that.
use super::{Shop, no, terms, word};
use uuid::Uuid;
use vitrine::{
    domain::{
        consignor::{ConsignorWish, Terms, Unsold, Which},
        id::{CollectionId, PersonId},
        role::Role,
    },
    error::AppError,
    server::{
        actor::Actor,
        db::{consignors, intake},
    },
};

#[tokio::test]
async fn one_person_may_be_a_client_and_a_consignor() {
    let shop = Shop::open().await;
    let client = shop.house.person(shop.store, Role::Customer, None).await.person.id;
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    consignors::make(&mut tx, client).await.unwrap();
    consignors::make(&mut tx, client).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    assert_eq!(consignors::make(&mut tx, PersonId(Uuid::now_v7())).await, Err(AppError::NotFound));
    drop(tx);
    assert_eq!(shop.house.count(&format!("select count(*) from app.person_roles where person_id = '{client}'")).await, 2);
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'person.consigns'").await, 1, "twice is once");
    let clara = shop.add("Clara Rezende", "+5511987650009").await;
    assert_eq!(shop.add("C. Rezende", "+5511987650009").await, clara, "known by her number");
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let wish = |words: &str, which| ConsignorWish { words: words.into(), which };
    for (words, which, found) in [
        ("rezende", Which::All, 1),
        ("98765-0009", Which::All, 1),
        ("nobody", Which::All, 0),
        ("", Which::Unsigned, 2),
        ("", Which::Agreed, 0),
    ] {
        assert_eq!(consignors::by_name(&mut tx, &wish(words, which), None, 10).await.unwrap().len(), found, "{words} {which:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_acceptance_that_is_repeated_is_one_effect() {
    let shop = Shop::open().await;
    let clara = shop.add("Clara Rezende", "+5511987650009").await;
    let first = shop.draw(clara, &terms(Unsold::Return)).await;
    let newest = shop.draw(clara, &Terms { store_bp: 4_000, ..terms(Unsold::Donate) }).await;
    assert_eq!(shop.accept(clara, first).await, no("superseded"), "the newest only");
    let accept = || async { shop.accept(clara, newest).await };
    let all = tokio::join!(accept(), accept(), accept(), accept());
    assert_eq!([all.0, all.1, all.2, all.3], [Ok(()), Ok(()), Ok(()), Ok(())]);
    let stamp = "select extract(epoch from accepted_at)::bigint from app.agreements where version = 2";
    let at = shop.house.count(stamp).await;
    assert_eq!(shop.accept(clara, newest).await, Ok(()));
    assert_eq!(shop.house.count(stamp).await, at);
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'agreement.accepted'").await, 1);
    assert_eq!(
        shop.house.count("select count(*) from app.events where particulars::text like '%Clara%'").await,
        0,
        "the book holds no name"
    );
    // another's link opens nothing of hers
    let other = shop.add("Dora Lemos", "+5511987650010").await;
    shop.draw(other, &terms(Unsold::Return)).await;
    let mut tx = shop.house.begin(&Actor::guest(shop.store).with_link(&word(other))).await;
    assert_eq!(consignors::accept(&mut tx, newest, "Dora").await, Err(AppError::NotFound));
}

#[tokio::test]
async fn what_is_agreed_is_never_changed() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Return)).await;
    for set in ["store_bp = 9000", "accepted_at = now()", "accepted_name = 'Dora'", "lasts_days = 10"] {
        let refused = shop.by_hand(&shop.boss.actor, &format!("update app.agreements set {set}")).await;
        assert_eq!(refused, Err(AppError::Forbidden), "{set}");
    }
    for sql in [
        "update app.agreements set store_bp = 9000",
        "update app.agreements set accepted_at = null, accepted_name = null, accepted_text = null",
        "delete from app.agreements",
        "truncate app.agreements cascade",
    ] {
        let sql = format!("select set_config('app.store', (select store_id::text from app.stores), false); {sql}");
        let refused = sqlx::Executor::execute(&mut shop.house.admin().await, sqlx::raw_sql(sqlx::AssertSqlSafe(sql.clone()))).await;
        assert!(refused.is_err(), "with psql: {sql}");
    }
    assert_eq!(
        shop.house.count(&format!("select count(*) from app.agreements where consignor_id = '{clara}' and store_bp = 5000")).await,
        1
    );
}

#[tokio::test]
async fn without_an_accepted_agreement_nothing_is_consigned() {
    let shop = Shop::open().await;
    let clara = shop.add("Clara Rezende", "+5511987650009").await;
    let arrival = CollectionId(Uuid::now_v7());
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    intake::open_arrival(&mut tx, arrival, "chegada", "Chegada", "").await.unwrap();
    assert_eq!(consignors::consign_arrival(&mut tx, arrival, clara).await, no("no_agreement"));
    drop(tx);
    shop.draw(clara, &terms(Unsold::Return)).await;
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    intake::open_arrival(&mut tx, arrival, "chegada", "Chegada", "").await.unwrap();
    assert_eq!(consignors::consign_arrival(&mut tx, arrival, clara).await, no("no_agreement"), "proposed is not accepted");
    drop(tx);
    // nor with psql
    let rail = shop.house.rail(shop.store, 1).await;
    let sql = format!(
        "select set_config('app.store', '{}', false);
         update app.pieces set ownership = 'consigned_in', consignor_id = '{clara}', agreement_id = (select id from app.agreements) where id = '{}'",
        shop.store,
        rail[0].0.piece()
    );
    let refused =
        sqlx::Executor::execute(&mut shop.house.admin().await, sqlx::raw_sql(sqlx::AssertSqlSafe(sql))).await.expect_err("refused");
    assert_eq!(AppError::from(refused), AppError::Conflict { reason: "no_agreement".into() });
}

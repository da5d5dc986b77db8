//! A pool of four, and callers who walk away in the middle of everything: what one left behind, no other may find.
use super::dice;
use crate::{
    support::{House, guest},
    trade::{abandon, crowd, warm},
};
use sqlx::Row;
use vitrine::{
    domain::role::Role,
    error::AppError,
    server::{
        actor::{Actor, Who},
        db::tx::Db,
    },
};

const CALLERS: usize = 1_500;

/// Who the database thinks is asking, against who asks.
async fn who_am_i(db: &Db, actor: &Actor) -> Result<(), AppError> {
    let mut tx = db.begin(actor).await?;
    let row = sqlx::query("select current_setting('role'), app.store_id(), app.person_id(), app.visitor(), app.link(), app.request()")
        .fetch_one(&mut *tx)
        .await?;
    assert_eq!(row.get::<String, _>(0), actor.database_role());
    assert_eq!(row.get::<Option<uuid::Uuid>, _>(1), actor.store.map(|store| store.0), "another's store");
    assert_eq!(row.get::<Option<uuid::Uuid>, _>(2), actor.person().map(|person| person.id.0), "another's person");
    assert_eq!(row.get::<Option<String>, _>(3), actor.visitor.as_ref().map(|hash| hash.as_str().to_owned()), "another's cart key");
    assert_eq!(row.get::<Option<String>, _>(4), actor.link.as_ref().map(|hash| hash.as_str().to_owned()), "another's link");
    assert_eq!(row.get::<Option<String>, _>(5), actor.request.map(|id| id.to_string()), "another's request");
    tx.commit().await
}

/// One that leaves no trace of who she is unless she is asked.
fn bare(actor: &Actor) -> Actor {
    Actor::new(actor.who.clone(), None)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_inherits_what_a_caller_left_who_walked_away() {
    let house = House::with_pool(4).await;
    let (amora, orvale) = (house.store("amora").await, house.store("orvale").await);
    let owner = house.person(amora, Role::Owner, None).await.actor;
    let customer = house.person(orvale, Role::Customer, None).await.actor;
    let mut asking = Actor { request: Some(uuid::Uuid::now_v7()), ..guest(amora, "anna").with_link("a link") };
    asking.store = Some(orvale);
    let actors = [
        guest(amora, "anna"),
        owner.clone(),
        Actor::new(Who::Worker, None),
        asking,
        customer,
        Actor::new(Who::Gateway, Some(orvale)),
        bare(&owner),
        Actor::new(Who::Door, None),
    ];
    let ended = crowd(CALLERS, 48, |n| {
        let (db, actor) = (house.db.clone(), actors[dice(n, 1, actors.len())].clone());
        let looks = if n % 2 == 0 { 1 + dice(n, 2, 6) } else { usize::MAX };
        async move { abandon(looks, who_am_i(&db, &actor)).await }
    })
    .await;
    let left = ended.iter().filter(|end| end.is_none()).count();
    assert!(left > CALLERS / 10, "a pool that nobody leaves in the middle shows nothing: {left}");
    assert!(ended.iter().flatten().all(Result::is_ok), "no caller pays for another's leaving");
    // once round the whole pool: every connection was given back
    warm(&house.db, 4).await;
    for actor in &actors {
        assert_eq!(who_am_i(&house.db, actor).await, Ok(()));
    }
    let stuck = "select count(*) from pg_stat_activity where datname = current_database() and usename = 'vitrine_web' and state like 'idle in transaction%'";
    assert_eq!(house.count(stuck).await, 0);
    assert!(house.count("select count(*) from pg_stat_activity where datname = current_database() and usename = 'vitrine_web'").await <= 4);
}

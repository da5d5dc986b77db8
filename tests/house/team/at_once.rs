//! There is always an owner who can come in, even when several of them change that at the same moment.
use super::PASSWORD;
use crate::support::{House, Login};
use vitrine::{
    domain::role::Role,
    error::AppError,
    server::{actor::Actor, db::team},
};

/// Take the other's hat through the program, on a connection of its own.
fn demote(house: &House, who: &Actor, whom: &Login) -> tokio::task::JoinHandle<Result<(), AppError>> {
    let (db, who, whom) = (house.db.clone(), who.clone(), whom.person.id);
    tokio::spawn(async move {
        let mut tx = db.begin(&who).await?;
        team::take_hat(&mut tx, whom, Role::Owner).await?;
        tx.commit().await
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_owners_who_demote_each_other_leave_one() {
    let house = House::with_pool(16).await;
    let store = house.store("amora").await;
    for round in 0..12 {
        let (anna, bia) = (house.person(store, Role::Owner, Some(PASSWORD)).await, house.person(store, Role::Owner, Some(PASSWORD)).await);
        house
            .in_store(&format!(
                "delete from app.person_roles where role = 'owner' and person_id not in ('{}', '{}')",
                anna.person.id, bia.person.id
            ))
            .await;
        let (one, other) = (demote(&house, &anna.actor, &bia), demote(&house, &bia.actor, &anna));
        let ends = [one.await.unwrap(), other.await.unwrap()];
        let done = ends.iter().filter(|end| end.is_ok()).count();
        assert_eq!(done, 1, "round {round}: {ends:?}");
        assert!(ends.contains(&Err(AppError::Forbidden)), "who came second was no owner any more: {ends:?}");
        assert_eq!(house.count("select count(*) from app.person_roles where role = 'owner'").await, 1, "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_of_owners_who_all_leave_at_once_leaves_one() {
    let house = House::with_pool(16).await;
    let store = house.store("amora").await;
    let mut crowd = Vec::new();
    for _ in 0..6 {
        crowd.push(house.person(store, Role::Owner, Some(PASSWORD)).await);
    }
    let leaving: Vec<_> = crowd.iter().map(|one| demote(&house, &one.actor, one)).collect();
    let mut refused = Vec::new();
    for one in leaving {
        refused.extend(one.await.unwrap().err());
    }
    assert_eq!(refused, [AppError::Conflict { reason: "last_owner".into() }]);
    assert_eq!(house.count("select count(*) from app.person_roles where role = 'owner'").await, 1);
}

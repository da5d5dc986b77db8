//! A client's file in the hands of the team: an owner gives it to her, and no other hat can.
use crate::{accounts::PASSWORD, support::House};
use vitrine::{domain::role::Role, paths};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_gives_a_client_her_file_and_an_attendant_does_not() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let client = house.person(store, Role::Customer, None).await;
    let foreign = house.person(other, Role::Customer, None).await;
    let site = house.serve().await;
    let path = paths::person_export(client.person.id);
    for role in Role::ALL {
        let login = house.person(store, role, Some(PASSWORD)).await;
        let mut browser = super::sign_in(&site, &login.email).await;
        let answer = browser.post(&path, &[]).await;
        assert_eq!(answer.status, if role == Role::Owner { 200 } else { 403 }, "{role:?}");
        assert_eq!(answer.body.contains(&client.email), role == Role::Owner, "{role:?}");
        if role == Role::Owner {
            assert_eq!(browser.post(&paths::person_export(foreign.person.id), &[]).await.status, 404, "nobody of another store");
        } else {
            assert_eq!(
                browser.post(paths::ACCOUNT_EXPORT, &[("current", PASSWORD)]).await.status,
                200,
                "{role:?} reads what is held of herself"
            );
        }
    }
    assert_eq!(site.visitor("amora").post(&path, &[]).await.status, 401);
    assert_eq!(house.count("select count(*) from app.events where kind = 'person.exported' and actor = 'owner'").await, 1);
    // whoever holds the role without the program gets no further
    let attendant = house.person(store, Role::Attendant, None).await;
    let mut tx = house.begin(&attendant.actor).await;
    assert!(vitrine::server::db::privacy::export(&mut tx, client.person.id).await.is_err());
}

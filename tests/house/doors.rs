//! The way in: a house opens, a visitor comes, and nobody is more than she should be.
use crate::support::{House, delivery_of, guest};
use vitrine::{
    domain::{cart::Put, role::Role},
    paths,
    server::{actor::Who, db},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_house_of_a_test_is_whole() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 12_900).await;
    let cream = house.counted(store, 4_500, 3).await;
    let kit = house.kit(store, 8_000, &[(&cream, 2)]).await;
    for (goods, quantity) in [(&coat, 1), (&cream, 3), (&kit, 1)] {
        let mut tx = house.begin(&guest(store, "anna")).await;
        assert_eq!(db::carts::put(&mut tx, goods.variant, quantity).await, Ok(Put::Added));
        tx.commit().await.unwrap();
    }
    let mut other = house.begin(&guest(store, "berta")).await;
    assert_eq!(db::carts::put(&mut other, coat.variant, 1).await, Ok(Put::Held));
    drop(other);
    house.settle().await;
    assert_eq!(house.count("select count(*) from app.pieces where status = 'held'").await, 1);
    assert_eq!(house.count("select count(*) from app.events where kind = 'piece.held'").await, 1);
    assert_eq!(house.count(&format!("select count(*) from app.delivery_options where id = '{}'", delivery_of(store))).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_is_served_by_host() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let coat = house.unique(store, 12_900).await;
    let site = house.serve().await;
    let mut anna = site.visitor("amora");
    let page = anna.get(&paths::product(&coat.slug)).await;
    assert_eq!((page.status, page.body.contains("Test unique")), (200, true), "{}", page.body);
    let put = anna.post(paths::CART, &[("variant", &coat.variant.to_string())]).await;
    assert_eq!(put.status, 303);
    assert!(anna.get(paths::CART).await.body.contains("Test unique"), "her cart shows what she put there");
    assert_eq!(site.visitor("nobody").get(paths::SHOP).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_signs_in_with_her_password_only() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let owner = house.person(store, Role::Owner, Some("a long password")).await;
    let site = house.serve().await;
    for (password, status) in [("a wrong password", 401), ("a long password", 303)] {
        let mut owner_at_door = site.visitor("amora");
        let answer = owner_at_door.post(paths::SIGN_IN, &[("email", &owner.email), ("password", password)]).await;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    assert!(matches!(owner.actor.who, Who::Person(_)));
}

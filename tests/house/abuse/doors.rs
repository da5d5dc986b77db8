//! Doors of the back office and of the courier: who is let in, who is sent to sign in, who is refused.
use super::assert_clean;
use crate::support::House;
use vitrine::{domain::role::Role, paths};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_hat_opens_its_own_doors() {
    let house = House::new().await;
    let store = house.store("amora").await;
    house.store("orvale").await;
    let site = house.serve().await;
    let rooms = [paths::ADMIN, paths::ADMIN_ORDERS, "/admin/", "/admin/orders/0190a000-0000-7000-8000-000000000001", paths::COURIER];
    for path in rooms {
        let answer = site.visitor("amora").get(path).await;
        assert_clean(&answer, path);
        assert_eq!((answer.status, answer.location()), (303, paths::sign_in_then(path).as_str()), "a guest signs in first");
    }
    for role in Role::ALL {
        let login = house.person(store, role, Some("a long password")).await;
        let mut visitor = site.visitor("amora");
        // she asks for a room that is not hers, and one of another house
        for next in ["//evil.example", "https://evil.example", "/\\evil.example", "/admin/orders"] {
            let answer =
                visitor.clone().post(paths::SIGN_IN, &[("email", &login.email), ("password", "a long password"), ("next", next)]).await;
            assert_clean(&answer, next);
            assert!(
                answer.status == 303 && answer.location().starts_with('/') && !answer.location().contains("evil"),
                "{next}: {}",
                answer.location()
            );
        }
        assert_eq!(visitor.post(paths::SIGN_IN, &[("email", &login.email), ("password", "a long password")]).await.status, 303);
        for path in rooms {
            let opens = if path == paths::COURIER { role.opens_courier() } else { role.opens_admin() };
            let answer = visitor.get(path).await;
            assert_clean(&answer, path);
            assert_eq!(answer.status, if opens { 200 } else { 403 }, "{role:?} at {path}");
        }
        let mut next_door = site.visitor("orvale");
        next_door.cookies.clone_from(&visitor.cookies);
        assert_eq!(next_door.get(paths::ADMIN).await.status, 303, "her cookie opens nothing in another store");
    }
}

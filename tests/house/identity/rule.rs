//! The owner's word: everybody of the team needs a passkey. Who has none makes one before her room opens, and the last one stays.
use super::{PASSWORD, codes_in, options, sign_in, with_passkey};
use crate::support::{House, SoftKey};
use vitrine::{domain::role::Role, paths};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_of_the_team_makes_one_before_her_room_opens() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let owner = house.person(store, Role::Owner, Some(PASSWORD)).await;
    let mut desk = site.visitor("amora");
    sign_in(&mut desk, &owner.email).await;
    assert_eq!(desk.post(paths::ACCOUNT_PASSKEYS_RULE, &[("wanted", "yes")]).await.status, 409, "an owner without one would stand outside");
    let (_, mut desk, _, _) = with_passkey(&house, &site, store, Role::Owner).await;
    let attendant = house.person(store, Role::Attendant, Some(PASSWORD)).await;
    let customer = house.person(store, Role::Customer, Some(PASSWORD)).await;
    let (mut hers, mut shopper) = (site.visitor("amora"), site.visitor("amora"));
    sign_in(&mut hers, &attendant.email).await;
    sign_in(&mut shopper, &customer.email).await;
    assert_eq!(hers.post(paths::ACCOUNT_PASSKEYS_RULE, &[("wanted", "yes")]).await.status, 403, "the owner's word only");
    assert_eq!(desk.post(paths::ACCOUNT_PASSKEYS_RULE, &[("wanted", "yes")]).await.location(), "/account/security?notice=passkey-rule");
    assert_eq!(shopper.get(paths::ACCOUNT).await.status, 200, "customers are not asked");
    assert_eq!(hers.get(paths::ADMIN).await.status, 303, "it holds for who is inside already");
    let mut browser = site.visitor("amora");
    let half = browser.post(paths::SIGN_IN, &[("email", &attendant.email), ("password", PASSWORD), ("next", "/admin/orders")]).await;
    assert_eq!(half.location(), paths::second_then("/admin/orders"));
    assert!(browser.get(half.location()).await.body.contains("data-passkey=\"make\""));
    assert_eq!(browser.get(paths::ADMIN).await.status, 303, "her room stays closed");
    let asked = options(&mut browser, paths::SECOND_NEW_BEGIN, &[]).await;
    let key = SoftKey::default();
    let wrong = key.make("https://amora.evil.example", &asked);
    assert_eq!(browser.post(paths::SECOND_NEW, &[("credential", &wrong), ("name", "x")]).await.status, 422);
    let asked = options(&mut browser, paths::SECOND_NEW_BEGIN, &[]).await;
    let made = key.make(&site.url("amora", ""), &asked);
    let before = browser.clone();
    let page = browser.post(paths::SECOND_NEW, &[("credential", &made), ("name", "her phone"), ("next", "/admin/orders")]).await;
    assert_eq!((page.status, codes_in(&page.body).len()), (200, 10), "{}", page.body);
    assert!(page.body.contains("href=\"/admin/orders\""));
    assert_eq!(browser.get(paths::ADMIN).await.status, 200);
    assert_eq!(before.clone().get(paths::ADMIN).await.status, 303);
    assert_eq!(before.clone().post(paths::SECOND_NEW, &[("credential", &made)]).await.location(), paths::SIGN_IN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_one_stays_where_the_shop_asks_for_it() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (_, mut desk, _, _) = with_passkey(&house, &site, store, Role::Owner).await;
    desk.post(paths::ACCOUNT_PASSKEYS_RULE, &[("wanted", "yes")]).await;
    let body = desk.get(paths::ACCOUNT_SECURITY).await.body;
    let id = body.split("name=\"passkey\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("her passkey").to_owned();
    let remove = [("passkey", id.as_str()), ("current_for_keys", PASSWORD)];
    let refused = desk.post(paths::ACCOUNT_PASSKEYS_REMOVE, &remove).await;
    assert!(refused.status == 409 && refused.body.contains("my phone"), "{}", refused.status);
    // with another one she may, and so she may when nobody is asked any more
    let asked = options(&mut desk, paths::ACCOUNT_PASSKEYS_BEGIN, &[("name", "key"), ("current_for_passkey", PASSWORD)]).await;
    let made = SoftKey::default().make(&site.url("amora", ""), &asked);
    let added = desk.post(paths::ACCOUNT_PASSKEYS, &[("name", "key"), ("credential", &made)]).await;
    assert_eq!(added.location(), "/account/security?notice=passkey", "no new codes while old ones are left");
    assert_eq!(desk.post(paths::ACCOUNT_PASSKEYS_REMOVE, &remove).await.status, 303);
    assert_eq!(house.count("select count(*) from auth.passkeys").await, 1);
    // to lift it she is asked for her password, beside the field
    assert!(desk.get(paths::ACCOUNT_SECURITY).await.body.contains("name=\"current_for_rule\""));
    for typed in [vec![("wanted", "no")], vec![("wanted", "no"), ("current_for_rule", "a guess of his")]] {
        let refused = desk.post(paths::ACCOUNT_PASSKEYS_RULE, &typed).await;
        assert!(refused.status == 422 && refused.body.contains("current_for_rule-error"), "{}", refused.status);
    }
    assert_eq!(house.count("select count(*) from auth.passkey_rules").await, 1);
    desk.post(paths::ACCOUNT_PASSKEYS_RULE, &[("wanted", "no"), ("current_for_rule", PASSWORD)]).await;
    assert_eq!(house.count("select count(*) from auth.passkey_rules").await, 0);
    let told = "select count(*) from app.events where kind in ('store.passkeys_required', 'store.passkeys_optional')";
    assert_eq!(house.count(told).await, 2);
}

/// Somebody knows her password, and both stand at the half-open door when she makes her first passkey. Tried ten times: whoever is
/// second finds one that is not hers, and stays outside with what she has.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_that_make_the_first_one_at_once_one_comes_in() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let (_, mut desk, _, _) = with_passkey(&house, &site, store, Role::Owner).await;
    desk.post(paths::ACCOUNT_PASSKEYS_RULE, &[("wanted", "yes")]).await;
    for round in 0..10 {
        let hers = house.person(store, Role::Attendant, Some(PASSWORD)).await;
        let mut both = [site.visitor("amora"), site.visitor("amora")];
        let mut made = Vec::new();
        for browser in &mut both {
            sign_in(browser, &hers.email).await;
            let asked = options(browser, paths::SECOND_NEW_BEGIN, &[]).await;
            made.push(SoftKey::default().make(&site.url("amora", ""), &asked));
        }
        let [one, other] = &mut both;
        let forms = [[("credential", made[0].as_str())], [("credential", made[1].as_str())]];
        let (first, second) = tokio::join!(one.post(paths::SECOND_NEW, &forms[0]), other.post(paths::SECOND_NEW, &forms[1]));
        let mut codes = [codes_in(&first.body).len(), codes_in(&second.body).len()];
        codes.sort_unstable();
        assert_eq!(codes, [0, 10], "round {round}: {} and {}", first.status, second.status);
        let (mut opened, held) = (0, format!("select count(*) from auth.passkeys where person_id = '{}'", hers.person.id));
        for browser in &mut both {
            opened += u32::from(browser.get(paths::ADMIN).await.status == 200);
        }
        assert_eq!((opened, house.count(&held).await), (1, 1), "round {round}");
    }
}

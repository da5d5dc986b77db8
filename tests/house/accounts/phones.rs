//! Guest orders that come by the phone on them: the shop floor makes a code and sends it, and only she who asked, where she asked, uses it.
use super::{PASSWORD, guest_order, joined, owned};
use crate::{
    server_functions::{call, signed_in},
    support::{House, Site, Visitor},
};
use vitrine::{
    domain::{id::StoreId, role::Role},
    i18n, paths,
};

/// As `trade::checkout` writes it, and as people type it.
const NUMBER: &str = "+5511987654321";
const TYPED: &str = "(11) 98765-4321";
const HERS: &str = "guest@example.test";

async fn ask(browser: &mut Visitor, number: &str) -> u16 {
    browser.post(paths::ACCOUNT_PHONE, &[("phone", number)]).await.status
}

async fn prove(browser: &mut Visitor, code: &str) -> (u16, String) {
    let answer = browser.post(paths::ACCOUNT_PHONE_CODE, &[("code", code)]).await;
    (answer.status, answer.location().to_owned())
}

/// Id of the only question that is open.
async fn open(house: &House) -> String {
    let sql = "select id::text from app.phone_requests where ended_at is null";
    sqlx::query_scalar(sql).fetch_one(&mut house.admin().await).await.expect("one question")
}

/// What the desk is answered when it makes a code.
async fn make(site: &Site, desk: &Visitor, id: &str) -> (u16, String) {
    call(site, "amora", desk, "/api/admin/orders/phone-code", &format!(r#"{{"id":"{id}"}}"#)).await
}

/// The code in the address that opens the shop's WhatsApp.
async fn code(house: &House, site: &Site, desk: &Visitor) -> String {
    let (status, link) = make(site, desk, &open(house).await).await;
    assert_eq!(status, 200, "{link}");
    assert!(link.starts_with("\"https://wa.me/5511987654321?text="), "{link}");
    let words = link.split(['%', '=']).map(|part| part.get(2..).unwrap_or_default());
    let code = words.flat_map(|part| part.split('.')).find(|part| part.len() == 9 && part.as_bytes()[4] == b'-');
    code.unwrap_or_else(|| panic!("no code in {link}")).to_owned()
}

async fn listed(site: &Site, desk: &Visitor, order: Option<&str>) -> String {
    let body = order.map_or(r#"{"asked":"All"}"#.to_owned(), |order| format!(r#"{{"asked":{{"Of":"{order}"}}}}"#));
    call(site, "amora", desk, "/api/admin/orders/phone-requests", &body).await.1
}

/// A guest's order, a customer, and the shop floor.
async fn ready(house: &House) -> (StoreId, Site, Visitor, Visitor) {
    let store = house.store("amora").await;
    let site = house.serve().await;
    let ana = joined(house, &site, "amora", "ana@example.test").await;
    guest_order(house, store, HERS).await;
    let desk = signed_in(house, &site, store, "amora", Role::Attendant).await;
    (store, site, ana, desk)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn orders_come_by_a_code_in_the_session_that_asked() {
    let house = House::new().await;
    let (store, site, mut ana, desk) = ready(&house).await;
    let page = ana.get(paths::ACCOUNT).await.body;
    assert!(page.contains(&format!("action=\"{}\"", paths::ACCOUNT_PHONE)), "a form that needs no script");
    assert_eq!(listed(&site, &desk, None).await, "[]");
    assert_eq!(ask(&mut ana, TYPED).await, 200);
    let order: String = sqlx::query_scalar("select id::text from app.orders").fetch_one(&mut house.admin().await).await.unwrap();
    for seen in [listed(&site, &desk, None).await, listed(&site, &desk, Some(&order)).await] {
        assert!(seen.contains(NUMBER) && seen.contains("Ana Souza") && seen.contains("\"made_at\":null"), "{seen}");
    }
    let code = code(&house, &site, &desk).await;
    assert_eq!(owned(&house, HERS).await, 0, "who makes the code moves nothing");
    let kept =
        "select count(*) from app.phone_requests where code_hash ~ '^[0-9a-f]{64}$' and code_until <= made_at + interval '30 minutes'";
    assert_eq!(house.count(kept).await, 1);
    let mut elsewhere = site.visitor("amora");
    elsewhere.post(paths::SIGN_IN, &[("email", "ana@example.test"), ("password", PASSWORD)]).await;
    assert_eq!(prove(&mut elsewhere, &code).await.0, 422, "in another session of hers");
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    assert_eq!(prove(&mut berta, &code).await.0, 422, "by another person");
    assert_eq!(ask(&mut berta, TYPED).await, 200);
    assert_eq!(prove(&mut berta, &code).await.0, 422, "who asks for the same number herself");
    let mut staff = desk.clone();
    assert_eq!(prove(&mut staff, &code).await.0, 422, "by who made it");
    assert_eq!(prove(&mut ana, "AAAA-AAAA").await.0, 422, "a wrong one");
    assert_eq!(owned(&house, HERS).await, 0);
    let lower = code.to_lowercase().replace('-', " ");
    assert_eq!(prove(&mut ana, &lower).await, (303, "/account?notice=claimed&many=1".into()));
    assert_eq!(owned(&house, HERS).await, 1);
    guest_order(&house, store, HERS).await;
    assert_eq!(prove(&mut ana, &code).await.0, 422, "once");
    assert_eq!(owned(&house, HERS).await, 1);
    let told = |kind: &str| format!("select count(*) from app.events where kind = '{kind}' and particulars::text not like '%8765%'");
    for (kind, many) in [("person.phone_asked", 2), ("person.phone_code_made", 1), ("person.phone_proven", 1), ("order.claimed", 1)] {
        assert_eq!(house.count(&told(kind)).await, many, "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_that_no_order_has_is_answered_alike_and_shown_to_nobody() {
    let house = House::new().await;
    let (_, site, mut ana, desk) = ready(&house).await;
    let mut answers = Vec::new();
    for number in [TYPED, "(11) 98765-0000"] {
        let asked = ana.post(paths::ACCOUNT_PHONE, &[("phone", number)]).await;
        let tried = ana.post(paths::ACCOUNT_PHONE_CODE, &[("code", "AAAA-AAAA")]).await;
        answers.push((asked.status, asked.body, tried.status, tried.body));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(listed(&site, &desk, None).await, "[]", "the last question is about a number of nobody");
    assert_eq!(make(&site, &desk, &open(&house).await).await.0, 409, "and no code is made for it");
    for nonsense in ["", "call me", "12"] {
        let answer = ana.post(paths::ACCOUNT_PHONE, &[("phone", nonsense)]).await;
        assert_eq!((answer.status, answer.body.contains("phone-error")), (422, true), "{nonsense:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_over_after_half_an_hour_five_tries_or_another_question() {
    let house = House::new().await;
    let (_, site, mut ana, desk) = ready(&house).await;
    let quiet = "update auth.tries set failures = 0, blocked_until = null";
    ask(&mut ana, TYPED).await;
    let late = code(&house, &site, &desk).await;
    house.as_admin("update app.phone_requests set code_until = clock_timestamp() - interval '1 second'").await;
    assert_eq!(prove(&mut ana, &late).await.0, 422, "late");
    let tried = code(&house, &site, &desk).await;
    assert_ne!(late, tried, "made again, it is another one");
    for _ in 0..5 {
        house.as_admin(quiet).await;
        assert_eq!(prove(&mut ana, "AAAA-AAAA").await.0, 422);
    }
    house.as_admin(quiet).await;
    assert_eq!(prove(&mut ana, &tried).await.0, 422, "the database counts five, whoever forgets the pauses");
    let first = code(&house, &site, &desk).await;
    let old = open(&house).await;
    ask(&mut ana, TYPED).await;
    assert_eq!(make(&site, &desk, &old).await.0, 409, "she asked anew");
    house.as_admin(quiet).await;
    assert_eq!(prove(&mut ana, &first).await.0, 422, "a code of an earlier question");
    house
        .as_admin("update app.phone_requests set asked_at = asked_at - interval '4 days', expires_at = expires_at - interval '4 days'")
        .await;
    assert_eq!(make(&site, &desk, &open(&house).await).await.0, 409, "a question that nobody answered in time");
    assert_eq!(listed(&site, &desk, None).await, "[]");
    assert_eq!(owned(&house, HERS).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_are_not_guessed_and_questions_have_a_measure() {
    let house = House::new().await;
    let (_, site, mut ana, desk) = ready(&house).await;
    ask(&mut ana, TYPED).await;
    let right = code(&house, &site, &desk).await;
    let mut statuses = Vec::new();
    for _ in 0..6 {
        statuses.push(prove(&mut ana, "AAAA-AAAA").await.0);
    }
    assert_eq!(statuses, [422, 422, 422, 422, 422, 429]);
    assert_eq!(prove(&mut ana, &right).await.0, 429, "nor by luck after that");
    let mut asked = Vec::new();
    for _ in 0..6 {
        asked.push(ana.post(paths::ACCOUNT_PHONE, &[("phone", TYPED)]).await);
    }
    assert_eq!(asked.iter().map(|answer| answer.status).collect::<Vec<_>>(), [200, 200, 200, 200, 200, 303]);
    assert_eq!(asked[5].location(), "/account?notice=wait");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_shop_next_door_and_her_own_hat_open_nothing() {
    let house = House::new().await;
    let (_, site, mut ana, desk) = ready(&house).await;
    let other = house.store("orvale").await;
    guest_order(&house, other, "there@example.test").await;
    ask(&mut ana, TYPED).await;
    let next_door = signed_in(&house, &site, other, "orvale", Role::Owner).await;
    let id = open(&house).await;
    let (status, _) = call(&site, "orvale", &next_door, "/api/admin/orders/phone-code", &format!(r#"{{"id":"{id}"}}"#)).await;
    assert_eq!(status, 404);
    let code = code(&house, &site, &desk).await;
    let mut there = joined(&house, &site, "orvale", "ana@example.test").await;
    assert_eq!(prove(&mut there, &code).await.0, 422);
    assert_eq!(prove(&mut ana, &code).await.0, 303);
    assert_eq!((owned(&house, HERS).await, owned(&house, "there@example.test").await), (1, 0), "orders of her store, and no others");
    // a client who works here as well makes no code for herself
    let order = "select person_id::text from app.phone_requests limit 1";
    let person: String = sqlx::query_scalar(order).fetch_one(&mut house.admin().await).await.unwrap();
    house.as_admin(&format!("update app.orders set person_id = null where email = '{HERS}'; insert into app.person_roles (store_id, person_id, role) select store_id, '{person}', 'attendant' from app.stores where slug = 'amora'")).await;
    ask(&mut ana, TYPED).await;
    let mut at_work = site.visitor("amora");
    at_work.post(paths::SIGN_IN, &[("email", "ana@example.test"), ("password", PASSWORD)]).await;
    assert_eq!(make(&site, &at_work, &open(&house).await).await.0, 403);
    assert_eq!(make(&site, &desk, &open(&house).await).await.0, 200, "a colleague does");
}

#[test]
fn the_message_carries_name_code_and_time_in_both_languages() {
    use vitrine::domain::store::Locale;
    for locale in [Locale::PtBr, Locale::En] {
        let said = (i18n::phone::of(locale).message)("Amora", "ABCD-EFGH");
        assert!(said.contains("Amora") && said.contains("ABCD-EFGH.") && said.contains("30"), "{said}");
    }
}

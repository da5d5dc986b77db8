//! To be forgotten: asked with a password and a tick, confirmed by a letter, taken back by signing in, done by the clock. Then nothing
//! that was hers is anywhere, and the books close to the cent.
use super::{EMAIL, HERS, all_is_delivered, lived, sign_in};
use crate::{
    accounts::{PASSWORD, link_to, newest_letter},
    support::{House, Site, Visitor},
};
use sqlx::{AssertSqlSafe, Row};
use vitrine::{domain::role::Role, paths, server::clock};

const SURE: [(&str, &str); 2] = [("sure", "yes"), ("current_for_erasure", PASSWORD)];

/// Tables in which one of her words stands, each searched whole.
async fn found_in(house: &House, words: &[&str]) -> Vec<String> {
    let mut admin = house.admin().await;
    let tables = "select c.oid::regclass::text from pg_class c where c.relnamespace::regnamespace::text in ('app', 'auth', 'job') and c.relkind = 'r' order by 1";
    let tables: Vec<String> = sqlx::query(tables).fetch_all(&mut admin).await.unwrap().iter().map(|row| row.get(0)).collect();
    let mut found = Vec::new();
    for table in tables {
        for word in words {
            let sql = format!("select count(*) from {table} t where strpos(lower(t::text), lower('{word}')) > 0");
            let many: i64 = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut admin).await.unwrap().get(0);
            if many > 0 {
                found.push(format!("{table}: {word}"));
            }
        }
    }
    found
}

async fn forget(house: &House) {
    clock::forget(&house.db).await.expect("the clock forgets");
}

/// Ask, open the letter, confirm.
async fn confirmed(house: &House, ana: &mut Visitor) {
    assert_eq!(ana.post(paths::ACCOUNT_ERASE, &SURE).await.location(), paths::ACCOUNT_PRIVACY);
    let link = link_to(house, EMAIL).await;
    assert_eq!(ana.post(&link, &[]).await.status, 200);
}

async fn days_are_over(house: &House) {
    house.as_admin("update app.erasures set due_at = clock_timestamp() - interval '1 second' where due_at is not null").await;
}

async fn house_with_her() -> (House, Site, Visitor) {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    let site = house.serve().await;
    let ana = lived(&house, &site, store, &serum).await;
    (house, site, ana)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_her_is_left_and_the_books_close() {
    let (house, site, mut ana) = house_with_her().await;
    let books = "select count(*) || ' ' || sum(total_minor) || ' ' || (select sum(line_total_minor) from app.order_lines) || ' ' || (select sum(amount_minor) from app.payments) from app.orders";
    let money = async || -> String { sqlx::query(books).fetch_one(&mut house.admin().await).await.unwrap().get(0) };
    let before = money().await;
    assert!(found_in(&house, &HERS).await.len() > 8, "she is in many places");
    let events = house.count("select count(*) from app.events").await;
    all_is_delivered(&house).await;
    confirmed(&house, &mut ana).await;
    assert!(!ana.cookies.contains_key("vitrine_session"), "she is signed out");
    forget(&house).await;
    assert!(!found_in(&house, &HERS).await.is_empty(), "the days run");
    assert!(newest_letter(&house, EMAIL).await.is_some_and(|letter| letter.contains("esquecer você")), "she knows until when");
    days_are_over(&house).await;
    forget(&house).await;
    // the demo's mailbox is a stranger to the shop, as a provider of mail is
    let left: Vec<String> = found_in(&house, &HERS).await.into_iter().filter(|place| !place.starts_with("job.sandbox_letters")).collect();
    assert_eq!(left, Vec::<String>::new());
    assert_eq!(money().await, before, "amounts stay to the cent");
    assert!(house.count("select count(*) from app.events").await > events, "nothing that happened is taken away");
    assert_eq!(house.count("select count(*) from app.events where kind = 'person.erased' and actor = 'worker'").await, 1);
    assert_eq!(house.count("select count(*) from auth.sessions").await + house.count("select count(*) from auth.credentials").await, 0);
    // twice is once
    house.in_store("update app.erasures set done_at = null").await;
    forget(&house).await;
    assert_eq!(money().await, before);
    assert_eq!(house.count("select count(*) from app.people where full_name = '—' and email is null and disabled_at is not null").await, 1);
    let again = site.visitor("amora").post(paths::SIGN_IN, &[("email", EMAIL), ("password", PASSWORD)]).await;
    assert_eq!(again.status, 401, "she is a stranger, and may come as one");
    let mut back = crate::accounts::joined(&house, &site, "amora", EMAIL).await;
    assert!(!back.get(paths::ACCOUNT).await.body.contains("/account/orders/"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_takes_a_tick_a_password_a_letter_and_her_own_hand() {
    let (house, site, mut ana) = house_with_her().await;
    all_is_delivered(&house).await;
    let unsure = ana.post(paths::ACCOUNT_ERASE, &[("current_for_erasure", PASSWORD)]).await;
    assert_eq!((unsure.status, unsure.body.contains("sure-error")), (422, true));
    let wrong = ana.post(paths::ACCOUNT_ERASE, &[("sure", "yes"), ("current_for_erasure", "a guess")]).await;
    assert_eq!((wrong.status, wrong.body.contains("current_for_erasure-error")), (422, true));
    assert!(wrong.body.contains("name=\"sure\" value=\"yes\" checked"), "her tick stays");
    assert_eq!(house.count("select count(*) from app.erasures").await, 0);
    assert_eq!(ana.post(paths::ACCOUNT_ERASE, &SURE).await.status, 303);
    let first = link_to(&house, EMAIL).await;
    assert_eq!(ana.post(paths::ACCOUNT_ERASE, &SURE).await.status, 303);
    let link = link_to(&house, EMAIL).await;
    assert_ne!(first, link);
    assert_eq!(ana.get(&first).await.status, 410, "a second wish has a second secret");
    for _ in 0..3 {
        assert_eq!(site.visitor("amora").get(&link).await.status, 303, "a mail scanner is nobody");
        assert_eq!(ana.get(&link).await.status, 200, "opening it does nothing");
    }
    assert_eq!(house.count("select count(*) from app.erasures where confirmed_at is not null").await, 0);
    let mut berta = crate::accounts::joined(&house, &site, "amora", "berta@example.test").await;
    assert_eq!((berta.get(&link).await.status, berta.post(&link, &[]).await.status), (410, 410), "not by another's hand");
    let mut phone = sign_in(&site, EMAIL).await;
    assert_eq!(ana.post(&link, &[]).await.status, 200);
    assert_eq!(phone.get(paths::ACCOUNT).await.status, 303, "she is signed out everywhere");
    assert_eq!(
        house.count("select (due_at::date - confirmed_at::date)::bigint from app.erasures where confirmed_at is not null").await,
        14
    );
    house.as_admin("update app.erasures set link_until = clock_timestamp() + interval '1 day'").await;
    assert_eq!(sign_in(&site, EMAIL).await.post(&link, &[]).await.status, 410, "once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_in_takes_it_back() {
    let (house, site, mut ana) = house_with_her().await;
    all_is_delivered(&house).await;
    confirmed(&house, &mut ana).await;
    assert_eq!(site.visitor("amora").post(paths::SIGN_IN, &[("email", EMAIL), ("password", "a guess")]).await.status, 401);
    assert_eq!(
        house.count("select count(*) from app.erasures where taken_back_at is not null").await,
        0,
        "a wrong password takes nothing back"
    );
    let mut back = sign_in(&site, EMAIL).await;
    assert!(back.get(paths::ACCOUNT).await.body.contains("nada será apagado"), "she is told");
    days_are_over(&house).await;
    forget(&house).await;
    assert_eq!(house.count("select count(*) from app.people where disabled_at is not null").await, 0);
    assert_eq!(house.count("select count(*) from app.events where kind = 'person.erasure_taken_back'").await, 1);
    // and once more, for good
    confirmed(&house, &mut back).await;
    days_are_over(&house).await;
    forget(&house).await;
    assert_eq!(house.count("select count(*) from app.people where disabled_at is not null").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_works_here_or_waits_for_an_order_is_told_why_not_yet() {
    let (house, site, mut ana) = house_with_her().await;
    assert!(ana.get(paths::ACCOUNT_PRIVACY).await.body.contains("ainda não terminou"), "her order waits for its payment");
    assert_eq!(ana.post(paths::ACCOUNT_ERASE, &SURE).await.status, 409);
    house.in_store("update app.orders set status = 'paid', goods_until = null").await;
    assert_eq!(ana.post(paths::ACCOUNT_ERASE, &SURE).await.status, 409, "paid and on its way");
    house
        .as_admin(
            "alter table app.order_status_history disable trigger user; update app.order_status_history set changed_at = changed_at - interval '31 days';
             alter table app.order_status_history enable trigger user",
        )
        .await;
    assert!(!ana.get(paths::ACCOUNT_PRIVACY).await.body.contains("ainda não terminou"));
    confirmed(&house, &mut ana).await;
    // a hat that came since is waited for, and then the clock goes on
    house.in_store(&format!("insert into app.person_roles (store_id, person_id, role) select store_id, id, 'courier' from app.people where email = '{EMAIL}'")).await;
    days_are_over(&house).await;
    forget(&house).await;
    assert_eq!(house.count("select count(*) from app.people where disabled_at is not null").await, 0);
    house.in_store("delete from app.person_roles where role = 'courier'").await;
    forget(&house).await;
    assert_eq!(house.count("select count(*) from app.people where disabled_at is not null").await, 1);
    let stores = sqlx::query("select store_id from app.stores").fetch_one(&mut house.admin().await).await.unwrap();
    let owner = house.person(vitrine::domain::id::StoreId(stores.get(0)), Role::Owner, Some(PASSWORD)).await;
    let mut desk = sign_in(&site, &owner.email).await;
    assert!(desk.get(paths::ACCOUNT_PRIVACY).await.body.contains("Você trabalha aqui"));
    assert_eq!(desk.post(paths::ACCOUNT_ERASE, &SURE).await.status, 409);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_break_in_the_middle_forgets_nothing_by_halves() {
    let (house, _site, mut ana) = house_with_her().await;
    all_is_delivered(&house).await;
    confirmed(&house, &mut ana).await;
    days_are_over(&house).await;
    let before = found_in(&house, &HERS).await;
    // the last of its steps can't be made: people come after everything that leans on them
    house.as_admin("alter table app.people add constraint people_stay check (disabled_at is null)").await;
    assert!(clock::forget(&house.db).await.is_err());
    assert_eq!(found_in(&house, &HERS).await, before);
    house.as_admin("alter table app.people drop constraint people_stay").await;
    forget(&house).await;
    assert_eq!(house.count("select count(*) from app.people where disabled_at is not null").await, 1);
}

//! Accounts: people come in by a letter, keep and lose their sessions, and find the orders that they placed as guests.
//! Letters are read in the sandbox mailbox, as a person with a mailbox reads them.
mod alike;
mod canary;
mod claiming;
mod envelope;
mod hijack;
mod joining;
mod letters;
mod links;
mod phones;
mod sessions;
mod told;

use crate::support::{House, Site, Visitor};
use sqlx::Row;
use vitrine::{domain::id::StoreId, paths};

pub const PASSWORD: &str = "a coat against the rain";

/// The newest letter to an address; the sender makes a round first.
pub async fn newest_letter(house: &House, to: &str) -> Option<String> {
    house.send().await;
    let sql = "select subject || E'\\n' || body_text from job.sandbox_letters where to_address = $1 order by received_at desc limit 1";
    let row = sqlx::query(sql).bind(to).fetch_optional(&mut house.admin().await).await.expect("the mailbox is read");
    row.map(|row| row.get(0))
}

/// Path of the link in the newest letter to an address.
pub async fn link_to(house: &House, to: &str) -> String {
    let letter = newest_letter(house, to).await.unwrap_or_else(|| panic!("nothing was written to {to}"));
    let url = letter.lines().find(|line| line.starts_with("http")).unwrap_or_else(|| panic!("no link in {letter}"));
    let (_, path) = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).expect("a path");
    format!("/{path}")
}

/// A customer who has come in by the letter, with her browser.
pub async fn joined(house: &House, site: &Site, slug: &str, email: &str) -> Visitor {
    let mut browser = site.visitor(slug);
    assert_eq!(browser.post(paths::SIGN_UP, &[("email", email)]).await.status, 200);
    let link = link_to(house, email).await;
    let answer = browser.post(&link, &[("full_name", "Ana Souza"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    browser
}

/// A guest order of an address; answers its number.
pub async fn guest_order(house: &House, store: StoreId, email: &str) -> String {
    use crate::{
        support::guest,
        trade::{checkout, place, put},
    };
    let goods = house.counted(store, 1_000, 5).await;
    let visitor = uuid::Uuid::new_v4().to_string();
    put(&house.db, &guest(store, &visitor), &goods, 1).await.expect("a cart");
    let mut form = checkout(store, 1_000, "one-intent");
    form.email = email.to_owned();
    let placed = place(&house.db, &guest(store, &visitor), &form, &format!("link-{visitor}")).await.expect("an order");
    let row = sqlx::query("select code from app.orders where id = $1").bind(placed.order.0).fetch_one(&mut house.admin().await).await;
    row.expect("the order").get(0)
}

/// How many orders of an address belong to somebody.
pub async fn owned(house: &House, email: &str) -> i64 {
    house.count(&format!("select count(*) from app.orders where email = '{email}' and person_id is not null")).await
}

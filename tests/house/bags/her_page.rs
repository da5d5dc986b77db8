//! The page of a bag, over HTTP as its client uses it: under her link and in her account, without script.
use super::{Day, does, fresh};
use crate::support::{House, Site, key};
use vitrine::{
    domain::{
        bag::{BagStatus, PartOfDay},
        id::BagId,
        role::Role,
    },
    error::AppError,
    paths,
    server::{
        actor::Actor,
        db::bags::{self, NotDone},
    },
};

/// A bag with two pieces at the home of a client, and the page of her link.
async fn at_home(day: &Day, site: &Site) -> (BagId, String) {
    let bag = day.at_home(&[0, 1]).await;
    let token = site.context.secrets.bag_link(day.store, bag);
    does!(day.house.db, &day.shop, bags::give_link, bag, &key(&token)).expect("her link");
    (bag, paths::bag(&token))
}

async fn decisions(house: &House) -> i64 {
    house.count("select count(*) from app.events where kind = 'bag.decided'").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_says_what_stays_and_nothing_typed_is_lost() {
    let day = Day::begin(2).await;
    let site = day.house.serve().await;
    let (bag, page) = at_home(&day, &site).await;
    let (first, second) = (day.line(bag, 0).await, day.line(bag, 1).await);
    let mut anna = site.visitor("amora");
    let seen = anna.get(&page).await;
    assert!(seen.status == 200 && seen.headers["cache-control"] == "no-store", "{}", seen.status);
    assert!(seen.body.contains("noindex") && seen.body.contains(&format!("decision-{first}-keep")));
    let (keep, back, why, note) =
        (format!("decision-{first}"), format!("decision-{second}"), format!("reason-{second}"), format!("note-{second}"));
    let long = "x".repeat(301);
    let said = anna.post(&page, &[(&keep, "keep"), (&back, "return"), (&why, "too_big"), (&note, &long)]).await;
    assert_eq!(said.status, 422);
    assert!(said.body.contains(&long) && said.body.contains(&format!("{note}-error")), "what she typed, and why it is too much");
    assert_eq!(decisions(&day.house).await, 1, "the good answer is kept");
    for _ in 0..2 {
        let said = anna.post(&page, &[(&keep, "keep"), (&back, "return"), (&why, "too_big"), (&note, "at the hips <b>")]).await;
        assert_eq!((said.status, said.location()), (303, format!("{page}?notice=saved").as_str()));
    }
    assert_eq!(decisions(&day.house).await, 2, "the same answers again say nothing new");
    let seen = anna.get(&page).await.body;
    assert!(seen.contains("at the hips &lt;b&gt;"), "words are words");
    assert_eq!(day.status(bag).await, BagStatus::WithClient, "and nothing moved");
    for other in ["short", &"y".repeat(48)] {
        assert_eq!(anna.get(&paths::bag(other)).await.status, 404);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_asks_for_a_day_of_trade() {
    let day = Day::begin(2).await;
    let site = day.house.serve().await;
    let (bag, page) = at_home(&day, &site).await;
    let mut anna = site.visitor("amora");
    let days = day.house.count("select count(*) from app.store_policies where bag_closed_days = '7'").await;
    assert_eq!(days, 1, "closed on Sundays");
    let face = day.face().await;
    let hers =
        does!(day.house.db, &Actor::guest(day.store).with_link(page.trim_start_matches(paths::BAGS)), bags::by_link, &face).expect("hers");
    assert_eq!(hers.days.len(), 12, "two weeks without their Sundays: {:?}", hers.days);
    let form = paths::bag_collection(&page);
    let asked = |answer: &crate::support::Answer| answer.location().to_owned();
    let good = anna.post(&form, &[("on", &hers.days[3].on), ("part", "evening")]).await;
    assert_eq!(asked(&good), format!("{page}?notice=collection"));
    for (on, part) in [("2020-01-01", "evening"), ("soon", "evening"), (hers.days[2].on.as_str(), "midnight"), ("", "")] {
        assert_eq!(asked(&anna.post(&form, &[("on", on), ("part", part)]).await), format!("{page}?notice=day"), "{on} {part}");
    }
    let sheet = does!(day.house.db, &day.shop, bags::sheet, bag, &face).expect("a sheet");
    assert_eq!(sheet.collect.map(|wish| (wish.day.on, wish.part)), Some((hers.days[3].on.clone(), PartOfDay::Evening)));
    assert_eq!(day.house.count("select count(*) from app.events where kind = 'bag.collection_asked'").await, 1);
    // with SQL in hand, too
    let refused = does!(day.house.db, &day.shop, bags::ask_collection, bag, "2020-01-01", PartOfDay::Morning);
    assert!(matches!(refused, Err(NotDone::Other(AppError::Invalid { .. }))), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_her_account_she_sees_hers_and_no_other() {
    let day = Day::begin(3).await;
    let site = day.house.serve().await;
    let anna = day.house.person(day.store, Role::Customer, Some("a coat against the rain")).await;
    let bag = day.open(anna.person.id, "hers").await;
    day.put(bag, 0).await.expect("free");
    does!(day.house.db, &day.shop, bags::lock, fresh(), bag).expect("ready");
    does!(day.house.db, &day.shop, bags::dispatch, fresh(), bag, &day.load(&[0]), None).expect("hers");
    let other = day.at_home(&[1]).await;
    let mut browser = site.visitor("amora");
    assert_eq!(browser.get(&paths::account_bag(bag)).await.status, 303, "the door first");
    browser.post(paths::SIGN_IN, &[("email", &anna.email), ("password", "a coat against the rain")]).await;
    assert!(browser.get(paths::ACCOUNT).await.body.contains(&paths::account_bag(bag)));
    let line = day.line(bag, 0).await;
    let said = browser.post(&paths::account_bag(bag), &[(&format!("decision-{line}"), "unsure")]).await;
    assert_eq!(said.status, 303);
    assert_eq!(decisions(&day.house).await, 1);
    assert_eq!(browser.get(&paths::account_bag(other)).await.status, 404);
    let foreign = day.line(other, 1).await;
    let said = browser.post(&paths::account_bag(other), &[(&format!("decision-{foreign}"), "keep")]).await;
    assert_eq!((said.status, decisions(&day.house).await), (404, 1));
    let mut team = site.visitor("amora");
    let desk = day.house.person(day.store, Role::Attendant, Some("a coat against the rain")).await;
    team.post(paths::SIGN_IN, &[("email", &desk.email), ("password", "a coat against the rain")]).await;
    assert_eq!(team.get(&paths::account_bag(bag)).await.status, 403, "the team has a room for it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cancelled_bag_is_closed_and_a_colleague_gets_none() {
    let day = Day::begin(1).await;
    let site = day.house.serve().await;
    let bag = day.filled(&[0]).await;
    let token = site.context.secrets.bag_link(day.store, bag);
    does!(day.house.db, &day.shop, bags::give_link, bag, &key(&token)).expect("her link");
    let mut anna = site.visitor("amora");
    assert_eq!(anna.get(&paths::bag(&token)).await.status, 200);
    does!(day.house.db, &day.shop, bags::cancel, fresh(), bag, "she went away").expect("nothing left");
    assert_eq!(anna.get(&paths::bag(&token)).await.status, 404);
    let colleague = day.house.person(day.store, Role::Attendant, None).await.person.id;
    let said = does!(day.house.db, &day.shop, bags::open, BagId(uuid::Uuid::now_v7()), colleague, &key("another"), "");
    assert_eq!(said.map(drop), Err(NotDone::Other(AppError::NotFound)));
}

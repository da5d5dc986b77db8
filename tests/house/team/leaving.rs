//! What stands open leaves when its session ends: by a demotion, by being kept out, by an owner's hand or her own. The wait is for
//! the stream's own word, and for two seconds at most.
use super::{at_work, call, signed_in};
use crate::{
    support::{House, Site, Visitor},
    window::opened,
};
use std::time::Duration;
use vitrine::{
    domain::{account::Farewell, role::Role},
    paths,
};

/// What a page that stands open may still wait.
const AT_MOST: Duration = Duration::from_secs(2);

/// An open room's ear.
struct Room {
    answer: reqwest::Response,
    heard: String,
}

impl Room {
    async fn open(site: &Site, visitor: &Visitor) -> Self {
        let cookies: Vec<String> = visitor.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = site.http.get(site.url("amora", &format!("{}?me", paths::LIVE))).header("accept", "text/event-stream");
        let answer = request.header("cookie", cookies.join("; ")).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 200);
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!((header("content-type").as_str(), header("cache-control").as_str()), ("text/event-stream", "no-store"));
        Self { answer, heard: String::new() }
    }

    /// Listen to the end of the stream; answers why it ended.
    async fn end(&mut self) -> Farewell {
        while let Some(chunk) = self.answer.chunk().await.expect("a whole stream") {
            self.heard.push_str(&String::from_utf8_lossy(&chunk));
        }
        let (_, word) = self.heard.split_once("event: over\ndata: {\"why\":\"").unwrap_or_else(|| panic!("no farewell in {}", self.heard));
        word.split('"').next().and_then(|word| word.parse().ok()).expect("a known reason")
    }

    async fn leaves(&mut self) -> Farewell {
        tokio::time::timeout(AT_MOST, self.end()).await.expect("it leaves within two seconds")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_room_leaves_within_two_seconds_of_a_demotion_a_ban_and_an_end() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    opened(&site).await;
    let (_, desk) = at_work(&house, &site, store, Role::Owner).await;
    let (bia, counter) = at_work(&house, &site, store, Role::Attendant).await;
    let mut bystander = Room::open(&site, &desk).await;
    let mut room = Room::open(&site, &counter).await;
    let id = bia.person.id;
    assert_eq!(call(&site, &desk, "team/hat", &format!(r#"{{"person":"{id}","hat":"Attendant","worn":false}}"#)).await.0, 200);
    assert_eq!(room.leaves().await, Farewell::Hat);
    assert_eq!(call(&site, &desk, "team/hat", &format!(r#"{{"person":"{id}","hat":"Attendant","worn":true}}"#)).await.0, 200);
    let (one, other) = (signed_in(&site, &bia.email).await, signed_in(&site, &bia.email).await);
    let (mut first, mut second) = (Room::open(&site, &one).await, Room::open(&site, &other).await);
    // her own hand ends one and leaves the other
    let mut leaver = one.clone();
    assert_eq!(leaver.post(paths::SIGN_OUT, &[]).await.status, 303);
    assert_eq!(first.leaves().await, Farewell::Ended);
    assert_eq!(call(&site, &desk, "team/end-sessions", &format!(r#"{{"person":"{id}","session":null}}"#)).await.0, 200);
    assert_eq!(second.leaves().await, Farewell::Ended);
    let mut third = Room::open(&site, &signed_in(&site, &bia.email).await).await;
    assert_eq!(call(&site, &desk, "team/disable", &format!(r#"{{"person":"{id}","disabled":true}}"#)).await.0, 200);
    assert_eq!(third.leaves().await, Farewell::Disabled);
    // whoever was not meant is still there: the next thing that she hears is the end of her own
    let mut owner = desk.clone();
    assert_eq!(owner.post(paths::SIGN_OUT, &[]).await.status, 303);
    assert_eq!(bystander.leaves().await, Farewell::Ended);
    assert_eq!(bystander.heard.matches("event: over").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_heard_on_another_node_and_by_hands_with_psql() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let (here, there) = (house.serve().await, house.serve().await);
    opened(&here).await;
    opened(&there).await;
    let (_, desk) = at_work(&house, &here, store, Role::Owner).await;
    let (bia, counter) = at_work(&house, &there, store, Role::Attendant).await;
    let mut room = Room::open(&there, &counter).await;
    let id = bia.person.id;
    assert_eq!(call(&here, &desk, "team/hat", &format!(r#"{{"person":"{id}","hat":"Attendant","worn":false}}"#)).await.0, 200);
    assert_eq!(room.leaves().await, Farewell::Hat);
    let (cara, courier) = at_work(&house, &there, store, Role::Courier).await;
    let mut room = Room::open(&there, &courier).await;
    house.as_admin(&format!("update app.people set disabled_at = now() where id = '{}'", cara.person.id)).await;
    assert_eq!(room.leaves().await, Farewell::Disabled);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_room_without_a_session_is_told_at_once_and_the_door_says_why() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    assert_eq!(Room::open(&site, &site.visitor("amora")).await.leaves().await, Farewell::Ended, "nobody");
    let (bia, counter) = at_work(&house, &site, store, Role::Attendant).await;
    house
        .as_admin(&format!(
            "update auth.sessions set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where person_id = '{}'",
            bia.person.id
        ))
        .await;
    assert_eq!(Room::open(&site, &counter).await.leaves().await, Farewell::Expired);
    let mut door = site.visitor("amora");
    let plain = door.get(paths::SIGN_IN).await.body;
    for why in Farewell::ALL {
        let told = door.get(&format!("{}?why={}&next=/admin/orders", paths::SIGN_IN, why.name())).await;
        assert!(told.status == 200 && told.body.contains("role=\"alert\"") || told.body.contains("notice"), "{why:?}");
        assert!(told.body.len() > plain.len() && told.body.contains("/admin/orders"), "{why:?}: a sentence, and the way back");
    }
    assert!(!door.get(&format!("{}?why=%3Cscript%3E", paths::SIGN_IN)).await.body.contains("<script>"), "only words of ours");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rooms_hold_no_connection_and_are_counted_with_the_others() {
    let house = House::with_pool(3).await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    opened(&site).await;
    let (_, desk) = at_work(&house, &site, store, Role::Owner).await;
    let mut rooms = Vec::new();
    for _ in 0..64 {
        rooms.push(Room::open(&site, &desk).await);
    }
    assert_eq!(site.context.live.count(), 64);
    let cookies: Vec<String> = desk.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let more = site.http.get(site.url("amora", &format!("{}?me", paths::LIVE))).header("cookie", cookies.join("; ")).send().await.unwrap();
    assert_eq!((more.status().as_u16(), more.headers().contains_key("retry-after")), (429, true));
    assert_eq!(call(&site, &desk, "team/list", r#"{"invited":true}"#).await.0, 200, "three connections still serve everybody");
    let mut owner = desk.clone();
    owner.post(paths::SIGN_OUT, &[]).await;
    for room in &mut rooms {
        assert_eq!(room.leaves().await, Farewell::Ended);
    }
}

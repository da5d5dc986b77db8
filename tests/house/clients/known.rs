//! Clients as the team knows them: found by name and number, added once, corrected, described by words with their source; and what of it
//! the book tells.
use super::Shop;
use vitrine::{
    domain::{
        client::{Contact, Shown, Source},
        product::MeasureArea,
    },
    error::AppError,
    server::db::clients,
};

#[tokio::test]
async fn a_client_is_added_once_and_found_by_what_people_know_of_her() {
    let shop = Shop::open().await;
    let ana = shop.add("Ana Conceição", "+5511987650001", "ana@example.test").await;
    let bia = shop.add("Bia Reis", "+5511987650002", "").await;
    assert_eq!(shop.add("Ana C.", "+5511987650001", "").await, ana, "known by her number");
    assert_eq!(shop.add("A. Conceição", "", "ana@example.test").await, ana, "and by her address");
    assert_eq!(shop.house.count("select count(*) from app.person_roles where role = 'customer'").await, 2);
    for (words, found) in [("conceicao", "Ana Conceição"), ("98765-0002", "Bia Reis"), ("ANA@", "Ana Conceição")] {
        assert_eq!(shop.names(words, Shown::All, None, 10).await, [found], "{words}");
    }
    assert_eq!(shop.names("", Shown::All, Some(ana), 10).await, ["Bia Reis"], "from after her");
    assert!(shop.names("", Shown::WithBag, None, 10).await.is_empty());
    assert!(shop.names("nobody", Shown::All, None, 10).await.is_empty());
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let contact = Contact { full_name: "Bia Reis Lima".into(), email: "bia@example.test".into(), phone: String::new() };
    clients::correct(&mut tx, bia, &contact).await.unwrap();
    assert_eq!(clients::correct(&mut tx, shop.desk.person.id, &contact).await, Err(AppError::NotFound), "a colleague is no client");
    let sheet = clients::sheet(&mut tx, &shop.face, bia).await.unwrap();
    assert_eq!((sheet.row.full_name.as_str(), sheet.row.phone.as_str(), sheet.email.as_str()), ("Bia Reis Lima", "", "bia@example.test"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_add_her_at_once_add_one() {
    let shop = Shop::open().await;
    let add = || shop.add("Ana", "+5511987650001", "");
    let all = tokio::join!(add(), add(), add(), add(), add(), add());
    assert!([all.1, all.2, all.3, all.4, all.5].iter().all(|id| *id == all.0));
    assert_eq!(shop.house.count("select count(*) from app.people where phone = '+5511987650001'").await, 1);
}

#[tokio::test]
async fn what_is_noted_has_its_source_and_the_book_does_not_say_it() {
    let shop = Shop::open().await;
    let ana = shop.add("Ana", "+5511987650001", "").await;
    let store = shop.face.id;
    shop.house.vocabulary(store, &[("print:floral", "Floral", 0, 0), ("size:54", "54", 0, 0)]).await;
    shop.house
        .as_admin(&format!(
            "insert into app.client_tags (store_id, person_id, tag_id, source) select '{store}', '{ana}', id, 'quiz' from app.tags where slug = '54';
             insert into app.client_measures (store_id, person_id, area, source, millimetres) values ('{store}', '{ana}', 'bust', 'quiz', 1100)"
        ))
        .await;
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    clients::note_tag(&mut tx, ana, "print", "floral", true).await.unwrap();
    clients::note_tag(&mut tx, ana, "size", "54", false).await.unwrap();
    clients::note_measure(&mut tx, ana, MeasureArea::Bust, Some(1_180)).await.unwrap();
    assert_eq!(clients::note_tag(&mut tx, ana, "print", "plaid", true).await, Err(AppError::NotFound));
    tx.commit().await.unwrap();
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let sheet = clients::sheet(&mut tx, &shop.face, ana).await.unwrap();
    let tags: Vec<_> = sheet.tags.iter().map(|noted| (noted.tag.name.as_str(), noted.source)).collect();
    assert_eq!(tags, [("Floral", Source::Attendant), ("54", Source::Quiz)], "what a quiz noted is its own");
    let measures: Vec<_> =
        sheet.measures.iter().filter(|noted| !noted.past).map(|noted| (noted.measure.millimetres, noted.source)).collect();
    assert_eq!(measures, [(1_180, Source::Attendant), (1_100, Source::Quiz)]);
    drop(tx);
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'client.noted' and person_id is not null").await, 2);
    assert_eq!(
        shop.house
            .count("select count(*) from app.events where particulars::text like '%1180%' or particulars::text like '%floral%'")
            .await,
        0
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_becomes_a_client_by_an_address_that_the_team_wrote_down() {
    let shop = Shop::open().await;
    let site = shop.house.serve().await;
    let ana = shop.add("Ana", "+5511987650001", "ana@example.test").await;
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let other = Contact { full_name: "Ana".into(), email: "another@example.test".into(), phone: "+5511987650001".into() };
    clients::correct(&mut tx, ana, &other).await.unwrap();
    tx.commit().await.unwrap();
    let mut stranger = site.visitor("amora");
    stranger.post(vitrine::paths::SIGN_UP, &[("email", "another@example.test")]).await;
    shop.house.send().await;
    let link = crate::accounts::link_to(&shop.house, "another@example.test").await;
    let joined = stranger.post(&link, &[("full_name", "A Stranger"), ("password", "a coat against the rain")]).await;
    assert_eq!(joined.status, 303, "{}", joined.body);
    assert_eq!(shop.house.count(&format!("select count(*) from auth.credentials where person_id = '{ana}'")).await, 0);
    assert_eq!(shop.house.count("select count(*) from app.people where email = 'another@example.test'").await, 2);
}

//! Each filter of the list finds whom it says, alone and together with others.
use super::{Shop, face};
use crate::bags::{Day, does, fresh};
use vitrine::{
    domain::{
        bag::Condition,
        client::{ClientWish, Keeps, Shown},
        id::ClassId,
    },
    server::db::{bags, clients},
};

impl Shop {
    async fn found(&self, wish: &ClientWish) -> Vec<String> {
        let mut tx = self.house.begin(&self.desk.actor).await;
        clients::by_name(&mut tx, &self.face, wish, None, 10).await.unwrap().into_iter().map(|row| row.full_name).collect()
    }
}

#[tokio::test]
async fn by_what_is_known_of_her() {
    let shop = Shop::open().await;
    let (ana, bia) = (shop.add("Ana", "+5511987650001", "").await, shop.add("Bia", "+5511987650002", "").await);
    shop.house.vocabulary(shop.store, &[("size:52", "52", 0, 0), ("size:54", "54", 0, 0), ("print:floral", "Floral", 0, 0)]).await;
    let class = ClassId(uuid::Uuid::now_v7());
    shop.house
        .in_store(&format!(
            "insert into app.client_tags (store_id, person_id, tag_id, source) select store_id, '{ana}', id, 'quiz' from app.tags where slug in ('52', 'floral');
             insert into app.client_tags (store_id, person_id, tag_id, source) select store_id, '{bia}', id, 'attendant' from app.tags where slug in ('54', 'floral');
             insert into app.client_classes (store_id, id, name) select store_id, '{class}', 'Gold' from app.stores;
             insert into app.client_terms (store_id, person_id, class_id) select store_id, '{bia}', '{class}' from app.stores;
             insert into app.client_profiles (store_id, person_id, birth_day, birth_month) select store_id, '{ana}', 3, 12 from app.stores"
        ))
        .await;
    let all = ClientWish::default();
    for (wish, found) in [
        (ClientWish { size: "size/52".into(), ..all.clone() }, vec!["Ana"]),
        (ClientWish { tag: "print/floral".into(), ..all.clone() }, vec!["Ana", "Bia"]),
        (ClientWish { tag: "print/floral".into(), size: "size/54".into(), ..all.clone() }, vec!["Bia"]),
        (ClientWish { size: "size/99".into(), ..all.clone() }, vec![]),
        (ClientWish { class: Some(class), ..all.clone() }, vec!["Bia"]),
        (ClientWish { born: Some(12), ..all.clone() }, vec!["Ana"]),
        (ClientWish { born: Some(12), words: "bia".into(), ..all.clone() }, vec![]),
    ] {
        assert_eq!(shop.found(&wish).await, found, "{wish:?}");
    }
}

#[tokio::test]
async fn by_what_she_does() {
    let day = Day::begin(3).await;
    let face = face(&day.house, day.store).await;
    let other = day.house.person(day.store, vitrine::domain::role::Role::Customer, None).await.person.id;
    let found = async |wish: ClientWish| {
        let rows = does!(day.house.db, &day.shop, clients::by_name, &face, &wish, None, 10).unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let keeps = |keeps| ClientWish { keeps: Some(keeps), ..ClientWish::default() };
    let unseen = |days| ClientWish { unseen: Some(days), ..ClientWish::default() };
    assert_eq!(found(unseen(30)).await.len(), 2);
    let bag = day.at_home(&[0, 1, 2]).await;
    assert_eq!(found(ClientWish { shown: Shown::WithBag, ..ClientWish::default() }).await, [day.client]);
    assert_eq!(found(unseen(30)).await, [other]);
    assert!(found(keeps(Keeps::Few)).await.is_empty(), "nothing is known yet");
    for place in [1, 2] {
        does!(day.house.db, &day.shop, bags::receive, fresh(), bag, day.code(place), Condition::Fine, "").unwrap();
    }
    assert_eq!(found(keeps(Keeps::Few)).await, [day.client], "two of two came back");
    let settlement = day.settlement(bag, &[0]).await;
    does!(day.house.db, &day.shop, bags::settle, fresh(), bag, &settlement).unwrap();
    assert_eq!(found(keeps(Keeps::Half)).await, [day.client], "one of three stayed");
    assert!(found(keeps(Keeps::Few)).await.is_empty() && found(keeps(Keeps::Most)).await.is_empty());
}

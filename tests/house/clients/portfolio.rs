//! Birthday, way to reach her, who looks after her; and all clients of a colleague who leaves.
use super::Shop;
use vitrine::{
    domain::{
        client::{Birthday, Charge, ClientWish, Profile, Reach},
        id::PersonId,
        role::Role,
    },
    error::AppError,
    server::{actor::Actor, db::clients},
};

impl Shop {
    async fn entrusted_to(&self, who: &Actor, charge: Charge) -> Vec<String> {
        let mut tx = self.house.begin(who).await;
        let wish = ClientWish { charge: Some(charge), ..ClientWish::default() };
        let rows = clients::by_name(&mut tx, &self.face, &wish, None, 10).await.unwrap();
        rows.into_iter().map(|row| row.full_name).collect()
    }

    async fn say(&self, client: PersonId, profile: &Profile) -> Result<(), AppError> {
        let mut tx = self.house.begin(&self.desk.actor).await;
        clients::save_profile(&mut tx, client, profile).await?;
        tx.commit().await
    }
}

#[tokio::test]
async fn the_clients_of_a_colleague_who_leaves_go_to_another() {
    let shop = Shop::open().await;
    let (mine, new) = (shop.desk.person.id, shop.house.person(shop.store, Role::Attendant, None).await);
    let [ana, bia, _] = [
        shop.add("Ana", "+5511987650001", "").await,
        shop.add("Bia", "+5511987650002", "").await,
        shop.add("Caro", "+5511987650003", "").await,
    ];
    for client in [ana, bia] {
        shop.say(client, &Profile { attendant: Some(mine), ..Profile::default() }).await.unwrap();
    }
    assert_eq!(shop.entrusted_to(&shop.desk.actor, Charge::Mine).await, ["Ana", "Bia"]);
    assert_eq!(shop.entrusted_to(&new.actor, Charge::Mine).await, [""; 0]);
    assert_eq!(shop.entrusted_to(&new.actor, Charge::Nobody).await, ["Caro"]);
    let client = shop.say(ana, &Profile { attendant: Some(bia), ..Profile::default() }).await;
    assert_eq!(client, Err(AppError::NotFound), "a client looks after nobody");
    let mut tx = shop.house.begin(&shop.boss.actor).await;
    assert_eq!(clients::entrust(&mut tx, mine, Some(new.person.id)).await, Ok(2));
    assert_eq!(clients::entrust(&mut tx, mine, Some(new.person.id)).await, Ok(0));
    assert_eq!(clients::entrust(&mut tx, new.person.id, Some(ana)).await, Err(AppError::NotFound));
    tx.commit().await.unwrap();
    assert_eq!(shop.entrusted_to(&shop.boss.actor, Charge::Of(new.person.id)).await, ["Ana", "Bia"]);
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'client.entrusted'").await, 4);
}

#[tokio::test]
async fn what_is_said_of_her_stands_in_the_book_but_not_what_it_is() {
    let shop = Shop::open().await;
    let ana = shop.add("Ana", "+5511987650001", "").await;
    let profile = Profile { birthday: Some(Birthday { day: 29, month: 2, year: None }), attendant: None, prefers: Some(Reach::Whatsapp) };
    for _ in 0..2 {
        shop.say(ana, &profile).await.unwrap();
    }
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    assert_eq!(clients::sheet(&mut tx, &shop.face, ana).await.unwrap().profile, profile);
    drop(tx);
    let told = "select count(*) from app.events where kind = 'client.noted' and particulars ->> 'what' in ('birthday', 'way') and particulars::text !~ '29|whatsapp'";
    assert_eq!(shop.house.count(told).await, 2, "once each, though it was said twice");
}

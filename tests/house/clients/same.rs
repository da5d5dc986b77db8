//! Who is perhaps one: found by two signs, never by a name alone; told apart once and for all; shown before somebody is added.
use super::Shop;
use vitrine::{
    domain::{
        client::{Contact, alike::Sign},
        id::PersonId,
    },
    server::db::clients,
};

impl Shop {
    async fn pairs(&self, only: Option<PersonId>) -> Vec<(String, String, Vec<Sign>, Vec<Sign>)> {
        let mut tx = self.house.begin(&self.desk.actor).await;
        let pairs = clients::pairs(&mut tx, &self.face, only).await.unwrap();
        let told = pairs.into_iter().map(|pair| {
            let mut names = [pair.one.full_name, pair.other.full_name];
            names.sort();
            let [one, other] = names;
            (one, other, pair.speaks_for, pair.speaks_against)
        });
        told.collect()
    }

    async fn born(&self, client: PersonId, day: i16, month: i16) {
        self.house.in_store(&format!("insert into app.client_profiles (store_id, person_id, birth_day, birth_month) select store_id, '{client}', {day}, {month} from app.stores")).await;
    }
}

#[tokio::test]
async fn a_name_alone_is_no_sign_and_two_signs_are() {
    let shop = Shop::open().await;
    let one = shop.add("Mariana Alves", "+5511987650001", "").await;
    let other = shop.add("Mariana Alvez", "+5511987650002", "").await;
    let third = shop.add("Joana Prado", "+5511987650003", "").await;
    assert!(shop.pairs(None).await.is_empty(), "a name alone says nothing");
    for client in [one, other, third] {
        shop.born(client, 7, 3).await;
    }
    let pairs = shop.pairs(None).await;
    assert_eq!(pairs.len(), 1, "the same birthday without a name alike is no sign: {pairs:?}");
    let (a, b, speaks_for, speaks_against) = &pairs[0];
    assert_eq!((a.as_str(), b.as_str()), ("Mariana Alves", "Mariana Alvez"));
    assert!(speaks_for.contains(&Sign::Birthday) && speaks_for.contains(&Sign::Name), "{speaks_for:?}");
    assert_eq!(*speaks_against, [Sign::Phone]);
    assert_eq!(shop.pairs(Some(third)).await.len(), 0);
    assert_eq!(shop.pairs(Some(other)).await.len(), 1);
}

#[tokio::test]
async fn the_same_inbox_is_written_in_many_ways() {
    let shop = Shop::open().await;
    shop.add("Bia", "+5511987650001", "bia.reis@gmail.com").await;
    shop.add("Beatriz Reis", "+5511987650002", "biareis+loja@gmail.com").await;
    shop.add("Bea", "+5511987650003", "bia.reis@example.test").await;
    let pairs = shop.pairs(None).await;
    assert_eq!(pairs.len(), 1, "another house of mail reads dots: {pairs:?}");
    assert!(pairs[0].2.contains(&Sign::Email));
}

#[tokio::test]
async fn measures_and_postal_codes_are_second_signs() {
    let shop = Shop::open().await;
    let (one, other) = (shop.add("Lúcia Ramos", "+5511987650001", "").await, shop.add("Lucia Ramos", "+5511987650002", "").await);
    let measure = |client: PersonId, size: i32| {
        format!(
            "insert into app.client_measures (store_id, person_id, area, source, millimetres) select store_id, '{client}', a, 'quiz', {size} from app.stores, unnest(array['bust', 'hip']) a;"
        )
    };
    shop.house.in_store(&(measure(one, 1_100) + &measure(other, 1_100))).await;
    assert_eq!(shop.pairs(None).await.first().map(|pair| pair.2.contains(&Sign::Measures)), Some(true));
    shop.house.in_store(&format!("update app.client_measures set millimetres = 900 where person_id = '{one}'")).await;
    assert!(shop.pairs(None).await.is_empty());
    let live = |client: PersonId, code: &str| {
        format!(
            "insert into app.addresses (store_id, id, person_id, line1, city, region, postal_code) select store_id, gen_random_uuid(), '{client}', 'Rua', 'SP', 'SP', '{code}' from app.stores;"
        )
    };
    shop.house.in_store(&(live(one, "01310-100") + &live(other, "01310100"))).await;
    let pairs = shop.pairs(None).await;
    assert!(pairs[0].2.contains(&Sign::PostalCode) && pairs[0].3.contains(&Sign::Measures), "{pairs:?}");
}

#[tokio::test]
async fn mother_and_daughter_share_a_phone_and_stay_two() {
    let shop = Shop::open().await;
    let mother = shop.add("Célia Souza", "+5511987650001", "").await;
    assert_eq!(shop.add("Clara Souza", "+5511987650001", "").await, mother, "without a reason she is the one who is known");
    let daughter = shop.add_apart("Clara Souza", "+5511987650001", "", "daughter").await;
    assert_ne!(daughter, mother);
    assert!(shop.pairs(None).await.is_empty(), "it is remembered that they are two");
    assert_eq!(shop.house.count("select count(*) from app.client_pairs where why = 'daughter'").await, 1);
    assert_eq!(
        shop.house.count("select count(*) from app.events where kind = 'client.told_apart' and particulars::text not like '%Souza%'").await,
        1
    );
    let contact = Contact { full_name: "Célia".into(), email: String::new(), phone: "+5511987650001".into() };
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let known = clients::known(&mut tx, &shop.face, &contact).await.unwrap();
    assert_eq!(known.len(), 2);
    assert!(known.iter().all(|one| one.is_the_same()));
}

#[tokio::test]
async fn who_was_told_apart_is_not_asked_about_again() {
    let shop = Shop::open().await;
    let (one, other) = (shop.add("Ana", "+5511987650001", "").await, shop.add("Bia", "+5511987650002", "").await);
    shop.house.in_store(&format!("update app.people set phone = '+5511987650001' where id = '{other}'")).await;
    assert_eq!(shop.pairs(None).await.len(), 1);
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    for (one, other) in [(one, other), (other, one)] {
        clients::tell_apart(&mut tx, one, other, "sisters").await.unwrap();
    }
    tx.commit().await.unwrap();
    assert!(shop.pairs(None).await.is_empty());
    assert_eq!(shop.house.count("select count(*) from app.client_pairs").await, 1);
}

#[tokio::test]
async fn an_alike_name_is_shown_before_somebody_is_added() {
    let shop = Shop::open().await;
    shop.add("Fernanda Monteiro", "+5511987650001", "").await;
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let known = async |tx: &mut _, name: &str| {
        let contact = Contact { full_name: name.into(), email: String::new(), phone: "+5511900000000".into() };
        clients::known(tx, &shop.face, &contact).await.unwrap()
    };
    let alike = known(&mut tx, "Fernanda Montero").await;
    assert_eq!((alike.len(), alike[0].is_the_same()), (1, false), "a name asks, and does not forbid");
    assert!(known(&mut tx, "Rosa Lima").await.is_empty());
}

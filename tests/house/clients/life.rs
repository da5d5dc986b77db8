//! What was true of a client before stays to be read; notes are taken back by who wrote them; what she keeps and brings back teaches words.
use super::Shop;
use crate::bags::{Day, does, fresh};
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::Condition,
        client::{
            Source,
            life::{Happening, Part},
        },
        id::{NoteId, PersonId},
        product::MeasureArea,
        role::Role,
    },
    error::AppError,
    server::{
        actor::Actor,
        db::{bags, clients},
    },
};

impl Shop {
    async fn measure(&self, client: PersonId, millimetres: Option<i32>) {
        let mut tx = self.house.begin(&self.desk.actor).await;
        clients::note_measure(&mut tx, client, MeasureArea::Bust, millimetres).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn happened(&self, client: PersonId, part: Part) -> Vec<(Happening, String)> {
        let mut tx = self.house.begin(&self.desk.actor).await;
        let moments = clients::life(&mut tx, &self.face, client, part, None, 50).await.unwrap();
        moments.into_iter().map(|moment| (moment.mark.what, moment.text)).collect()
    }

    async fn drops(&self, who: &Actor, client: PersonId, note: NoteId) -> Result<(), AppError> {
        let mut tx = self.house.begin(who).await;
        clients::drop_note(&mut tx, client, note).await?;
        tx.commit().await
    }
}

#[tokio::test]
async fn a_new_measure_keeps_the_old_one_and_the_same_again_changes_nothing() {
    let shop = Shop::open().await;
    let ana = shop.add("Ana", "+5511987650001", "").await;
    for millimetres in [Some(1_100), Some(1_100), Some(1_140), None] {
        shop.measure(ana, millimetres).await;
    }
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let sheet = clients::sheet(&mut tx, &shop.face, ana).await.unwrap();
    let told: Vec<_> = sheet.measures.iter().map(|noted| (noted.measure.millimetres, noted.past, noted.source)).collect();
    assert_eq!(told, [(1_140, true, Source::Attendant), (1_100, true, Source::Attendant)], "both are told, with their time and source");
    assert!(sheet.measures.iter().all(|noted| !noted.noted_at.is_empty()));
    drop(tx);
    assert_eq!(shop.happened(ana, Part::Notes).await.iter().map(|(what, _)| *what).collect::<Vec<_>>(), [Happening::MeasureWas; 2]);
}

#[tokio::test]
async fn a_word_that_is_taken_back_was_said_once() {
    let shop = Shop::open().await;
    let ana = shop.add("Ana", "+5511987650001", "").await;
    shop.house.vocabulary(shop.store, &[("print:floral", "Floral", 0, 0)]).await;
    for noted in [true, false] {
        let mut tx = shop.house.begin(&shop.desk.actor).await;
        clients::note_tag(&mut tx, ana, "print", "floral", noted).await.unwrap();
        tx.commit().await.unwrap();
        let what = if noted { Happening::Word } else { Happening::WordWas };
        assert_eq!(shop.happened(ana, Part::Notes).await, [(what, "Floral".to_owned())]);
    }
}

#[tokio::test]
async fn a_note_is_taken_back_by_who_wrote_it_or_an_owner() {
    let shop = Shop::open().await;
    let ana = shop.add("Ana", "+5511987650001", "").await;
    let other = shop.house.person(shop.store, Role::Attendant, None).await.actor;
    let notes = [NoteId(Uuid::now_v7()), NoteId(Uuid::now_v7())];
    for (note, body) in [(notes[0], "calls before noon"), (notes[0], "calls before noon"), (notes[1], "her sister comes with her")] {
        let mut tx = shop.house.begin(&shop.desk.actor).await;
        clients::write_note(&mut tx, ana, note, body).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(shop.happened(ana, Part::Notes).await.len(), 2, "sent twice, it is one");
    assert_eq!(shop.drops(&other, ana, notes[0]).await, Err(AppError::Forbidden));
    assert_eq!(shop.drops(&shop.desk.actor, ana, notes[0]).await, Ok(()));
    assert_eq!(shop.drops(&shop.boss.actor, ana, notes[1]).await, Ok(()));
    assert_eq!(shop.drops(&shop.boss.actor, ana, notes[1]).await, Ok(()), "gone is gone");
    assert!(shop.happened(ana, Part::Notes).await.is_empty());
    assert_eq!(
        shop.house
            .count(
                "select count(*) from app.events where kind in ('client.noted', 'client.unnoted') and particulars::text not like '%noon%'"
            )
            .await,
        4
    );
}

#[tokio::test]
async fn what_she_keeps_teaches_words_and_what_comes_back_does_not() {
    let day = Day::begin(4).await;
    day.house.vocabulary(day.store, &[("print:floral", "Floral", 0, 0), ("print:stripe", "Stripe", 0, 0)]).await;
    day.house
        .in_store(
            "insert into app.product_tags (store_id, product_id, tag_id) select p.store_id, p.product_id, t.id from app.pieces p join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
             join app.tags t on t.store_id = p.store_id and t.slug = case when v.price_minor <= 200 then 'floral' else 'stripe' end",
        )
        .await;
    let bag = day.at_home(&[0, 1, 2, 3]).await;
    for place in [2, 3] {
        does!(day.house.db, &day.shop, bags::receive, fresh(), bag, day.code(place), Condition::Fine, "").unwrap();
    }
    let settlement = day.settlement(bag, &[0, 1]).await;
    does!(day.house.db, &day.shop, bags::settle, fresh(), bag, &settlement).unwrap();
    let face = super::face(&day.house, day.store).await;
    let sheet = does!(day.house.db, &day.shop, clients::sheet, &face, day.client).unwrap();
    let told: Vec<_> = sheet.tags.iter().map(|noted| (noted.tag.slug.as_str(), noted.source)).collect();
    assert_eq!(told, [("floral", Source::Returns)]);
}

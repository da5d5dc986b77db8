//! Questions under a name belong to who saved them; those of the team are everybody's to ask and an owner's to change.
use super::Shop;
use crate::support::Login;
use vitrine::{
    domain::{
        id::FilterId,
        role::Role,
        saved::{MOST_SAVED, SavedFilter},
    },
    error::AppError,
    server::db::saved,
};

fn question(name: &str, shared: bool) -> SavedFilter {
    SavedFilter { id: FilterId(uuid::Uuid::now_v7()), name: name.into(), question: "?status=returned".into(), shared, hers: true }
}

impl Shop {
    async fn save(&self, who: &Login, filter: &SavedFilter) -> Result<(), AppError> {
        let mut tx = self.house.begin(&who.actor).await;
        saved::save(&mut tx, who.person.id, "pieces", filter).await?;
        tx.commit().await
    }

    async fn names(&self, who: &Login) -> Vec<(String, bool)> {
        let mut tx = self.house.begin(&who.actor).await;
        let filters = saved::of_room(&mut tx, "pieces", who.person.role == Role::Owner).await.unwrap();
        filters.into_iter().map(|filter| (filter.name, filter.hers)).collect()
    }

    async fn rename(&self, who: &Login, id: FilterId) -> Result<(), AppError> {
        let mut tx = self.house.begin(&who.actor).await;
        saved::rename(&mut tx, id, "Renamed", true).await?;
        tx.commit().await
    }
}

#[tokio::test]
async fn a_question_is_whose_it_is() {
    let shop = Shop::open().await;
    let (colleague, owner) =
        (shop.house.person(shop.store, Role::Attendant, None).await, shop.house.person(shop.store, Role::Owner, None).await);
    let (mine, ours) = (question("Mine", false), question("Ours", true));
    for filter in [&mine, &ours, &mine] {
        shop.save(&shop.desk, filter).await.unwrap();
    }
    let own = |name: &str, hers| (name.to_owned(), hers);
    assert_eq!(shop.names(&shop.desk).await, [own("Mine", true), own("Ours", true)], "kept twice, it is one");
    assert_eq!(shop.names(&colleague).await, [own("Ours", false)]);
    assert_eq!(shop.names(&owner).await, [own("Ours", true)], "what is the team's, an owner may change");
    for (who, id) in [(&colleague, mine.id), (&colleague, ours.id), (&owner, mine.id)] {
        assert_eq!(shop.rename(who, id).await, Err(AppError::NotFound));
        let mut tx = shop.house.begin(&who.actor).await;
        assert_eq!(saved::take_off(&mut tx, id).await, Err(AppError::NotFound));
    }
    shop.rename(&owner, ours.id).await.unwrap();
    assert_eq!(shop.names(&colleague).await, [own("Renamed", false)]);
    // nobody keeps a question in another's name
    let mut tx = shop.house.begin(&colleague.actor).await;
    assert!(saved::save(&mut tx, shop.desk.person.id, "pieces", &question("Hers", false)).await.is_err());
    drop(tx);
    let told = "select count(*) from app.events where subject = 'filter' and particulars::text like '%status%'";
    assert_eq!(shop.house.count(told).await, 0, "the book does not tell what was asked");
    assert_eq!(shop.house.count("select count(*) from app.events where subject = 'filter'").await, 3);
}

#[tokio::test]
async fn so_many_are_the_most() {
    let shop = Shop::open().await;
    for n in 0..MOST_SAVED {
        shop.save(&shop.desk, &question(&n.to_string(), n % 2 == 0)).await.unwrap();
    }
    let refused = shop.save(&shop.desk, &question("One more", false)).await;
    assert_eq!(refused, Err(AppError::Conflict { reason: "too_many".into() }));
    let colleague = shop.house.person(shop.store, Role::Finance, None).await;
    shop.save(&colleague, &question("Hers", false)).await.unwrap();
}

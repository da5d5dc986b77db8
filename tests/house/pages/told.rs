//! What the book tells of a page that was published: what differs from what was out before, and not from a draft that nobody saw.
use super::{face, go, look, save, says};
use crate::support::House;
use vitrine::{
    domain::{
        audit::PageChange,
        editorial::{Block, Move, What},
        id::EventId,
        role::Role,
    },
    server::db::audit,
};

/// What the owner reads of each time that the page came out, the first one first.
async fn told(house: &House, who: &crate::support::Login) -> Vec<Option<PageChange>> {
    let ids: Vec<uuid::Uuid> = sqlx::query_scalar("select id from app.events where kind = 'page.published' order by happened_at")
        .fetch_all(&mut house.admin().await)
        .await
        .unwrap();
    let mut tx = house.begin(&who.actor).await;
    let mut told = Vec::new();
    for id in ids {
        told.push(audit::sheet(&mut tx, &face(who.actor.store.unwrap()), EventId(id)).await.unwrap().page);
    }
    tx.commit().await.unwrap();
    told
}

#[tokio::test]
async fn a_page_that_came_out_is_told_against_what_was_out_before() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let owner = house.person(store, Role::Owner, None).await;
    let key = look("rain");
    let base = save(&house, &owner, &key, None, &says("One coat")).await.unwrap();
    let out = go(&house, &owner, &key, base, Move::Publish).await.unwrap();
    // words that were never out are compared with nothing
    let draft = save(&house, &owner, &key, out.base, &says("Never seen")).await.unwrap();
    let both: Vec<Block> = says("Two coats").into_iter().chain(says("and a scarf")).collect();
    let draft = save(&house, &owner, &key, Some(draft), &both).await.unwrap();
    go(&house, &owner, &key, draft, Move::Publish).await.unwrap();
    let told = told(&house, &owner).await;
    let [Some(first), Some(second)] = told.as_slice() else { panic!("{told:?}") };
    assert!(first.is_first && first.blocks.is_empty());
    let blocks: Vec<_> = second.blocks.iter().map(|one| (one.place, one.what, one.before.as_str(), one.after.as_str())).collect();
    assert_eq!(blocks, [(1, What::Rewritten, "One coat", "Two coats"), (2, What::Added, "", "and a scarf")]);
    assert_eq!((second.is_first, second.more, &second.title), (false, 0, &None));
}

//! The room where words are kept: who may, what the list counts, what the book tells.
use super::{Shop, conflict, does};
use vitrine::{
    domain::{
        id::{TagId, TagMergeId},
        piece::{CareReason, PieceMove},
        role::Role,
        tag::{Shown, Weight},
    },
    error::AppError,
    server::db::{pieces, tags},
};

#[tokio::test]
async fn the_list_counts_what_leans_on_each_word() {
    let shop = Shop::open().await;
    let (stripes, floral) = (shop.word("print:listras").await, shop.word("print:floral").await);
    let washed = shop.garment("Vestido", &["print:listras"]).await;
    shop.garment("Saia", &["print:listras", "print:floral"]).await;
    shop.garment("Camisa", &["print:floral"]).await;
    let her = shop.house.person(shop.store, Role::Customer, None).await.person.id;
    let store = shop.store;
    shop.house
        .in_store(&format!(
            "insert into app.client_tags (store_id, person_id, tag_id, source, area) select '{store}', '{her}', '{stripes}', s, 'whole' from unnest(array['quiz', 'attendant']) s;
             insert into app.client_tags (store_id, person_id, tag_id, source, area) values ('{store}', '{her}', '{floral}', 'quiz', 'whole')"
        ))
        .await;
    let to_wash = PieceMove::ToCare(CareReason::Wash, "2030-01-01".into());
    does!(shop, shop.attendant(), pieces::move_piece, washed.piece(), &to_wash).unwrap();
    let row = shop.row(stripes).await;
    assert_eq!((row.goods, row.here, row.clients), (2, 1, 1), "a client once, whoever noted it");
    let weight = does!(shop, shop.attendant(), tags::weigh, stripes, floral).unwrap();
    assert_eq!(weight, Weight { goods: 2, goods_both: 1, clients: 1, clients_both: 1, answers: 0, pages: 0 });
    assert_eq!(does!(shop, shop.attendant(), tags::weigh, stripes, TagId(uuid::Uuid::now_v7())).unwrap_err(), AppError::NotFound);
    does!(shop, shop.attendant(), tags::retire, floral, true).unwrap();
    let (offered, retired) = (shop.list(Shown::Offered, "").await, shop.list(Shown::Retired, "").await);
    assert!(!offered.contains(&"Floral".to_owned()) && retired == ["Floral"], "{offered:?} {retired:?}");
    assert_eq!(shop.list(Shown::All, "LISTR").await, ["Listrado", "Listras"]);
    let words = does!(shop, shop.attendant(), tags::words).unwrap();
    assert!(words.iter().all(|word| word.tag.slug != "floral"), "no longer offered");
    shop.merge(shop.word("print:listrado").await, stripes).await.unwrap();
    assert_eq!(shop.list(Shown::All, "listrado").await, ["Listras"], "found by what went on in it");
}

#[tokio::test]
async fn words_are_kept_by_the_shop_and_the_book_tells_it() {
    let shop = Shop::open().await;
    let (old, word) = (shop.word("print:listrado").await, shop.word("print:listras").await);
    let of = async |role| shop.house.person(shop.store, role, None).await.actor;
    for role in [Role::Customer, Role::Courier, Role::Finance] {
        let who = of(role).await;
        let merge = TagMergeId(uuid::Uuid::now_v7());
        assert!(does!(shop, &who, tags::merge, merge, old, word).is_err(), "{role:?}");
        assert!(does!(shop, &who, tags::rename, word, "x", "X", "").is_err(), "{role:?}");
        assert!(does!(shop, &who, tags::retire, word, true).is_err(), "{role:?}");
    }
    let owner = of(Role::Owner).await;
    let new = TagId(uuid::Uuid::now_v7());
    does!(shop, &owner, tags::add, new, "print", "poa", "Poá", "Polka dots").unwrap();
    does!(shop, &owner, tags::rename, new, "bolinhas", "Bolinhas", "Polka dots").unwrap();
    does!(shop, &owner, tags::call_also, new, "pingos", "pingos").unwrap();
    does!(shop, &owner, tags::forget_alias, new, "pingos").unwrap();
    does!(shop, &owner, tags::retire, new, true).unwrap();
    let merge = shop.merge(old, word).await.unwrap();
    shop.take_back(merge).await.unwrap();
    let told = shop.lines("select kind from app.events where subject = 'tag' order by happened_at").await;
    let all = ["tag.added", "tag.changed", "tag.alias_added", "tag.alias_dropped", "tag.changed", "tag.merged", "tag.merge_taken_back"];
    assert_eq!(told, all);
    assert_eq!(shop.house.count("select count(*) from app.events where subject = 'tag' and person_id is null").await, 0);
    assert_eq!(does!(shop, &owner, tags::retire, TagId(uuid::Uuid::now_v7()), true).unwrap_err(), AppError::NotFound);
    shop.merge(old, word).await.unwrap();
    assert_eq!(does!(shop, &owner, tags::rename, old, "y", "Y", "").unwrap_err(), conflict("merged_already"));
    // another store has words of its own
    let other = shop.house.store("orvale").await;
    let theirs = shop.house.person(other, Role::Owner, None).await.actor;
    assert_eq!(does!(shop, &theirs, tags::retire, word, true).unwrap_err(), AppError::NotFound);
}

#[tokio::test]
async fn what_was_noted_of_her_is_forgotten_with_her_also_where_it_went_on() {
    let shop = Shop::open().await;
    let (old, word) = (shop.word("print:listrado").await, shop.word("print:listras").await);
    let her = shop.house.person(shop.store, Role::Customer, None).await.person.id;
    let sql =
        format!("insert into app.client_tags (store_id, person_id, tag_id, source) values ('{}', '{her}', '{old}', 'quiz')", shop.store);
    shop.house.in_store(&sql).await;
    let merge = shop.merge(old, word).await.unwrap();
    assert_eq!(shop.house.count("select count(*) from app.tag_merge_clients").await, 1);
    // what erasure does with both tables: functions/95_privacy.sql
    shop.house.in_store("delete from app.client_tags; delete from app.tag_merge_clients").await;
    shop.take_back(merge).await.unwrap();
    assert_eq!(shop.house.count("select count(*) from app.client_tags").await, 0, "nothing comes back of her");
}

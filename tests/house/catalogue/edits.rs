//! One field at a time, from what was seen: another hand on the same field is told, on another field it is in nobody's way.
use super::{Shop, because, edit};
use vitrine::{
    domain::{
        editing::{Edited, PieceField, Why},
        product::MeasureArea,
        role::Role,
    },
    error::AppError,
};

fn floral() -> PieceField {
    PieceField::Tag { kind: "print".into(), slug: "floral".into() }
}

#[tokio::test]
async fn who_was_faster_is_told_and_other_fields_merge() {
    let shop = Shop::open().await;
    let goods = shop.house.unique(shop.store, 10_000).await;
    let owner = shop.house.person(shop.store, Role::Owner, None).await;
    let hers = edit(PieceField::Price, 10_000, 8_000);
    assert_eq!(shop.put_as(&owner, goods.piece(), &hers, &because("season")).await, Ok(Edited::Done));
    let mine = edit(PieceField::Price, 10_000, 9_000);
    let told = Edited::Meanwhile { now: "8000".into(), by: "Test owner".into() };
    assert_eq!(shop.put(&goods, &mine, &because("season")).await, told);
    assert_eq!(shop.price(&goods).await.0, 8_000, "nothing was done");
    let name = shop.house.count(&format!("select char_length(name)::bigint from app.products where id = '{}'", goods.product)).await;
    assert!(name > 0);
    let names: String = sqlx::query_scalar("select name from app.products where id = $1")
        .bind(goods.product.0)
        .fetch_one(&mut shop.house.admin().await)
        .await
        .unwrap();
    let renamed = edit(PieceField::Name, &names, "Another name");
    assert_eq!(shop.put(&goods, &renamed, &Why::default()).await, Edited::Done, "of the price, a name knows nothing");
    assert_eq!(shop.put(&goods, &renamed, &Why::default()).await, Edited::Done, "sent twice, it is one");
    let once = format!("select count(*) from app.events where kind = 'product.changed' and subject_id = '{}'", goods.product);
    assert_eq!(shop.house.count(&once).await, 1);
}

#[tokio::test]
async fn each_field_is_changed_and_taken_back() {
    let shop = Shop::open().await;
    let goods = shop.house.unique(shop.store, 10_000).await;
    let bust = PieceField::Measure(MeasureArea::Bust);
    let all = [
        edit(PieceField::Tagline, "", "A line"),
        edit(PieceField::Condition, "", "A stain"),
        edit(bust.clone(), "", "1185"),
        edit(bust, "1185", "1200"),
        edit(floral(), "off", "on"),
        edit(PieceField::Size, "", "52"),
        edit(PieceField::Size, "52", "54"),
    ];
    let product = format!("select condition_note || tagline from app.products where id = '{}'", goods.product);
    for one in &all {
        assert_eq!(shop.put(&goods, one, &Why::default()).await, Edited::Done, "{one:?}");
    }
    let said: String = sqlx::query_scalar(sqlx::AssertSqlSafe(product.clone())).fetch_one(&mut shop.house.admin().await).await.unwrap();
    assert_eq!(said, "A stainA line");
    let measured = "select millimetres::bigint from app.product_measures where area = 'bust'";
    assert_eq!(shop.house.count(measured).await, 1_200);
    assert_eq!(shop.house.count("select count(*) from app.variants where label = '54'").await, 1);
    // a size can't be taken off a piece: it is the last one that stays
    for one in all.iter().rev().filter(|one| !(one.field == PieceField::Size && one.seen.is_empty())) {
        assert_eq!(shop.put(&goods, &one.inverse(), &Why::undo()).await, Edited::Done, "{one:?}");
    }
    let left: String = sqlx::query_scalar(sqlx::AssertSqlSafe(product)).fetch_one(&mut shop.house.admin().await).await.unwrap();
    assert_eq!(left, "");
    assert_eq!(shop.house.count("select count(*) from app.product_measures").await, 0);
    assert_eq!(
        shop.house.count("select count(*) from app.product_tags d join app.tags t on t.id = d.tag_id where t.kind = 'print'").await,
        0
    );
}

#[tokio::test]
async fn what_the_rules_refuse_is_a_word_and_no_row() {
    let shop = Shop::open().await;
    let goods = shop
        .house
        .garment(shop.store, &crate::support::Garment { name: "A coat", tags: &["size:52"], price_minor: 10_000, ..Default::default() })
        .await;
    shop.house
        .in_store(&format!(
            "update app.pieces set status = 'in_care', care_reason = 'wash', care_due = now() where id = '{}'",
            goods.piece()
        ))
        .await;
    let gone = shop.house.unique(shop.store, 10_000).await;
    shop.house.in_store(&format!("update app.pieces set status = 'donated' where id = '{}'", gone.piece())).await;
    let price = edit(PieceField::Price, 10_000, 9_000);
    assert_eq!(shop.put(&gone, &price, &because("season")).await, Edited::Refused("gone".into()));
    for wrong in [edit(PieceField::Size, "52", "none"), edit(PieceField::Price, 10_000, 0), edit(PieceField::Name, "A coat", " ")] {
        let refused = shop.put_as(&shop.desk, goods.piece(), &wrong, &because("season")).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{wrong:?}: {refused:?}");
    }
    let nowhere = vitrine::domain::id::PieceId(uuid::Uuid::new_v4());
    assert_eq!(shop.put_as(&shop.desk, nowhere, &price, &because("season")).await, Err(AppError::NotFound));
    let other = shop.house.store("orvale").await;
    let stranger = shop.house.person(other, Role::Owner, None).await;
    assert_eq!(shop.put_as(&stranger, goods.piece(), &price, &because("season")).await, Err(AppError::NotFound));
    assert_eq!(shop.house.count("select count(*) from app.price_history").await, 0);
}

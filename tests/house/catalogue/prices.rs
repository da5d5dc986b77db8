//! Every change of a price is a row and an event, whoever makes it and whatever it says; and no row is ever another.
use super::{Shop, because, edit};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use vitrine::domain::editing::{Edited, PieceField, Why};

/// Old price, new price, reason: in their order.
async fn told(shop: &Shop, variant: vitrine::domain::id::VariantId) -> Vec<(i64, i64, String)> {
    let rows = sqlx::query_as("select from_minor, to_minor, reason from app.price_history where variant_id = $1 order by number");
    rows.bind(variant.0).fetch_all(&mut shop.house.admin().await).await.unwrap()
}

#[tokio::test]
async fn the_history_of_a_price_is_what_it_was() {
    let shop = Shop::open().await;
    let mut runner = TestRunner::deterministic();
    let step = (prop::sample::select(vec![1_000i64, 1_990, 5_000, 9_990, 120_000]), 0usize..3, any::<bool>());
    for _ in 0..12 {
        let steps = prop::collection::vec(step.clone(), 1..10).new_tree(&mut runner).unwrap().current();
        let goods = shop.house.unique(shop.store, 5_000).await;
        let (mut now, mut expected) = (5_000, Vec::new());
        for (becomes, why, by_hand) in steps {
            let reason = ["markdown", "season", "correction"][why];
            if by_hand {
                let sql =
                    format!("update app.variants set price_minor = {becomes}, compare_at_minor = null where id = '{}'", goods.variant);
                shop.house.in_store(&sql).await;
            } else {
                assert_eq!(shop.put(&goods, &edit(PieceField::Price, now, becomes), &because(reason)).await, Edited::Done);
            }
            if becomes != now {
                expected.push((now, becomes, if by_hand { "by_hand".to_owned() } else { reason.to_owned() }));
            }
            now = becomes;
        }
        assert_eq!(told(&shop, goods.variant).await, expected);
        assert_eq!(shop.price(&goods).await.0, now);
        let events = format!("select count(*) from app.events where kind = 'price.changed' and subject_id = '{}'", goods.product);
        assert_eq!(shop.house.count(&events).await, i64::try_from(expected.len()).unwrap());
    }
}

#[tokio::test]
async fn taking_back_gives_back_what_was_struck_through_too() {
    let shop = Shop::open().await;
    let goods = shop.house.unique(shop.store, 10_000).await;
    let down = edit(PieceField::Price, 10_000, 8_000);
    assert_eq!(shop.put(&goods, &down, &because("markdown")).await, Edited::Done);
    assert_eq!(shop.price(&goods).await, (8_000, 10_000));
    let up = edit(PieceField::Price, 8_000, 13_000);
    assert_eq!(shop.put(&goods, &up, &because("correction")).await, Edited::Done);
    assert_eq!(shop.price(&goods).await, (13_000, 0), "nothing dearer is left to strike through");
    for (undone, stands) in [(up, (8_000, 10_000)), (down, (10_000, 0))] {
        assert_eq!(shop.put(&goods, &undone.inverse(), &Why::undo()).await, Edited::Done);
        assert_eq!(shop.price(&goods).await, stands);
    }
    let reasons: Vec<String> = told(&shop, goods.variant).await.into_iter().map(|(_, _, reason)| reason).collect();
    assert_eq!(reasons, ["markdown", "correction", "undo", "undo"], "taking back is history, too");
    let by = format!("select count(*) from app.price_history where person_id = '{}' and actor = 'attendant'", shop.desk.person.id);
    assert_eq!(shop.house.count(&by).await, 4);
}

#[tokio::test]
async fn nobody_writes_or_changes_a_history_of_prices() {
    let shop = Shop::open().await;
    let goods = shop.house.unique(shop.store, 10_000).await;
    shop.put(&goods, &edit(PieceField::Price, 10_000, 9_000), &because("season")).await;
    let mut admin = shop.house.admin().await;
    for sql in ["update app.price_history set note = 'x'", "delete from app.price_history", "truncate app.price_history"] {
        assert!(sqlx::query(sql).execute(&mut admin).await.is_err(), "{sql}, even for a superuser");
    }
    assert_eq!(shop.house.count("select count(*) from app.price_history where note = ''").await, 1);
}

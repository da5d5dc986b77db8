//! Why pieces come back, and who may know.
use super::{Shop, looks};
use vitrine::{
    domain::{
        bag::Reason,
        past::{BackRow, Span},
    },
    server::db::past,
};

/// Label, tried, came back, reason that is given most, and how often none was.
fn told(rows: &[BackRow]) -> Vec<(&str, u32, u32, Option<Reason>, u32)> {
    rows.iter().map(|row| (row.label.as_str(), row.tried, row.back, row.first(), row.of(None))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_came_back_is_told_by_size_and_by_brand() {
    let shop = Shop::open(6).await;
    let here = &shop.here;
    shop.tell(&format!(
        "update app.products set brand = 'Maria Filó' from app.pieces p where p.product_id = products.id and p.id = '{}'",
        here.rail[3]
    ))
    .await;
    for (piece, ago, size, fate) in [
        (0, 0, "54", ("returned", "too_small")),
        (1, 2, "54", ("handed_over", "")),
        // a reason beside what stayed is none for which something came back
        (2, 0, "52", ("sold", "price")),
        (3, 1, "52", ("returned", "too_big")),
        (4, 0, "54", ("charged", "")),
        (5, 7, "54", ("returned", "style")),
    ] {
        shop.tried(here, piece, ago, size, fate).await;
    }
    shop.tried(&shop.there, 0, 0, "54", ("returned", "fabric")).await;
    for who in [&shop.desk, &shop.boss] {
        let past = looks!(shop, who, past::reasons, Span::Half).unwrap();
        assert_eq!(told(&past.sizes), [("54", 3, 2, Some(Reason::TooSmall), 1), ("52", 2, 1, Some(Reason::TooBig), 0)]);
        assert_eq!(told(&past.brands), [("Vitrine", 4, 2, Some(Reason::TooSmall), 1), ("Maria Filó", 1, 1, Some(Reason::TooBig), 0)]);
        assert!(past.sizes.iter().chain(&past.brands).all(|row| row.said.iter().sum::<u32>() == row.back), "each came back for one thing");
    }
    let far = looks!(shop, &shop.boss, past::reasons, Span::Year).unwrap();
    assert_eq!((far.sizes[0].back, far.sizes[0].of(Some(Reason::Style))), (3, 1));
    assert!(looks!(shop, &shop.purse, past::reasons, Span::Half).is_err(), "finance knows nothing of bodies and tastes");
}

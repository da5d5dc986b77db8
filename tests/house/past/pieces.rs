//! How often pieces go out until they are sold, and how long they hang.
use super::{Shop, Side, looks, month};
use vitrine::{
    domain::past::{Round, ShelfPast, Span, Spread},
    server::db::past,
};

/// A move: from, to, and how many days before the sale.
type Step = (&'static str, &'static str, u32);

const KEPT: (&str, &str) = ("sold", "");

impl Shop {
    /// It was sold in that month after so many outings; it had come `days` before, and this is its history.
    async fn sold(&self, side: &Side, piece: usize, ago: u32, outings: u32, days: u32, steps: &[Step]) {
        let (store, piece, at) = (side.store, side.rail[piece], month(ago));
        let hours = |days: u32| format!("{at} - interval '{} hours'", days * 24);
        self.tell(&format!(
            "update app.pieces set status = 'sold', outings = {outings}, changed_at = {at}, arrived_at = {} where store_id = '{store}' and id = '{piece}'",
            hours(days)
        ))
        .await;
        for (version, (was, becomes, before)) in (1..).zip(steps) {
            self.tell(&format!(
                "insert into app.piece_status_history (store_id, piece_id, version, from_status, to_status, actor, changed_at)
                 values ('{store}', '{piece}', {version}, '{was}', '{becomes}', 'attendant', {})",
                hours(*before)
            ))
            .await;
        }
    }

    async fn rounds(&self, span: Span) -> Vec<(u32, u32, u32)> {
        let told = looks!(self, &self.purse, past::outings, span).unwrap();
        told.rounds.into_iter().map(|Round { number, tried, kept }| (number, tried, kept)).collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_time_out_is_counted_once_it_ended_by_its_number() {
    let shop = Shop::open(7).await;
    let here = &shop.here;
    shop.tried(here, 0, 4, "54", ("returned", "")).await;
    shop.tried(here, 0, 1, "54", KEPT).await;
    shop.tried(here, 1, 0, "54", KEPT).await;
    shop.tried(here, 2, 2, "54", ("returned", "price")).await;
    shop.tried(here, 2, 1, "54", ("handed_over", "")).await;
    // still out, and never out
    shop.tried(here, 2, 0, "54", ("delivered", "")).await;
    shop.tried(here, 4, 0, "54", ("packed", "")).await;
    shop.tried(here, 3, 0, "54", ("written_off", "")).await;
    shop.tried(&shop.there, 0, 0, "54", KEPT).await;
    assert_eq!(shop.rounds(Span::Quarter).await, [(1, 3, 1), (2, 2, 1)], "what was before counts for the number, and is not told");
    assert_eq!(shop.rounds(Span::Half).await, [(1, 4, 1), (2, 2, 1)]);

    shop.sold(here, 0, 1, 2, 9, &[]).await;
    shop.sold(here, 1, 0, 1, 9, &[]).await;
    shop.sold(here, 5, 0, 0, 9, &[]).await;
    shop.sold(here, 6, 5, 0, 9, &[]).await;
    shop.sold(&shop.there, 1, 0, 3, 9, &[]).await;
    for who in [&shop.desk, &shop.purse, &shop.boss] {
        let near = looks!(shop, who, past::outings, Span::Quarter).unwrap();
        assert_eq!((near.until_sold.as_slice(), near.sold(), near.median()), (&[(0, 1), (1, 1), (2, 1)][..], 3, Some(1)));
        let far = looks!(shop, who, past::outings, Span::Year).unwrap();
        assert_eq!((far.sold_after(0), far.sold(), far.median()), (2, 4, Some(0)));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_on_the_rail_and_at_homes_are_the_sums_of_stays() {
    let shop = Shop::open(4).await;
    let twice: [Step; 9] = [
        ("draft", "in_stock", 100),
        ("in_stock", "bagged", 60),
        ("bagged", "in_consignment", 59),
        ("in_consignment", "returned", 55),
        ("returned", "in_stock", 54),
        ("in_stock", "bagged", 4),
        ("bagged", "re_consigned", 3),
        // from door to door
        ("re_consigned", "re_consigned", 2),
        ("re_consigned", "sold", 0),
    ];
    // 40 and 50 days on the rail, 4 and 3 at homes
    shop.sold(&shop.here, 0, 0, 3, 101, &twice).await;
    // hung on the day it came, without a word of that: 14 and 5
    shop.sold(&shop.here, 1, 0, 1, 20, &[("in_stock", "bagged", 6), ("bagged", "in_consignment", 5), ("in_consignment", "sold", 0)]).await;
    // a hold is a stay on the rail: 9
    shop.sold(&shop.here, 2, 1, 0, 10, &[("draft", "in_stock", 9), ("in_stock", "held", 2), ("held", "sold", 0)]).await;
    shop.tell(&format!("update app.pieces set ownership = 'consigned_in' where id = '{}'", shop.here.rail[2])).await;
    // too long ago, and next door
    shop.sold(&shop.here, 3, 6, 0, 70, &[("draft", "in_stock", 70), ("in_stock", "sold", 0)]).await;
    shop.sold(&shop.there, 0, 0, 0, 30, &[("draft", "in_stock", 30), ("in_stock", "sold", 0)]).await;
    let spread = |spans, median| Spread { spans, median: Some(median) };
    let by_hand = ShelfPast {
        own: spread([0, 1, 0, 0, 1, 0, 0], 14),
        consigned: spread([0, 1, 0, 0, 0, 0, 0], 9),
        home: spread([2, 0, 0, 0, 0, 0, 0], 5),
    };
    for who in [&shop.purse, &shop.boss] {
        assert_eq!(looks!(shop, who, past::shelf, Span::Half), Ok(by_hand));
    }
    assert_eq!(looks!(shop, &shop.boss, past::shelf, Span::Year).map(|told| told.own.pieces()), Ok(3));
    assert!(looks!(shop, &shop.desk, past::shelf, Span::Half).is_err(), "not the floor's");
}

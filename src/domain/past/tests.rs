//! Rates that stay within a hundred, medians that lie in the middle, and sums that nothing is lost from.
use super::*;
use crate::domain::bag::Reason;
use proptest::prelude::*;

fn round(number: u32, tried: u32, kept: u32) -> Round {
    Round { number, tried, kept }
}

fn row(month: &str, ago: u32, clients: u32, later: Option<u32>, net_minor: i64) -> CohortRow {
    CohortRow { month: month.into(), ago, clients, later, kept: Kept { buyers: u32::from(later.is_some()), pieces: 2, net_minor } }
}

proptest! {
    #[test]
    fn a_rate_is_the_nearest_whole_one(part in 0u32..1_000_000, more in 0u32..1_000_000) {
        let whole = part + more;
        match of_hundred(part, whole) {
            None => prop_assert_eq!(whole, 0),
            Some(rate) => {
                prop_assert!(rate <= 100);
                let off = (i64::from(rate) * i64::from(whole) - i64::from(part) * 100).abs();
                prop_assert!(off * 2 <= i64::from(whole), "{part} of {whole} is not {rate}");
            }
        }
    }

    #[test]
    fn half_of_them_lie_on_either_side_of_the_median(counted in prop::collection::vec((0u32..400, 0u32..50), 0..40)) {
        let all: u32 = counted.iter().map(|(_, many)| many).sum();
        match median(&counted) {
            None => prop_assert_eq!(all, 0),
            Some(middle) => {
                let sum = |fits: &dyn Fn(u32) -> bool| counted.iter().filter(|(days, _)| fits(*days)).map(|(_, many)| many).sum::<u32>();
                prop_assert!(sum(&|days| days <= middle) * 2 >= all);
                prop_assert!(sum(&|days| days < middle) * 2 < all, "a smaller one would do");
            }
        }
    }

    #[test]
    fn no_piece_is_lost_between_spans(counted in prop::collection::vec((0u32..1_000, 0u32..50), 0..40)) {
        let spread = Spread::of(&counted);
        prop_assert_eq!(spread.pieces(), counted.iter().map(|(_, many)| many).sum::<u32>());
        for (place, many) in spread.spans.iter().enumerate() {
            let (first, last) = bounds(place);
            let fits = |days: u32| days >= first && last.is_none_or(|last| days <= last);
            prop_assert_eq!(*many, counted.iter().filter(|(days, _)| fits(*days)).map(|(_, many)| many).sum::<u32>());
        }
    }

    #[test]
    fn what_is_sold_by_a_round_never_becomes_less(found in prop::collection::vec((1u32..500, 0u32..500), 1..6)) {
        let known: Vec<Round> = (1..).zip(&found).map(|(number, (tried, kept))| round(number, *tried, (*kept).min(*tried))).collect();
        let by: Vec<u32> = sold_by(&known).into_iter().flatten().collect();
        prop_assert_eq!(by.len(), known.len());
        prop_assert_eq!(Some(by[0]), known[0].keeps(), "the first round is its own rate");
        prop_assert!(by.windows(2).all(|two| two[0] <= two[1]) && by.iter().all(|by| *by <= 100));
    }

    #[test]
    fn what_cohorts_brought_is_what_their_rows_bring(nets in prop::collection::vec(-5_000i64..1_000_000, 1..=12)) {
        let ago = u32::try_from(nets.len()).unwrap() - 1;
        let rows: Vec<CohortRow> = (0..).zip(&nets).map(|(later, net)| row("2026-01", ago, 3, Some(later), *net)).collect();
        let found = cohorts(rows);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!((found[0].kept.len(), found[0].net_minor()), (nets.len(), nets.iter().sum::<i64>()));
        let each = found[0].a_client().unwrap();
        prop_assert!((each * 3 - found[0].net_minor()).abs() <= 2);
    }
}

#[test]
fn rounds_of_which_nothing_is_known_are_told_and_foresee_nothing() {
    let found = rounds(&[(3, 4, 1), (1, 10, 4)]);
    assert_eq!(found, [round(1, 10, 4), round(2, 0, 0), round(3, 4, 1)]);
    assert_eq!(sold_by(&found), [Some(40), None, None]);
    assert_eq!(sold_by(&[round(1, 10, 4), round(2, 6, 3), round(3, 3, 3)]), [Some(40), Some(70), Some(100)]);
    assert_eq!(sold_by(&[round(MOST_OUTINGS, 5, 1)]), [None], "the last one stands for many");
    assert_eq!((rounds(&[]), round(1, 0, 0).keeps()), (Vec::new(), None));
}

#[test]
fn a_month_in_which_nobody_kept_anything_is_there() {
    let found = cohorts(vec![row("2026-09", 2, 2, None, 0), row("2026-10", 1, 4, Some(0), 100), row("2026-10", 1, 4, Some(1), 40)]);
    assert_eq!(found.iter().map(|cohort| cohort.kept.len()).collect::<Vec<_>>(), [3, 2]);
    assert_eq!((found[0].came(1), found[1].came(1), found[1].came(2)), (Some(0), Some(25), None));
    assert_eq!((again(&found, 0), again(&found, 1), again(&found, 2), again(&found, 3)), (Some(17), Some(17), Some(0), None));
}

#[test]
fn the_reason_that_is_given_most_is_told_and_silence_is_none() {
    let said = |said: [u32; 9]| BackRow { label: "54".into(), tried: 20, back: said.iter().sum(), said: said.to_vec() };
    let row = said([3, 5, 0, 0, 0, 5, 0, 0, 7]);
    assert_eq!((row.first(), row.of(None), row.share(Some(Reason::TooSmall))), (Some(Reason::TooSmall), 7, Some(25)));
    assert_eq!(said([0, 0, 0, 0, 0, 0, 0, 0, 4]).first(), None);
    assert_eq!(REASONS.iter().flatten().copied().collect::<Vec<_>>(), Reason::ALL, "every reason, in its order");
}

#[test]
fn spans_of_a_look_are_what_their_names_say() {
    for span in Span::ALL {
        assert_eq!(span.months().to_string(), span.name());
    }
}

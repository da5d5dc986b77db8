//! The rules of bags, asked of many bags.
use super::{
    BagStatus, LineStatus,
    rules::{BagRules, Priced, closed_days, derive, due_day, price, reckon},
};
use crate::domain::role::Role;
use proptest::prelude::*;

fn rules(days: u32, closed: u8, keep_all_bp: i64, price_guarantee: bool) -> BagRules {
    BagRules { days, closed, keep_all_bp, price_guarantee }
}

fn is_closed(day: i64, closed: u8) -> bool {
    closed & (1 << (day + 3).rem_euclid(7)) != 0
}

fn any_line() -> impl Strategy<Value = Priced> {
    (0..LineStatus::ALL.len(), 0i64..50_000_000, 0i64..50_000_000, any::<bool>())
        .prop_map(|(status, frozen_minor, now_minor, kept)| Priced { status: LineStatus::ALL[status], frozen_minor, now_minor, kept })
}

#[test]
fn a_bag_of_friday_is_due_on_tuesday_where_sundays_do_not_count() {
    // 27 November 2026 is a Friday
    let friday = 20_784;
    assert_eq!(due_day(friday, &rules(3, closed_days("7"), 0, false)), friday + 4);
    assert_eq!(due_day(friday, &rules(3, closed_days(""), 0, false)), friday + 3);
    assert_eq!(due_day(friday, &rules(1, closed_days("67"), 0, false)), friday + 3);
    assert_eq!(closed_days("1234567"), 0, "a house that never opens is open every day");
}

#[test]
fn the_whole_bag_has_its_share_and_a_part_has_none() {
    let line = |status, kept| Priced { status, frozen_minor: 10_005, now_minor: 9_000, kept };
    let house = rules(3, 64, 1_000, false);
    let whole = [line(LineStatus::Delivered, true), line(LineStatus::Delivered, true), line(LineStatus::Removed, false)];
    let sum = reckon(&whole, &house, 0).unwrap();
    assert_eq!((sum.subtotal_minor, sum.keep_all_minor, sum.total_minor), (20_010, 2_001, 18_009));
    for other in [
        line(LineStatus::Delivered, false),
        line(LineStatus::Returned, false),
        line(LineStatus::Missing, true),
        line(LineStatus::Sold, true),
    ] {
        assert_eq!(reckon(&[whole[0], other], &house, 0).unwrap().keep_all_minor, 0, "{other:?}");
    }
    assert_eq!(reckon(&whole, &rules(3, 64, 1_000, true), 0).unwrap().subtotal_minor, 18_000, "the lower price of two");
    assert_eq!(reckon(&whole, &house, 18_010), None, "no more off than there is");
    assert_eq!(reckon(&[], &house, 0).unwrap().total_minor, 0);
}

#[test]
fn nothing_follows_from_nothing_and_a_closed_bag_stays_closed() {
    assert_eq!(derive(BagStatus::Draft, &[], false), BagStatus::Draft);
    assert_eq!(derive(BagStatus::Draft, &[LineStatus::Added], false), BagStatus::Preparing);
    assert_eq!(derive(BagStatus::Preparing, &[LineStatus::Removed], false), BagStatus::Preparing);
    assert_eq!(derive(BagStatus::Dispatched, &[LineStatus::Packed, LineStatus::Returned], false), BagStatus::Ready);
    assert_eq!(derive(BagStatus::WithClient, &[LineStatus::WrittenOff], true), BagStatus::SettledNone);
    assert_eq!(derive(BagStatus::Cancelled, &[LineStatus::Removed], false), BagStatus::Cancelled);
}

#[test]
fn nobody_outside_the_shop_moves_a_bag() {
    for role in [Role::Customer, Role::Consignor] {
        assert!(BagStatus::ALL.iter().all(|from| BagStatus::ALL.iter().all(|to| !from.can_become(*to, role))));
        assert!(LineStatus::ALL.iter().all(|from| LineStatus::ALL.iter().all(|to| !from.can_become(*to, role))));
    }
    for role in Role::ALL {
        assert!(
            BagStatus::ALL.iter().filter(|from| from.is_closed()).all(|from| BagStatus::ALL.iter().all(|to| !from.can_become(*to, role)))
        );
    }
}

proptest! {
    #[test]
    fn a_bag_is_due_on_a_day_of_trade_after_exactly_its_days(from in -20_000i64..60_000, days in 1u32..=60, closed in 0u8..127) {
        let due = due_day(from, &rules(days, closed, 0, false));
        prop_assert!(!is_closed(due, closed));
        prop_assert_eq!((from + 1..=due).filter(|day| !is_closed(*day, closed)).count(), usize::try_from(days).unwrap());
    }

    #[test]
    fn a_sum_is_exact_to_the_cent(lines in prop::collection::vec(any_line(), 0..20), bp in 0i64..10_000, guarantee in any::<bool>(), extra in 0i64..1_000_000) {
        let house = rules(3, 64, bp, guarantee);
        let kept: i64 = lines.iter().filter(|l| l.kept && matches!(l.status, LineStatus::Delivered | LineStatus::Missing)).map(|l| price(l, &house)).sum();
        let bare = reckon(&lines, &house, 0).expect("nothing extra is never too much");
        prop_assert_eq!(bare.subtotal_minor, kept);
        prop_assert_eq!(bare.total_minor, bare.subtotal_minor - bare.keep_all_minor);
        // the share is rounded down, and by less than a cent
        prop_assert!(bare.keep_all_minor == 0 || (bare.keep_all_minor * 10_000 <= kept * bp && (bare.keep_all_minor + 1) * 10_000 > kept * bp));
        match reckon(&lines, &house, extra) {
            Some(sum) => prop_assert_eq!(sum.total_minor, bare.total_minor - extra),
            None => prop_assert!(extra > bare.total_minor),
        }
    }

    #[test]
    fn what_is_out_is_out(lines in prop::collection::vec(0..LineStatus::ALL.len(), 1..12), was in 0..BagStatus::ALL.len(), delivered in any::<bool>()) {
        let lines: Vec<LineStatus> = lines.into_iter().map(|place| LineStatus::ALL[place]).collect();
        let word = derive(BagStatus::ALL[was], &lines, delivered);
        prop_assert_eq!(word.is_out(), lines.iter().any(|line| line.is_out()) || (BagStatus::ALL[was].is_out() && word == BagStatus::ALL[was]));
        prop_assert_eq!(derive(word, &lines, delivered), word, "it follows once and for all");
    }
}

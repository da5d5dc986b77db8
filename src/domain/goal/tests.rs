//! Sums to the cent, and months that are not as usual.
use super::*;
use crate::domain::{
    money::{Currency, Money},
    store::Locale,
};
use proptest::prelude::*;

fn day(net_minor: i64) -> Day {
    Day { net_minor, bag_minor: 0, pieces: 1 }
}

fn sheet(goal: Option<i64>, weights: Vec<u32>, so_far: &[i64]) -> GoalSheet {
    GoalSheet {
        month: "2026-11".into(),
        days: u8::try_from(weights.len()).unwrap(),
        goal: goal.map(|target_minor| Goal { target_minor, stretch_minor: None, weights: None, closed: Vec::new() }),
        from: WeightsFrom::Alike,
        weights,
        so_far: so_far.iter().copied().map(day).collect(),
        usual: None,
        in_bags: Money::new(0, Currency::BRL),
        from_bags: Money::new(0, Currency::BRL),
        currency: Currency::BRL,
    }
}

proptest! {
    #[test]
    fn the_line_comes_to_the_goal_to_the_cent(target in 1i64..MOST_GOAL, weights in prop::collection::vec(0u32..=100, 1..=31)) {
        let line = ideal(target, &weights);
        prop_assert_eq!(line.len(), weights.len());
        prop_assert_eq!(*line.last().unwrap(), target);
        prop_assert!(line.windows(2).all(|two| two[0] <= two[1]), "it never falls");
        let all: u32 = weights.iter().sum();
        for (place, weight) in weights.iter().enumerate().filter(|(place, _)| all > 0 && place + 1 < weights.len()) {
            let today = line[place] - place.checked_sub(1).map_or(0, |before| line[before]);
            let exact = i128::from(target) * i128::from(*weight);
            prop_assert!((i128::from(today) * i128::from(all) - exact).abs() <= i128::from(all), "no day is a cent off");
        }
    }

    #[test]
    fn a_projection_never_promises_less_than_is_there(
        sold in prop::collection::vec((-50_000i64..500_000, 0i64..100_000), 1..=31),
        week in prop::array::uniform7(0u32..=100),
        usual in prop::option::of(0i64..3_000_000),
        bags_minor in 0i64..1_000_000,
    ) {
        let days: Vec<Day> = sold.iter().map(|(net, bag)| Day { net_minor: *net, bag_minor: (*bag).min((*net).max(0)), pieces: 1 }).collect();
        let weights = weights_of(3, 31, &week, &[7, 20]);
        let usual = usual.map(|net_minor| (Day { net_minor, bag_minor: 0, pieces: 1 }, week.iter().sum()));
        let so_far: i64 = days.iter().map(|day| day.net_minor).sum();
        if let Some(band) = project(&Pace { days: &days, weights: &weights, usual, bags_minor }) {
            prop_assert!(band.low <= band.mid && band.mid <= band.high);
            prop_assert!(band.low >= so_far);
            prop_assert!(band.mid >= so_far + bags_minor);
        }
    }

    #[test]
    fn a_month_like_clockwork_ends_where_it_says(each in 0i64..1_000_000, today in 2usize..=30, week in prop::array::uniform7(1u32..=100)) {
        let weights = weights_of(1, 30, &week, &[]);
        let days: Vec<Day> = weights[..today].iter().enumerate().map(|(at, weight)| day(if at + 1 == today { 0 } else { each * i64::from(*weight) })).collect();
        let all: i64 = weights.iter().map(|weight| each * i64::from(*weight)).sum();
        let band = project(&Pace { days: &days, weights: &weights, usual: None, bags_minor: 0 }).unwrap();
        prop_assert!((band.mid - all).abs() <= 2, "{} and not {all}", band.mid);
    }
}

#[test]
fn no_goal_no_line_and_the_first_day_of_a_first_month_foresees_nothing() {
    let month = sheet(None, vec![1; 30], &[5_000]);
    assert_eq!((month.ideal(), month.missing(), month.band(), month.reached_on()), (None, None, None, None));
    assert_eq!(sheet(Some(100), vec![0; 30], &[0, 0]).band(), None, "nor does a month without an open day");
    assert_eq!(ideal(100, &[0, 0]), [0, 100]);
    assert_eq!(learned(&[0, 0, 0, 0, 0, 0, -5]), None);
    assert_eq!(learned(&[50, 0, 0, 0, 200, 100, -5]), Some([25, 0, 0, 0, 100, 50, 0]));
}

#[test]
fn a_closed_day_asks_for_nothing_and_a_day_below_zero_is_kept() {
    let weights = weights_of(7, 30, &[1, 1, 1, 1, 1, 1, 0], &[2]);
    assert_eq!(&weights[..9], [0, 0, 1, 1, 1, 1, 1, 0, 1], "it begins on a Sunday, and the second is a holiday");
    let month = sheet(Some(24_000), weights, &[0, 0, 2_000, -500, 1_000]);
    assert_eq!(cumulative(&month.so_far), [0, 0, 2_000, 1_500, 2_500]);
    assert_eq!((month.sold(), month.missing()), (2_500, Some(21_500)));
    assert_eq!(month.open_days_left(), 22);
    assert_eq!(month.a_day(), Some((978, Some(2))), "a piece brings 500 on average");
}

#[test]
fn a_goal_is_reached_on_a_day_or_not_at_all() {
    assert_eq!(sheet(Some(10_000), vec![1; 30], &[500; 10]).reached_on(), Some(20));
    assert_eq!(sheet(Some(20_000), vec![1; 30], &[500; 10]).reached_on(), None);
    let done = sheet(Some(1_000), vec![1; 30], &[500; 10]);
    assert_eq!((done.missing(), done.a_day(), done.reached_on()), (None, None, Some(10)));
}

#[test]
fn a_goal_is_read_or_every_wrong_field_is_named() {
    let typed = TypedGoal { target: "80.000".into(), stretch: "95000".into(), closed: "20, 7".into(), ..TypedGoal::default() };
    let read = typed.read(30, Locale::PtBr).unwrap();
    assert_eq!(
        (read.target_minor, read.stretch_minor, read.weights, read.closed.as_slice()),
        (8_000_000, Some(9_500_000), None, &[7, 20][..])
    );
    assert!(read.is_bounded());
    let mut bad = TypedGoal { target: "0".into(), stretch: "x".into(), closed: "31".into(), ..TypedGoal::default() };
    bad.week[2] = "101".into();
    assert_eq!(bad.read(30, Locale::PtBr), Err(vec![GoalField::Target, GoalField::Stretch, GoalField::Weight(2), GoalField::Closed]));
    bad.week[2] = "0".into();
    assert!(bad.read(30, Locale::PtBr).unwrap_err().contains(&GoalField::Weight(0)), "some day has to weigh something");
}

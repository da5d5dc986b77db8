//! Where a month is heading. The pace is money per weight: of the days that are over, and of the weeks before as one week more, so that the
//! first days of a month promise neither the moon nor nothing. What lies in open bags counts where it is more than bags bring at this pace.
use super::Day;
use serde::{Deserialize, Serialize};

/// Days that have to be over before their spread says something.
const ENOUGH_DAYS: usize = 3;

/// From what a month is foreseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace<'a> {
    /// Each day so far; the last one is today and goes on.
    pub days: &'a [Day],
    /// What each day of the month weighs.
    pub weights: &'a [u32],
    /// What a week before the month brought on average, and what a week weighs; nothing in the first month.
    pub usual: Option<(Day, u32)>,
    /// What open bags should bring.
    pub bags_minor: i64,
}

/// Where it may end: never below what has come in already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    pub low: i64,
    pub mid: i64,
    pub high: i64,
}

/// Nothing where no open day is over and there was no week before.
pub fn project(pace: &Pace<'_>) -> Option<Band> {
    let past = pace.days.len().checked_sub(1)?;
    let today = pace.days.last().copied().unwrap_or_default();
    let (over, left) = pace.weights.split_at_checked(past)?;
    let weight = |weights: &[u32]| weights.iter().map(|weight| i128::from(*weight)).sum::<i128>();
    let (usual, week) = pace.usual.unwrap_or_default();
    let per = weight(over) + i128::from(week);
    if per == 0 {
        return None;
    }
    let sum = |of: fn(&Day) -> i64| pace.days[..past].iter().map(|day| i128::from(of(day))).sum::<i128>() + i128::from(of(&usual));
    let (plain, bags) = (sum(|day| day.net_minor - day.bag_minor).max(0), sum(|day| day.bag_minor).max(0));
    let of_today = i128::from(left.first().copied().unwrap_or(0));
    let later = weight(left) - of_today;
    let sold: i128 = pace.days.iter().map(|day| i128::from(day.net_minor)).sum();
    let rest_of_today = (plain * of_today / per - i128::from(today.net_minor - today.bag_minor)).max(0);
    let from_bags = (bags * (of_today + later) / per - i128::from(today.bag_minor)).max(i128::from(pace.bags_minor)).max(0);
    let mid = sold + rest_of_today + plain * later / per + from_bags;
    let spread = spread(&pace.days[..past], over, (plain + bags, per), left);
    let minor = |amount: i128| i64::try_from(amount).unwrap_or(i64::MAX);
    Some(Band { low: minor((mid - spread).max(sold)), mid: minor(mid), high: minor(mid + spread) })
}

/// How far days were from the pace on average, and how much of that is left over many days: it grows with the root of their number.
fn spread(days: &[Day], over: &[u32], (brought, per): (i128, i128), left: &[u32]) -> i128 {
    let open: Vec<(i128, i128)> = days
        .iter()
        .zip(over)
        .filter(|(_, weight)| **weight > 0)
        .map(|(day, weight)| (i128::from(day.net_minor), i128::from(*weight)))
        .collect();
    let still = i128::try_from(left.iter().filter(|weight| **weight > 0).count()).unwrap_or(0);
    let one = if open.len() >= ENOUGH_DAYS {
        let off: i128 = open.iter().map(|(net, weight)| (net - brought * weight / per).abs()).sum();
        off / i128::try_from(open.len()).unwrap_or(1)
    } else {
        // too little is known: half of what a day of the month brings on average
        let weight: i128 = left.iter().map(|weight| i128::from(*weight)).sum();
        if still == 0 { 0 } else { brought * weight / per / still / 2 }
    };
    one.saturating_mul(still.isqrt())
}

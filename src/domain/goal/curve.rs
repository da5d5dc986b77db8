//! How a goal spreads over the days of its month: by what each day weighs, exact to the cent.
use super::{Day, Week};

/// What each day of a month weighs. `first`: the day of the week of its first day, Monday 1. A closed day weighs nothing.
pub fn weights_of(first: u8, days: u8, week: &Week, closed: &[u8]) -> Vec<u32> {
    let of = |day: u8| {
        let place = (usize::from(first.max(1) - 1) + usize::from(day - 1)) % 7;
        if closed.contains(&day) { 0 } else { week.get(place).copied().unwrap_or(0) }
    };
    (1..=days).map(of).collect()
}

/// The line of the ideal: what should have come in by the end of each day. It ends at the goal, whatever was rounded on the way; where no
/// day weighs anything, all of it is due on the last.
pub fn ideal(target_minor: i64, weights: &[u32]) -> Vec<i64> {
    let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let mut so_far = 0_i128;
    let mut line: Vec<i64> = weights
        .iter()
        .map(|weight| {
            so_far += i128::from(*weight);
            if all == 0 { 0 } else { i64::try_from(i128::from(target_minor) * so_far / all).unwrap_or(target_minor) }
        })
        .collect();
    if let Some(last) = line.last_mut() {
        *last = target_minor;
    }
    line
}

/// What had come in by the end of each day.
pub fn cumulative(days: &[Day]) -> Vec<i64> {
    let sum = |sum: &mut i64, day: &Day| {
        *sum = sum.saturating_add(day.net_minor);
        Some(*sum)
    };
    days.iter().scan(0, sum).collect()
}

/// What weekdays weigh after what they brought, the best of them 100. Nothing where nothing came in.
pub fn learned(brought: &[i64; 7]) -> Option<Week> {
    let best = brought.iter().copied().max().filter(|best| *best > 0)?;
    let weigh = |minor: i64| u32::try_from((i128::from(minor.max(0)) * 100 + i128::from(best) / 2) / i128::from(best)).unwrap_or(0);
    Some(brought.map(weigh))
}

//! Days before the day of seeding, and their hours, in the store's own zone. Weeks and seasons have their shape here.
use super::{SeedError, dice::Dice};
use jiff::{
    Span,
    civil::{Date, Weekday},
    tz::TimeZone,
};

/// Hours in which people buy, with their weight: from 8 to 21 o'clock, so that also what follows an order happens on its day.
const HOURS: [u64; 14] = [2, 4, 6, 8, 9, 7, 6, 7, 8, 9, 9, 10, 12, 9];

/// The calendar of a store. Day 1 is yesterday, day 2 the day before it.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: TimeZone,
    today: Date,
}

/// How a store's sales lie over the week (Monday first) and the year (January first), in percent of an average day.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub week: [u64; 7],
    pub year: [u64; 12],
}

impl Calendar {
    /// `zone`: IANA name.
    pub fn new(zone: &str, today: Date) -> Result<Self, SeedError> {
        let zone = TimeZone::get(zone).map_err(|cause| SeedError::Calendar(cause.to_string()))?;
        Ok(Self { zone, today })
    }

    /// The date `ago` days before today.
    pub fn date(&self, ago: i64) -> Result<Date, SeedError> {
        let back = Span::new().try_days(ago).map_err(|cause| SeedError::Calendar(cause.to_string()))?;
        self.today.checked_sub(back).map_err(|cause| SeedError::Calendar(cause.to_string()))
    }

    /// Days from 1970-01-01 to `ago` days before today.
    pub fn day_number(&self, ago: i64) -> Result<i32, SeedError> {
        let start = Date::constant(1970, 1, 1);
        let days = start.until(self.date(ago)?).map_err(|cause| SeedError::Calendar(cause.to_string()))?.get_days();
        Ok(days)
    }

    /// Seconds since 1970 of a second of that day's clock on the wall.
    pub fn at(&self, ago: i64, second: i64) -> Result<i64, SeedError> {
        let midnight = self.date(ago)?.to_zoned(self.zone.clone()).map_err(|cause| SeedError::Calendar(cause.to_string()))?;
        Ok(midnight.timestamp().as_second() + second)
    }

    /// A moment of that day at which people buy.
    pub fn buying_moment(&self, ago: i64, dice: &mut Dice) -> Result<i64, SeedError> {
        let hour = 8 + i64::try_from(dice.weighted(&HOURS)).unwrap_or(0);
        self.at(ago, hour * 3600 + dice.between(0, 3599))
    }

    /// Weight of each of the last `days` days, the oldest first: week, season, and growth from 70 to 130 % over the whole time.
    pub fn weights(&self, days: i64, shape: &Shape, dice: &mut Dice) -> Result<Vec<u64>, SeedError> {
        (1..=days)
            .rev()
            .map(|ago| {
                let date = self.date(ago)?;
                let week = shape.week[place(date.weekday())];
                let year = shape.year[usize::try_from(date.month() - 1).unwrap_or(0)];
                let growth = u64::try_from(70 + 60 * (days - ago) / days.max(1)).unwrap_or(100);
                let mood = u64::try_from(dice.between(75, 125)).unwrap_or(100);
                Ok(week * year * growth * mood)
            })
            .collect()
    }
}

fn place(day: Weekday) -> usize {
    usize::try_from(day.to_monday_zero_offset()).unwrap_or(0)
}

/// `total` shared out by `weights`, exact: what rounding leaves goes to the largest remainders.
pub fn share_out(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u128 = weights.iter().map(|w| u128::from(*w)).sum::<u128>().max(1);
    let exact: Vec<u128> = weights.iter().map(|w| u128::from(total) * u128::from(*w)).collect();
    let mut shares: Vec<u64> = exact.iter().map(|e| u64::try_from(e / sum).unwrap_or(0)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|place| (std::cmp::Reverse(exact[*place] % sum), *place));
    let left = total.saturating_sub(shares.iter().sum());
    for place in order.into_iter().cycle().take(usize::try_from(left).unwrap_or(0)) {
        shares[place] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up() {
        for total in [0, 1, 7, 6000] {
            let shares = share_out(total, &[3, 0, 5, 1, 1]);
            assert_eq!(shares.iter().sum::<u64>(), total);
            assert!(total < 7 || shares[2] > shares[0] && shares[1] == 0);
        }
    }

    #[test]
    fn days_have_the_hours_of_their_zone() {
        let calendar = Calendar::new("America/Sao_Paulo", Date::constant(2026, 7, 1)).unwrap();
        assert_eq!(calendar.date(1).unwrap(), Date::constant(2026, 6, 30));
        // 30 June 2026, noon in São Paulo is 15:00 in Greenwich
        assert_eq!(calendar.at(1, 12 * 3600).unwrap(), 1_782_831_600);
        assert_eq!(calendar.day_number(1).unwrap(), 20_634);
        assert!(Calendar::new("Atlantis/Sunken", Date::constant(2026, 7, 1)).is_err());
    }
}

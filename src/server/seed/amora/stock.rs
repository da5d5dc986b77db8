//! What becomes of every piece, decided before any row is written: which collection it came with, what it looks like, and whether
//! and when it was sold. Small numbers only, so that a thousandfold shop fits into memory too.
use super::{
    collections::COUNT,
    looks::Look,
    prices::{Price, price},
    taxonomy::{BRANDS, SIZES},
};
use crate::server::seed::{
    SeedError,
    calendar::{Calendar, Shape, share_out},
    dice::Dice,
};

/// Pieces that can be had, of which some are at clients' homes; pieces sold; pieces that left unsold. All for scale 1.
pub const ACTIVE: u64 = 1244;
pub const AWAY: u64 = 90;
pub const SOLD: u64 = 5700;
pub const GONE: u64 = 300;
/// How many days of sales are told: 24 months.
pub const DAYS: i64 = 730;
/// When the first collection came: before the first sale.
const FIRST_ARRIVAL: i64 = 772;

/// Saturdays and Fridays, May (mothers) and December; quiet in February.
const SHAPE: Shape = Shape { week: [78, 88, 96, 104, 126, 158, 50], year: [84, 76, 92, 98, 138, 112, 96, 94, 100, 104, 116, 150] };

/// How a piece stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    InStock,
    /// At a client's home since so many days.
    Away(i64),
    /// Sold so many days ago.
    Sold(i64),
    /// Sent back or given away so many days ago.
    Gone(i64),
}

/// One piece.
#[derive(Debug, Clone, Copy)]
pub struct Planned {
    pub collection: usize,
    pub look: usize,
    pub size: u8,
    pub brand: usize,
    pub price: Price,
    pub fate: Fate,
}

/// The whole rail, past and present.
#[derive(Debug, Clone)]
pub struct Stock {
    pub pieces: Vec<Planned>,
    /// Days ago on which each collection came.
    pub arrivals: Vec<i64>,
}

impl Stock {
    /// Decide everything. The pieces of one collection come one after the other.
    pub fn plan(looks: &[Look], calendar: &Calendar, scale: u64, dice: &Dice) -> Result<Self, SeedError> {
        let arrivals = arrivals(dice);
        let mut rails = fill_rails(looks, scale, dice);
        let mut stock = Self { pieces: rails.iter().flatten().copied().collect(), arrivals };
        let mut first = 0;
        // from here on a rail holds the places of its pieces that are still there
        let mut left: Vec<Vec<usize>> = rails
            .drain(..)
            .map(|rail| {
                let places = (first..first + rail.len()).collect();
                first += rail.len();
                places
            })
            .collect();
        stock.sell(&mut left, calendar, scale, dice)?;
        stock.clear_out(&mut left, scale, dice);
        stock.send_home(&left, scale, dice);
        Ok(stock)
    }

    fn sell(&mut self, left: &mut [Vec<usize>], calendar: &Calendar, scale: u64, dice: &Dice) -> Result<(), SeedError> {
        let mut dice = dice.fork("sell", 0);
        let days = calendar.weights(DAYS, &SHAPE, &mut dice)?;
        for (day, sales) in share_out(SOLD * scale, &days).into_iter().enumerate() {
            let ago = DAYS - i64::try_from(day).unwrap_or(0);
            for _ in 0..sales {
                let weights: Vec<u64> = left.iter().zip(&self.arrivals).map(|(rail, arrived)| appeal(rail.len(), arrived - ago)).collect();
                let rail = &mut left[dice.weighted(&weights)];
                if rail.is_empty() {
                    return Err(SeedError::Nonsense("more pieces sold than came".into()));
                }
                let place = rail.swap_remove(dice.below(rail.len()));
                self.pieces[place].fate = Fate::Sold(ago);
            }
        }
        Ok(())
    }

    /// What nobody wanted for long goes back to its owner or to charity.
    fn clear_out(&mut self, left: &mut [Vec<usize>], scale: u64, dice: &Dice) {
        let mut dice = dice.fork("clear out", 0);
        let weights: Vec<u64> = left
            .iter()
            .zip(&self.arrivals)
            .map(|(rail, arrived)| u64::try_from(arrived - 120).unwrap_or(0) * u64::try_from(rail.len()).unwrap_or(0))
            .collect();
        for (rail, share) in left.iter_mut().zip(share_out(GONE * scale, &weights)) {
            for _ in 0..share {
                if rail.is_empty() {
                    break;
                }
                let place = rail.swap_remove(dice.below(rail.len()));
                let arrived = self.arrivals[self.pieces[place].collection];
                self.pieces[place].fate = Fate::Gone(dice.between(2, arrived - 90));
            }
        }
    }

    fn send_home(&mut self, left: &[Vec<usize>], scale: u64, dice: &Dice) {
        let mut dice = dice.fork("send home", 0);
        let mut there: Vec<usize> =
            left.iter().flatten().copied().filter(|place| self.arrivals[self.pieces[*place].collection] > 8).collect();
        dice.shuffle(&mut there);
        for place in there.into_iter().take(usize::try_from(AWAY * scale).unwrap_or(0)) {
            self.pieces[place].fate = Fate::Away(dice.between(1, 4));
        }
    }
}

/// New things draw most; what nobody took in half a year draws hardly any.
fn appeal(pieces: usize, days: i64) -> u64 {
    if days < 2 {
        return 0;
    }
    let freshness = 40_000 / u64::try_from(days + 18).unwrap_or(1);
    u64::try_from(pieces).unwrap_or(0) * (freshness + 12)
}

/// Every six days or so, the newest three days ago.
fn arrivals(dice: &Dice) -> Vec<i64> {
    let mut dice = dice.fork("arrivals", 0);
    let steps = i64::try_from(COUNT - 1).unwrap_or(1);
    (0..=steps).map(|n| if n == steps { 3 } else { FIRST_ARRIVAL - (FIRST_ARRIVAL - 3) * n / steps + dice.between(-1, 1) }).collect()
}

/// Looks are dealt like cards: no collection shows the same picture twice, and all are used evenly.
fn fill_rails(looks: &[Look], scale: u64, dice: &Dice) -> Vec<Vec<Planned>> {
    let mut dice = dice.fork("rails", 0);
    // the newest is small: a first look at what came on Tuesday
    let weights: Vec<u64> =
        (1..=COUNT).map(|n| if n == COUNT { 48 } else { u64::try_from(dice.between(80, 120)).unwrap_or(100) }).collect();
    let sizes: Vec<u64> = SIZES.iter().map(|size| size.1).collect();
    let mut deck: Vec<usize> = Vec::new();
    share_out((ACTIVE + SOLD + GONE) * scale, &weights)
        .into_iter()
        .enumerate()
        .map(|(collection, count)| {
            (0..count)
                .map(|_| {
                    if deck.is_empty() {
                        deck = (0..looks.len()).collect();
                        dice.shuffle(&mut deck);
                    }
                    let look = deck.pop().unwrap_or(0);
                    let brand = dice.below(BRANDS.len());
                    let price = price(&looks[look], brand, &mut dice);
                    Planned { collection, look, size: SIZES[dice.weighted(&sizes)].0, brand, price, fate: Fate::InStock }
                })
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{super::looks::looks, *};
    use jiff::civil::Date;

    fn stock(scale: u64) -> Stock {
        let calendar = Calendar::new("America/Sao_Paulo", Date::constant(2026, 11, 21)).unwrap();
        Stock::plan(&looks(&Dice::new(1)), &calendar, scale, &Dice::new(1)).unwrap()
    }

    #[test]
    fn the_numbers_are_those_of_the_case_study() {
        for scale in [1, 3] {
            let all = stock(scale).pieces;
            let count = |wanted: fn(&Fate) -> bool| u64::try_from(all.iter().filter(|piece| wanted(&piece.fate)).count()).unwrap();
            assert_eq!(count(|fate| matches!(fate, Fate::InStock | Fate::Away(_))), ACTIVE * scale);
            assert_eq!(count(|fate| matches!(fate, Fate::Away(_))), AWAY * scale);
            assert_eq!(count(|fate| matches!(fate, Fate::Sold(_))), SOLD * scale);
            assert_eq!(count(|fate| matches!(fate, Fate::Gone(_))), GONE * scale);
        }
    }

    #[test]
    fn nothing_is_sold_before_it_came() {
        let stock = stock(1);
        for piece in &stock.pieces {
            let arrived = stock.arrivals[piece.collection];
            match piece.fate {
                Fate::Sold(ago) => assert!(ago >= 1 && arrived - ago >= 2),
                Fate::Gone(ago) => assert!(ago >= 2 && arrived - ago >= 90),
                Fate::Away(ago) => assert!(arrived - ago >= 4),
                Fate::InStock => {}
            }
        }
    }

    #[test]
    fn a_collection_rarely_shows_a_picture_twice() {
        let stock = stock(1);
        let mut twice = 0;
        for collection in 0..COUNT {
            let mut looks: Vec<usize> =
                stock.pieces.iter().filter(|piece| piece.collection == collection).map(|piece| piece.look).collect();
            let all = looks.len();
            looks.sort_unstable();
            looks.dedup();
            twice += all - looks.len();
        }
        assert!(twice < 400, "{twice} of {}", stock.pieces.len());
    }
}

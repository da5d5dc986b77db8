//! Who bought what, when and how: baskets of one to four pieces over 24 months, and those that came to nothing.
use super::{
    clients::Clients,
    lives::{SoldBy, Way},
    stock::{DAYS, Fate, Stock},
};
use crate::server::seed::{SeedError, calendar::Calendar, dice::Dice, sale::Course};
use uuid::Uuid;

/// Number of the demo customer among the buyers.
pub const DEMO_CUSTOMER: u64 = u64::MAX;
/// Every so many baskets are hers.
const HERS: usize = 300;
/// Pieces in a basket: 1, 2, 3, 4, by weight.
const BASKET: [u64; 4] = [52, 29, 13, 6];
/// Places in the ways of delivery: house courier, express, pickup.
const ROUTES: [u64; 3] = [68, 14, 18];
const PICKUP: usize = 2;
/// Courses of what was sold.
const GOOD: [(Course, Way, u64); 4] = [
    (Course::Paid, Way::Online, 62),
    (Course::PaidAtSecondTry, Way::Online, 6),
    (Course::PaidToOwner, Way::Counter, 14),
    (Course::PaidToOwner, Way::Bag, 18),
];
/// Courses of what was not.
const BAD: [(Course, u64); 4] = [(Course::Failed, 32), (Course::Expired, 38), (Course::Withdrawn, 22), (Course::NeedsDecision, 8)];
/// Baskets of yesterday that still wait for their payment.
const WAITING: usize = 4;

/// One basket; pieces by their place in the stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basket {
    pub at: i64,
    pub buyer: u64,
    pub delivery: usize,
    pub course: Course,
    pub way: Way,
    pub pieces: Vec<u32>,
}

/// All baskets in the order of their days, and for each piece the basket in which it was sold.
#[derive(Debug)]
pub struct Ledger {
    pub baskets: Vec<Basket>,
    sold_in: Vec<Option<u32>>,
}

impl Ledger {
    pub fn plan(stock: &Stock, clients: &Clients, calendar: &Calendar, dice: &Dice) -> Result<Self, SeedError> {
        let mut dice = dice.fork("ledger", 0);
        let mut ledger = Self { baskets: Vec::new(), sold_in: vec![None; stock.pieces.len()] };
        let days = usize::try_from(DAYS).unwrap_or(0);
        let mut sold: Vec<Vec<u32>> = vec![Vec::new(); days + 1];
        let mut there = Vec::new();
        for (place, piece) in (0..).zip(&stock.pieces) {
            match piece.fate {
                Fate::Sold(ago) => sold[usize::try_from(ago).unwrap_or(0).min(days)].push(place),
                Fate::InStock => there.push(place),
                Fate::Away(_) | Fate::Gone(_) => {}
            }
        }
        for ago in (1..=DAYS).rev() {
            let mut today = std::mem::take(&mut sold[usize::try_from(ago).unwrap_or(0)]);
            let sales = today.len();
            dice.shuffle(&mut today);
            while !today.is_empty() {
                let size = (dice.weighted(&BASKET) + 1).min(today.len());
                let pieces = today.split_off(today.len() - size);
                ledger.sell(stock, clients, calendar, ago, pieces, &mut dice)?;
            }
            for _ in 0..(sales + 12) / 24 {
                ledger.come_to_nothing(stock, &there, clients, calendar, ago, &mut dice)?;
            }
        }
        for _ in 0..WAITING {
            let course = (Course::Pending, Way::Online);
            if let Some(pieces) = pick(stock, &there, 1, &mut dice) {
                ledger.enter(clients, calendar.buying_moment(1, &mut dice)?, 1, course, pieces, &mut dice);
            }
        }
        Ok(ledger)
    }

    fn sell(
        &mut self,
        stock: &Stock,
        clients: &Clients,
        calendar: &Calendar,
        ago: i64,
        pieces: Vec<u32>,
        dice: &mut Dice,
    ) -> Result<(), SeedError> {
        let weights = GOOD.map(|course| course.2);
        let (course, mut way, _) = GOOD[dice.weighted(&weights)];
        let arrived = |place: &u32| stock.arrivals[stock.pieces[index(*place)].collection];
        if way == Way::Bag && pieces.iter().any(|place| arrived(place) - ago < 8) {
            way = Way::Counter; // too new to have been at a client's home
        }
        let number = u32::try_from(self.baskets.len()).map_err(|_| SeedError::Nonsense("too many baskets".into()))?;
        for place in &pieces {
            self.sold_in[index(*place)] = Some(number);
        }
        self.enter(clients, calendar.buying_moment(ago, dice)?, ago, (course, way), pieces, dice);
        Ok(())
    }

    /// A basket that was not paid, of a piece that is still there; or one whose money came when the piece was another's already.
    fn come_to_nothing(
        &mut self,
        stock: &Stock,
        there: &[u32],
        clients: &Clients,
        calendar: &Calendar,
        ago: i64,
        dice: &mut Dice,
    ) -> Result<(), SeedError> {
        let weights = BAD.map(|course| course.1);
        let course = BAD[dice.weighted(&weights)].0;
        let taken = self
            .baskets
            .last()
            .filter(|basket| basket.way == Way::Online && basket.course.sold())
            .map(|basket| (basket.at - 3000, basket.pieces.clone()));
        match (course, taken) {
            (Course::NeedsDecision, Some((at, pieces))) => self.enter(clients, at, ago, (course, Way::Online), pieces, dice),
            (Course::NeedsDecision, None) => {}
            (course, _) => {
                if let Some(pieces) = pick(stock, there, ago, dice) {
                    self.enter(clients, calendar.buying_moment(ago, dice)?, ago, (course, Way::Online), pieces, dice);
                }
            }
        }
        Ok(())
    }

    fn enter(&mut self, clients: &Clients, at: i64, ago: i64, (course, way): (Course, Way), pieces: Vec<u32>, dice: &mut Dice) {
        let buyer = if self.baskets.len() % HERS == HERS / 2 { DEMO_CUSTOMER } else { clients.draw(ago, dice) };
        let delivery = match way {
            Way::Online => dice.weighted(&ROUTES),
            Way::Counter => PICKUP,
            Way::Bag => 0,
        };
        self.baskets.push(Basket { at, buyer, delivery, course, way, pieces });
    }

    /// The number of the basket in which a piece was sold.
    pub fn basket_of(&self, place: usize) -> Option<u32> {
        self.sold_in.get(place).copied().flatten()
    }

    /// How a piece was sold; `person` tells who a buyer is.
    pub fn sold_by(&self, place: usize, person: impl Fn(u64) -> Option<Uuid>) -> Option<SoldBy> {
        let basket = &self.baskets[index(self.basket_of(place)?)];
        let paid_after = basket.course.order_moves().last().map_or(0, |step| step.0);
        Some(SoldBy { way: basket.way, at: basket.at, paid_after, buyer: person(basket.buyer) })
    }
}

/// A piece that was on the rail that day and still is.
fn pick(stock: &Stock, there: &[u32], ago: i64, dice: &mut Dice) -> Option<Vec<u32>> {
    if there.is_empty() {
        return None;
    }
    (0..24)
        .map(|_| *dice.pick(there))
        .find(|place| stock.arrivals[stock.pieces[index(*place)].collection] > ago + 2)
        .map(|place| vec![place])
}

/// A place in the stock or in the ledger.
pub fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::{super::looks::looks, *};
    use jiff::civil::{Date, Weekday};
    use std::collections::HashSet;

    #[test]
    fn every_sold_piece_is_in_one_basket_and_saturdays_are_busy() {
        let dice = Dice::new(1);
        let calendar = Calendar::new("America/Sao_Paulo", Date::constant(2026, 11, 21)).unwrap();
        let stock = Stock::plan(&looks(&dice), &calendar, 1, &dice).unwrap();
        let plan = || Ledger::plan(&stock, &Clients::new(&dice, 1), &calendar, &dice).unwrap();
        let ledger = plan();
        assert_eq!(ledger.baskets, plan().baskets);
        let mut sold = HashSet::new();
        for basket in ledger.baskets.iter().filter(|basket| basket.course.sold()) {
            assert!((1..=4).contains(&basket.pieces.len()));
            assert!(basket.pieces.iter().all(|place| sold.insert(*place)), "a piece is sold once");
        }
        for (place, piece) in stock.pieces.iter().enumerate() {
            assert_eq!(ledger.sold_by(place, |_| None).is_some(), matches!(piece.fate, Fate::Sold(_)));
        }
        let courses: HashSet<_> = ledger.baskets.iter().map(|basket| basket.course).collect();
        assert_eq!(courses.len(), Course::ALL.len(), "orders of every course");
        assert!(ledger.baskets.iter().filter(|basket| basket.buyer == DEMO_CUSTOMER).count() >= 5);
        let sales_on = |day: Weekday| {
            (1..=DAYS)
                .filter(|ago| calendar.date(*ago).unwrap().weekday() == day)
                .map(|ago| stock.pieces.iter().filter(|p| p.fate == Fate::Sold(ago)).count())
                .sum::<usize>()
        };
        assert!(sales_on(Weekday::Saturday) > 2 * sales_on(Weekday::Sunday));
    }
}

//! A year of orders: baskets of serums, by guests and clients, in every state that an order can be in.
use super::{clients::Clients, shelf::Shelf};
use crate::server::{
    db::seeding::DeliveryRow,
    seed::{
        SeedError,
        calendar::{Calendar, Shape, share_out},
        dice::Dice,
        sale::{Address, Buyer, Course, Goods, Sale},
        team::Team,
    },
};

/// Orders in a year at scale 1.
pub const ORDERS: u64 = 1180;
const DAYS: i64 = 365;
/// Sunday evenings and Mondays; gifts in November and December, May for mothers.
const SHAPE: Shape = Shape { week: [118, 102, 96, 98, 92, 84, 112], year: [78, 92, 94, 96, 118, 92, 84, 82, 96, 104, 142, 168] };
/// Lines in a basket: 1 to 4, by weight.
const LINES: [u64; 4] = [48, 31, 15, 6];
/// Standard, express, pickup.
const ROUTES: [u64; 3] = [72, 16, 12];
const PICKUP: usize = 2;
const COURSES: [(Course, u64); 7] = [
    (Course::Paid, 780),
    (Course::PaidAtSecondTry, 55),
    (Course::PaidToOwner, 45),
    (Course::Failed, 42),
    (Course::Expired, 46),
    (Course::Withdrawn, 26),
    (Course::NeedsDecision, 6),
];
/// Of yesterday's orders the last so many still wait for their payment.
const WAITING: usize = 5;
/// Every so many orders are the demo customer's.
const HERS: usize = 90;
/// Guests, in percent.
const GUESTS: u64 = 34;

/// One order before it is written.
#[derive(Debug, Clone)]
pub struct Planned {
    pub at: i64,
    pub buyer: Buyer,
    pub goods: Vec<Goods>,
    pub delivery: usize,
    pub course: Course,
}

impl Planned {
    pub fn sale<'a>(&'a self, deliveries: &'a [DeliveryRow]) -> Sale<'a> {
        Sale {
            at: self.at,
            buyer: &self.buyer,
            goods: self.goods.clone(),
            delivery: &deliveries[self.delivery],
            course: self.course,
            bag: None,
        }
    }
}

/// What a year is planned with.
pub struct Season<'a> {
    pub calendar: &'a Calendar,
    pub shelf: &'a Shelf,
    pub clients: &'a Clients,
    pub deliveries: &'a [DeliveryRow],
    pub team: &'a Team,
    pub scale: u64,
}

impl Season<'_> {
    /// All orders, the oldest day first.
    pub fn plan(&self, dice: &Dice) -> Result<Vec<Planned>, SeedError> {
        let mut dice = dice.fork("sales", 0);
        let goods = self.shelf.goods();
        let weights: Vec<u64> = goods.iter().map(|known| known.1).collect();
        let courses = COURSES.map(|course| course.1);
        let days = self.calendar.weights(DAYS, &SHAPE, &mut dice)?;
        let mut planned = Vec::new();
        for (day, count) in share_out(ORDERS * self.scale, &days).into_iter().enumerate() {
            let ago = DAYS - i64::try_from(day).unwrap_or(0);
            for _ in 0..count {
                let course = COURSES[dice.weighted(&courses)].0;
                planned.push(self.order(ago, course, planned.len(), &goods, &weights, &mut dice)?);
            }
        }
        for _ in 0..WAITING {
            planned.push(self.order(1, Course::Pending, 1, &goods, &weights, &mut dice)?);
        }
        Ok(planned)
    }

    fn order(
        &self,
        ago: i64,
        course: Course,
        number: usize,
        goods: &[(Goods, u64)],
        weights: &[u64],
        dice: &mut Dice,
    ) -> Result<Planned, SeedError> {
        let at = self.calendar.buying_moment(ago, dice)?;
        let mut basket: Vec<Goods> = Vec::new();
        for _ in 0..=dice.weighted(&LINES) {
            let mut line = goods[dice.weighted(weights)].0.clone();
            if basket.iter().all(|known| known.variant != line.variant) {
                line.quantity = if dice.chance(12) { 2 } else { 1 };
                basket.push(line);
            }
        }
        let buyer = if number % HERS == HERS / 2 {
            self.demo_customer()
        } else {
            let mut buyer = self.clients.buyer(self.clients.draw(dice));
            if dice.chance(GUESTS) {
                buyer.person = None;
            }
            buyer
        };
        let delivery = if course == Course::PaidToOwner { PICKUP } else { dice.weighted(&ROUTES).min(self.deliveries.len() - 1) };
        Ok(Planned { at, buyer, goods: basket, delivery, course })
    }

    fn demo_customer(&self) -> Buyer {
        let person = self.team.people.iter().find(|person| person.role == "customer");
        Buyer {
            person: person.map(|person| person.id),
            full_name: person.map(|person| person.full_name.clone()).unwrap_or_default(),
            email: person.and_then(|person| person.email.clone()).unwrap_or_default(),
            phone: person.and_then(|person| person.phone.clone()).unwrap_or_default(),
            address: Address {
                line1: "14 Lantern Hill".into(),
                line2: "Apt 3".into(),
                district: String::new(),
                city: "Hudson".into(),
                region: "NY".into(),
                postal_code: "12534".into(),
            },
        }
    }
}

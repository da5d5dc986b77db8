//! What an owner sets about her own house: how goods reach people, how long things are held, what holds for bags. People type words,
//! which [`typed`] reads. What the rules do is not known here.
mod field;
pub mod typed;

pub use field::Field;

use super::{id::DeliveryId, limit, text};
use serde::{Deserialize, Serialize};
use typed::beginnings;

/// The most that a way of delivery may cost, minor units: as the table's constraint says.
const MOST_FEE: i64 = 100_000_000;
/// The most that clients may have at home, minor units: likewise.
const MOST_AT_HOME: i64 = 1_000_000_000;

/// A way in which goods reach the customer. Money in minor units of the store's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    pub id: DeliveryId,
    pub pickup: bool,
    pub name: String,
    pub promise: String,
    pub fee_minor: i64,
    pub free_from_minor: Option<i64>,
    /// Beginnings of postal codes, a space between two of them; empty: everywhere.
    pub reach: String,
    /// Whether it is offered at the checkout.
    pub active: bool,
}

/// The clocks and limits of a house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseRules {
    /// How long a piece is held for a cart, and an order for its payment.
    pub hold_minutes: i32,
    pub payment_minutes: i32,
    /// Pieces that one visitor may hold.
    pub holds_per_visitor: i32,
    /// Counted goods of which fewer are left are low.
    pub low_stock_below: i32,
    /// Days of trade until a bag is due.
    pub bag_days: i32,
    /// Days of the week without trade, 1 = Monday … 7 = Sunday, in order.
    pub bag_closed_days: String,
    /// What a client may have at home, minor units, unless her own limit says otherwise.
    pub bag_value_limit_minor: i64,
    /// What is taken off when a whole bag is kept, in basis points.
    pub bag_keep_all_bp: i32,
    /// A piece that became cheaper while it was out is sold at the lower price.
    pub bag_price_guarantee: bool,
    /// A collection that sold a smaller share of its pieces (basis points) in so many days on the rail is called dead.
    pub dead_after_days: i32,
    pub dead_below_bp: i32,
}

/// Days of the week in their order, each once, and not all of them.
fn is_days(digits: &str) -> bool {
    digits.len() < 7
        && digits.bytes().all(|digit| (b'1'..=b'7').contains(&digit))
        && digits.as_bytes().windows(2).all(|pair| matches!(pair, [a, b] if a < b))
}

impl Way {
    /// Whether the database would take it: for what comes from elsewhere than [`typed::way`].
    pub fn check(&self) -> Result<(), Field> {
        let fits = |text: &str, most: usize| text::optional_line(text, most).as_deref() == Ok(text);
        if text::line(&self.name, 80).as_deref() != Ok(self.name.as_str()) {
            return Err(Field::Name);
        }
        if !fits(&self.promise, 120) {
            return Err(Field::Promise);
        }
        if !(0..=MOST_FEE).contains(&self.fee_minor) {
            return Err(Field::Fee);
        }
        if self.free_from_minor.is_some_and(|from| !(1..=MOST_AT_HOME).contains(&from)) {
            return Err(Field::FreeFrom);
        }
        let reach_is_good = if self.pickup { self.reach.is_empty() } else { beginnings(&self.reach).as_deref() == Some(&self.reach) };
        if reach_is_good { Ok(()) } else { Err(Field::Reach) }
    }
}

impl HouseRules {
    /// Likewise, for rules.
    pub fn check(&self) -> Result<(), Field> {
        let numbers = [
            (Field::HoldMinutes, self.hold_minutes),
            (Field::PaymentMinutes, self.payment_minutes),
            (Field::HoldsPerVisitor, self.holds_per_visitor),
            (Field::LowStockBelow, self.low_stock_below),
            (Field::BagDays, self.bag_days),
            (Field::DeadAfter, self.dead_after_days),
        ];
        for (field, number) in numbers {
            let (least, most) = field.bounds();
            if !(least..=most).contains(&number) {
                return Err(field);
            }
        }
        if !is_days(&self.bag_closed_days) {
            return Err(Field::BagClosedDays);
        }
        if !(0..=MOST_AT_HOME).contains(&self.bag_value_limit_minor) {
            return Err(Field::BagValueLimit);
        }
        if !(0..limit::WHOLE_BP).contains(&i64::from(self.bag_keep_all_bp)) {
            return Err(Field::BagKeepAll);
        }
        if (0..=limit::WHOLE_BP).contains(&i64::from(self.dead_below_bp)) { Ok(()) } else { Err(Field::DeadBelow) }
    }
}

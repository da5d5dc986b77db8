//! What a bag comes to and when it is due. The database reckons the same when it counts (`app.reckon_bag`, `app.due_after`); screens
//! reckon here while a client still decides. Whole cents and whole days only.
use super::{BagStatus, LineStatus};
use crate::domain::limit::WHOLE_BP;
use serde::{Deserialize, Serialize};

/// The house's rules about bags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BagRules {
    /// Days of trade from delivery until it is due.
    pub days: u32,
    /// Days of the week without trade, a bit each: 1 = Monday, 2 = Tuesday, 4 = Wednesday …
    pub closed: u8,
    /// What is taken off when the whole bag is kept, in basis points.
    pub keep_all_bp: i64,
    /// A piece that became cheaper is sold at the lower price.
    pub price_guarantee: bool,
}

/// All days of the week, as bits.
const WEEK: u8 = 0b111_1111;

/// Days of the week as the database keeps them (`67` = Saturday and Sunday), as bits. A house that never opens is open every day.
pub fn closed_days(digits: &str) -> u8 {
    let bits = digits.bytes().filter(|digit| (b'1'..=b'7').contains(digit)).fold(0, |bits, digit| bits | 1 << (digit - b'1'));
    if bits == WEEK { 0 } else { bits }
}

/// The day on which a bag is due that was delivered on this one; both are days since 1 January 1970, a Thursday.
pub fn due_day(delivered: i64, rules: &BagRules) -> i64 {
    let mut day = delivered;
    let mut left = rules.days;
    while left > 0 {
        day += 1;
        let weekday = u8::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
        if rules.closed & WEEK == WEEK || rules.closed & (1 << weekday) == 0 {
            left -= 1;
        }
    }
    day
}

/// A line as the sum needs it; minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    pub status: LineStatus,
    /// When the bag left.
    pub frozen_minor: i64,
    /// In the shop today.
    pub now_minor: i64,
    /// Whether she keeps it in this settlement.
    pub kept: bool,
}

/// What a settlement comes to; minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sum {
    pub subtotal_minor: i64,
    pub keep_all_minor: i64,
    pub extra_minor: i64,
    pub total_minor: i64,
}

/// What she pays for one piece.
pub fn price(line: &Priced, rules: &BagRules) -> i64 {
    if rules.price_guarantee { line.frozen_minor.min(line.now_minor) } else { line.frozen_minor }
}

/// What the kept lines come to, `extra_minor` more taken off. The house's share for a whole bag is given only when every piece that was
/// in it is kept at once. `None` on an overflow, and for more off than there is.
pub fn reckon(lines: &[Priced], rules: &BagRules, extra_minor: i64) -> Option<Sum> {
    let here = |line: &&Priced| line.kept && matches!(line.status, LineStatus::Delivered | LineStatus::Missing);
    let subtotal_minor = lines.iter().filter(here).try_fold(0_i64, |sum, line| sum.checked_add(price(line, rules)))?;
    let counted = || lines.iter().filter(|line| line.status != LineStatus::Removed);
    let keeps_all = counted().count() > 0 && counted().all(|line| line.kept && line.status == LineStatus::Delivered);
    let keep_all_minor =
        if keeps_all { i64::try_from(i128::from(subtotal_minor) * i128::from(rules.keep_all_bp) / i128::from(WHOLE_BP)).ok()? } else { 0 };
    let total_minor = subtotal_minor.checked_sub(keep_all_minor)?.checked_sub(extra_minor)?;
    (extra_minor >= 0 && total_minor >= 0).then_some(Sum { subtotal_minor, keep_all_minor, extra_minor, total_minor })
}

/// The status that follows from a bag's lines: `app.derive_bag`, for whoever must not ask.
pub fn derive(was: BagStatus, lines: &[LineStatus], delivered: bool) -> BagStatus {
    use LineStatus as L;
    let count = |wanted: &[L]| lines.iter().filter(|line| wanted.contains(line)).count();
    let away = lines.iter().filter(|line| line.is_out()).count();
    let waiting = count(&[L::Added, L::Packed]);
    let sold = count(&[L::Sold, L::Charged]);
    let over = sold + count(&[L::Returned, L::WrittenOff, L::HandedOver]);
    match was {
        BagStatus::Ready | BagStatus::Cancelled | BagStatus::Settled | BagStatus::SettledNone if away == 0 => was,
        BagStatus::Draft | BagStatus::Preparing if away == 0 => {
            if waiting > 0 {
                BagStatus::Preparing
            } else {
                was
            }
        }
        _ if away == 0 && waiting > 0 => BagStatus::Ready,
        _ if away == 0 && sold > 0 => BagStatus::Settled,
        _ if away == 0 => BagStatus::SettledNone,
        _ if !delivered => BagStatus::Dispatched,
        _ if over == 0 => BagStatus::WithClient,
        _ => BagStatus::PartiallySettled,
    }
}

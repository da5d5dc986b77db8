//! What is around the corner: a collection that is taken in and opens on its hour, and the first one of all, which is over and leads on.
use super::{
    collections::COUNT,
    looks::Look,
    prices::price,
    stock::{Fate, Planned, Stock},
    taxonomy::{BRANDS, SIZES},
};
use crate::server::{
    db::seeding::CollectionRow,
    seed::{SeedError, calendar::Calendar, dice::Dice},
};

/// Pieces that wait with their collection, and days since they were taken in: the newest arrival stays the newest.
pub const WAITING: usize = 9;
const TAKEN_IN: i64 = 6;
/// Days until the doors of it open, at ten.
const OPENS_IN: i64 = 4;
/// Days since the first collection is over.
const OVER: i64 = 90;

impl Stock {
    /// Take in what waits. After everything else was planned: it is sold, borrowed and consigned by nobody.
    pub fn take_in_ahead(&mut self, looks: &[Look], dice: &Dice) {
        let mut dice = dice.fork("ahead", 0);
        let sizes: Vec<u64> = SIZES.iter().map(|size| size.1).collect();
        let first = dice.below(looks.len());
        for look in (first..).take(WAITING).map(|look| look % looks.len()) {
            let brand = dice.below(BRANDS.len());
            let price = price(&looks[look], brand, &mut dice);
            let size = SIZES[dice.weighted(&sizes)].0;
            self.pieces.push(Planned { collection: COUNT, look, size, brand, price, fate: Fate::InStock });
        }
        self.arrivals.push(TAKEN_IN);
    }
}

impl Planned {
    /// Whether it waits for the hour of its collection.
    pub fn waits(&self) -> bool {
        self.collection >= COUNT
    }
}

/// Which hour the newest collection waits for, and that the first one is over.
pub fn open_and_close(rows: &mut [CollectionRow], calendar: &Calendar) -> Result<(), SeedError> {
    let next = rows.get(1).map(|row| row.id);
    if let Some(oldest) = rows.first_mut() {
        (oldest.over, oldest.leads_to) = (Some(calendar.at(OVER, 18 * 3600)?), next);
    }
    if let Some(newest) = rows.last_mut() {
        newest.arrived = calendar.day_number(-OPENS_IN)?;
        newest.opens = Some(calendar.at(-OPENS_IN, 10 * 3600)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{super::looks::looks, *};
    use jiff::civil::Date;

    #[test]
    fn what_waits_changes_nothing_of_what_was_planned() {
        let calendar = Calendar::new("America/Sao_Paulo", Date::constant(2026, 11, 21)).unwrap();
        let (dice, looks) = (Dice::new(1), looks(&Dice::new(1)));
        let mut stock = Stock::plan(&looks, &calendar, 1, &dice).unwrap();
        let before = stock.pieces.len();
        stock.take_in_ahead(&looks, &dice);
        assert_eq!((stock.pieces.len(), stock.arrivals.len()), (before + WAITING, COUNT + 1));
        assert_eq!(stock.pieces.iter().position(Planned::waits), Some(before));
    }
}

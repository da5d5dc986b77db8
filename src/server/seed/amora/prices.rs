//! Prices in reais as a shop writes them, kept in centavos; and what the piece cost.
use super::{
    looks::Look,
    taxonomy::{BRANDS, CATEGORIES},
};
use crate::server::{atelier::Fabric, seed::dice::Dice};

/// Lowest and highest price of the house, in reais.
const BOUNDS: (i64, i64) = (59, 690);

/// What a piece costs, and cost; all in centavos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    pub price: i64,
    pub cost: i64,
}

/// By category, label and fabric; ends in 9, between R$ 59 and R$ 690.
pub fn price(look: &Look, brand: usize, dice: &mut Dice) -> Price {
    let (low, high) = CATEGORIES[look.category].price;
    // two rolls: most prices lie near the middle
    let middle = (dice.between(low, high) + dice.between(low, high)) / 2;
    let cloth = match look.fabric {
        Fabric::Satin | Fabric::Linen => 112,
        Fabric::Cotton => 96,
        _ => 100,
    };
    let reais = middle * BRANDS[brand].1 / 100 * cloth / 100;
    let reais = match (reais / 10 * 10 + 9).clamp(BOUNDS.0, BOUNDS.1 + 9) {
        high if high > BOUNDS.1 => BOUNDS.1,
        fits => fits,
    };
    Price { price: reais * 100, cost: reais * dice.between(36, 52) }
}

/// The price before it was lowered: a fifth to two fifths more, and also ending in 9.
pub fn before_discount(price: i64, dice: &mut Dice) -> i64 {
    (price / 100 * dice.between(118, 140) / 100 / 10 * 10 + 9).max(price / 100 + 10) * 100
}

#[cfg(test)]
mod tests {
    use super::{super::looks::looks, *};

    #[test]
    fn prices_keep_to_the_bounds_of_the_house() {
        let dice = Dice::new(4);
        for (n, look) in looks(&dice).iter().enumerate() {
            let mut dice = dice.fork("p", u64::try_from(n).unwrap());
            for brand in 0..BRANDS.len() {
                let Price { price, cost } = price(look, brand, &mut dice);
                assert!((5_900..=69_000).contains(&price) && price % 100 == 0, "{price}");
                assert!(cost > 0 && cost < price);
                assert!(before_discount(price, &mut dice) > price);
            }
        }
    }
}

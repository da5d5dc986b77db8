//! The shelf holds together: formulas, kits, stock, orders.
use super::*;
use crate::server::seed::{
    books::{Books, House},
    dice::Dice,
    sale::Course,
};
use jiff::civil::Date;
use std::collections::HashSet;
use uuid::Uuid;

fn calendar() -> Calendar {
    Calendar::new("America/New_York", Date::constant(2026, 11, 21)).unwrap()
}

#[test]
fn fourteen_products_of_which_one_volume_is_low_and_one_is_out() {
    let shelf = Shelf::new(&calendar(), &Dice::new(1)).unwrap();
    assert_eq!(shelf.products.len(), 14);
    assert_eq!(shelf.stock.iter().filter(|row| row.on_hand == 0).count(), 1);
    assert_eq!(shelf.stock.iter().filter(|row| (1..10).contains(&row.on_hand)).count(), 1);
    let parts: HashSet<_> = shelf.parts.iter().map(|part| part.part_variant_id).collect();
    assert!(shelf.stock.iter().all(|row| row.on_hand >= 10 || !parts.contains(&row.variant_id)), "every kit can be sold");
    let skus: HashSet<_> = shelf.variants.iter().map(|variant| &variant.sku).collect();
    assert_eq!(skus.len(), shelf.variants.len());
}

#[test]
fn formulas_stand_in_inci_order() {
    for serum in shelf::serums() {
        assert!((10..=18).contains(&serum.formula.len()), "{}", serum.name);
        let told: Vec<i32> = serum.formula.iter().filter_map(|line| line.1).collect();
        assert!(told.iter().sum::<i32>() <= 9000, "{}", serum.name);
        // from one percent down the order is free
        let large: Vec<i32> = told.iter().copied().filter(|share| *share > 100).collect();
        assert!(large.is_sorted_by(|a, b| a >= b), "{} {large:?}", serum.name);
        let last_large = serum.formula.iter().rposition(|line| line.1.is_some_and(|share| share > 100)).unwrap_or(0);
        let first_small = serum.formula.iter().position(|line| line.1.is_some_and(|share| share < 100)).unwrap_or(usize::MAX);
        assert!(last_large < first_small, "{}", serum.name);
        let names: HashSet<_> = serum.formula.iter().map(|line| line.0).collect();
        assert_eq!(names.len(), serum.formula.len(), "{}", serum.name);
        assert!(serum.usage.contains("Evening:") || serum.usage.contains("evening:"), "{}", serum.name);
    }
}

#[test]
fn a_kit_costs_less_than_its_parts_and_every_picture_has_its_product() {
    let shelf = Shelf::new(&calendar(), &Dice::new(1)).unwrap();
    let kits: Vec<_> = shelf.variants.iter().filter(|variant| variant.label == "Set").collect();
    assert_eq!(kits.len(), 3);
    assert!(kits.iter().all(|kit| kit.compare_at_minor > Some(kit.price_minor)));
    let bottles = studio::bottles(&Dice::new(1));
    assert_eq!(bottles.len(), shelf.products.len());
    for (product, bottle) in shelf.products.iter().zip(&bottles) {
        assert!(product.name.starts_with(&bottle.name), "{} {}", product.name, bottle.name);
        assert_eq!(f32::from(product.hue), bottle.liquid.h);
    }
}

#[test]
fn a_year_of_orders_in_every_state_adds_up_and_repeats_itself() {
    let (calendar, dice) = (calendar(), Dice::new(1));
    let shelf = Shelf::new(&calendar, &dice).unwrap();
    let clients = Clients::new(&dice, 1);
    let (deliveries, team) = (face::deliveries(&dice), face::team(&calendar, &dice).unwrap());
    let season = sales::Season { calendar: &calendar, shelf: &shelf, clients: &clients, deliveries: &deliveries, team: &team, scale: 1 };
    let house = House { currency: "USD", patience: 1800, owner: Uuid::nil(), host: "orvale.localhost", salt: 1 };
    let tell = || {
        let mut books = Books::default();
        for (entered, planned) in (0..).zip(season.plan(&dice).unwrap()) {
            books.enter(&house, &planned.sale(&deliveries), &mut dice.fork("order", entered)).unwrap();
        }
        books
    };
    let (books, again) = (tell(), tell());
    assert_eq!(format!("{books:?}"), format!("{again:?}"), "the same numbers twice");
    let mut at = 0;
    for order in &books.orders {
        let lines: Vec<_> = books.lines[at..].iter().take_while(|line| line.order_id == order.id).collect();
        assert!(!lines.is_empty());
        at += lines.len();
        let sum: i64 = lines.iter().map(|line| line.unit_price_minor * i64::from(line.quantity)).sum();
        assert_eq!(sum, order.subtotal_minor, "{}", order.code);
    }
    let states: HashSet<_> = books.orders.iter().map(|order| order.status.as_str()).collect();
    assert_eq!(states.len(), 5);
    assert!(Course::ALL.iter().all(|course| season.plan(&dice).unwrap().iter().any(|planned| planned.course == *course)));
    let codes: HashSet<_> = books.orders.iter().map(|order| &order.code).collect();
    assert_eq!(codes.len(), books.orders.len());
}

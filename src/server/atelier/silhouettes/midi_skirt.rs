//! The midi skirt: gathered or pleated, with a firm waistband.

use super::super::folds::Drape;
use super::super::outline::Node;
use super::kit::{pulls_both, skirt};
use super::pantalona::{inside_waist, waistband};
use super::{Draft, Table};
use Node::{K, S};

pub fn cut(table: &mut Table) -> Draft {
    let crowd = 15.0 * table.hand.crowd;
    let drape = Drape::hang(&mut table.dice, [0.0, 250.0], [0.0, 1040.0], [176.0, 340.0], crowd, [9.0, 30.0]);
    let sides = [K(180.0, 236.0), S(238.0, 400.0), S(292.0, 700.0), K(342.0, 1010.0)];
    let gathers = pulls_both(table, [90.0, 256.0], [110.0, 420.0], 80.0, 9, 5.0);
    let body = skirt(&sides, 1010.0, 34.0, 30.0, drape).round(100.0, 84.0).creases(gathers).hill(0.0, 380.0, 200.0, 130.0, 22.0);
    let panels = vec![inside_waist(180.0, 196.0), body, waistband(table, 181.0, 196.0, 250.0)];
    Draft { panels, buttons: Vec::new(), focus: [-40.0, 330.0] }
}

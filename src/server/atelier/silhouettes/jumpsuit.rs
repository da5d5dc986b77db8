//! The jumpsuit: wrapped bodice, belted waist, pantalona below.

use super::super::folds::Drape;
use super::super::outline::{Node, line, mirror, shape};
use super::super::panel::{Cloth, Panel, Seam};
use super::kit::{arm, band, inside_neck, pulls, sleeve};
use super::pantalona::leg;
use super::{Draft, Table};
use Node::{K, S};

pub fn cut(table: &mut Table) -> Draft {
    let mut panels = inside_neck(72.0, 120.0, 440.0);
    let arm = arm([186.0, 169.0], 62.0, &[(196.0, 262.0, 64.0), (222.0, 350.0, 68.0)]);
    for side in [-1.0, 1.0] {
        panels.push(sleeve(table, side, &arm, [4.0, 12.0]));
    }
    for side in [1.0, -1.0] {
        panels.push(leg(table, side, 470.0, 1104.0, 164.0));
    }
    for side in [1.0, -1.0] {
        panels.push(front(table, side));
    }
    let belt = band(168.0, 452.0, 496.0, 9.0);
    panels.push(Panel::new(belt).cloth(Cloth::Second).round(16.0, 8.0).edge(4.0).hill(0.0, 474.0, 120.0, 60.0, 26.0).cast(0.5, 7.0, 7.0));
    let buckle = shape(&[
        S(-30.0, 452.0),
        S(0.0, 446.0),
        S(30.0, 452.0),
        S(34.0, 480.0),
        S(30.0, 510.0),
        S(0.0, 516.0),
        S(-30.0, 510.0),
        S(-34.0, 480.0),
    ]);
    panels.push(Panel::new(buckle).cloth(Cloth::Detail).round(12.0, 14.0).edge(6.0).cast(0.6, 6.0, 6.0));
    Draft { panels, buttons: Vec::new(), focus: [0.0, 400.0] }
}

fn front(table: &mut Table, side: f32) -> Panel {
    let m = |x: f32| x * side;
    let outline = shape(&[
        K(m(66.0), 126.0),
        S(m(120.0), 140.0),
        K(m(182.0), 166.0),
        S(m(166.0), 234.0),
        K(m(186.0), 310.0),
        S(m(176.0), 400.0),
        K(m(164.0), 478.0),
        K(m(-50.0), 478.0),
        S(m(-20.0), 400.0),
        S(m(28.0), 270.0),
    ]);
    let form = mirror(&[K(0.0, 60.0), K(182.0, 120.0), S(192.0, 310.0), S(166.0, 440.0), K(230.0, 620.0), K(0.0, 640.0)]);
    let drape = Drape::hang(&mut table.dice, [m(50.0), 486.0], [m(118.0), 220.0], [116.0, 130.0], 7.5 * table.hand.crowd, [15.0, 0.0]);
    let facing = line(&[K(m(84.0), 130.0), S(m(46.0), 276.0), S(m(0.0), 400.0), K(m(-32.0), 478.0)]);
    let creases = pulls(table, [m(-20.0), 460.0], [m(150.0), 330.0], 40.0, 5, 6.0);
    Panel::new(outline)
        .form(form)
        .round(70.0, 58.0)
        .drape(drape)
        .creases(creases)
        .grain(0.2 * side, [50.0 * side, 80.0])
        .hill(m(90.0), 310.0, 84.0, 72.0, 26.0)
        .seam(Seam::turned(facing))
        .cast(0.55, 9.0, 8.0)
}

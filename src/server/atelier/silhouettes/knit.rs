//! The knit: dropped shoulders, deep ribs at neck, cuffs and hem.

use super::super::folds::Drape;
use super::super::outline::{Node, line, mirror, shape};
use super::super::panel::{Cloth, Panel, Seam};
use super::kit::{arm, cuff, inside_neck, pulls_both, sleeve};
use super::{Draft, Table};
use Node::{K, S};

pub fn cut(table: &mut Table) -> Draft {
    let mut panels = inside_neck(82.0, 176.0, 260.0);
    let arm = arm([262.0, 285.0], 84.0, &[(272.0, 510.0, 80.0), (312.0, 690.0, 67.0), (326.0, 850.0, 42.0)]);
    for side in [-1.0, 1.0] {
        panels.push(sleeve(table, side, &arm, [2.0, 13.0]));
        panels.push(cuff(table, side, &arm, 0.86, 2.0).cloth(Cloth::Rib).cast(0.35, 5.0, 6.0));
    }
    let drape = Drape::hang(&mut table.dice, [0.0, 420.0], [0.0, 910.0], [220.0, 250.0], 7.0, [0.0, 16.0]);
    let outline = mirror(&[
        K(0.0, 268.0),
        S(52.0, 250.0),
        K(90.0, 198.0),
        S(160.0, 222.0),
        K(258.0, 282.0),
        S(248.0, 380.0),
        K(262.0, 470.0),
        S(256.0, 640.0),
        S(266.0, 780.0),
        S(254.0, 866.0),
        K(240.0, 886.0),
        S(0.0, 900.0),
    ]);
    let mut creases = pulls_both(table, [252.0, 460.0], [110.0, 520.0], 70.0, 5, 12.0);
    creases.extend(pulls_both(table, [220.0, 780.0], [60.0, 840.0], 50.0, 3, 8.0));
    panels.push(
        Panel::new(outline)
            .round(88.0, 66.0)
            .edge(5.0)
            .drape(drape)
            .creases(creases)
            .hill(98.0, 480.0, 96.0, 84.0, 20.0)
            .hill(-98.0, 480.0, 96.0, 84.0, 20.0)
            .cast(0.45, 9.0, 9.0),
    );
    let hem = shape(&[
        K(-246.0, 866.0),
        S(0.0, 884.0),
        K(246.0, 866.0),
        S(242.0, 905.0),
        K(232.0, 948.0),
        S(0.0, 964.0),
        K(-232.0, 948.0),
        S(-242.0, 905.0),
    ]);
    panels.push(Panel::new(hem).cloth(Cloth::Rib).round(70.0, 56.0).edge(4.0).cast(0.4, 6.0, 6.0).form(shape(&[
        K(-250.0, 760.0),
        K(250.0, 760.0),
        K(236.0, 1060.0),
        K(-236.0, 1060.0),
    ])));
    panels.push(neck());
    Draft { panels, buttons: Vec::new(), focus: [-60.0, 330.0] }
}

fn neck() -> Panel {
    let outline = shape(&[
        K(-80.0, 183.0),
        S(-68.0, 220.0),
        S(0.0, 248.0),
        S(68.0, 220.0),
        K(80.0, 183.0),
        K(103.0, 196.0),
        S(98.0, 240.0),
        S(0.0, 292.0),
        S(-98.0, 240.0),
        K(-103.0, 196.0),
    ]);
    let edge = line(&[K(-90.0, 176.0), S(-82.0, 222.0), S(0.0, 262.0), S(82.0, 222.0), K(90.0, 176.0)]);
    Panel::new(outline).cloth(Cloth::Rib).round(18.0, 13.0).edge(5.0).seam(Seam::turned(edge)).cast(0.5, 7.0, 7.0)
}

//! The shirt: collar, placket, pocket, cuffs, and a rounded tail.

use super::super::folds::Drape;
use super::super::outline::{Node, line, mirror, shape};
use super::super::panel::{Panel, Seam};
use super::kit::{arm, buttons, cuff, inside_neck, pulls_both, sleeve};
use super::{Draft, Table};
use Node::{K, S};

pub fn cut(table: &mut Table) -> Draft {
    let mut panels = inside_neck(73.0, 146.0, 258.0);
    let arm = arm([218.0, 229.0], 70.0, &[(246.0, 450.0, 66.0), (284.0, 640.0, 57.0), (300.0, 800.0, 46.0)]);
    for side in [-1.0, 1.0] {
        panels.push(sleeve(table, side, &arm, [2.0, 9.0]));
        panels.push(cuff(table, side, &arm, 0.88, 3.0).cast(0.3, 4.0, 5.0).seam(Seam::turned(Vec::new())));
    }
    let drape = Drape::hang(&mut table.dice, [0.0, 300.0], [0.0, 960.0], [200.0, 240.0], 8.0 * table.hand.crowd, [0.0, 15.0]);
    let outline = mirror(&[
        K(0.0, 250.0),
        S(34.0, 220.0),
        K(74.0, 170.0),
        S(140.0, 190.0),
        K(214.0, 226.0),
        S(206.0, 310.0),
        K(226.0, 400.0),
        S(226.0, 600.0),
        S(238.0, 780.0),
        S(222.0, 880.0),
        S(130.0, 936.0),
        S(0.0, 952.0),
    ]);
    let hem =
        line(&[K(232.0, 860.0), S(212.0, 880.0), S(126.0, 922.0), S(0.0, 936.0), S(-126.0, 922.0), S(-212.0, 880.0), K(-232.0, 860.0)]);
    let mut creases = pulls_both(table, [218.0, 390.0], [90.0, 420.0], 60.0, 5, 9.0);
    creases.extend(pulls_both(table, [170.0, 560.0], [40.0, 760.0], 80.0, 4, 6.0));
    let body = Panel::new(outline)
        .round(84.0, 62.0)
        .drape(drape)
        .creases(creases)
        .seam(Seam::turned(hem))
        .hill(96.0, 420.0, 92.0, 80.0, 22.0)
        .hill(-96.0, 420.0, 92.0, 80.0, 22.0)
        .seam(Seam::sewn(line(&[K(96.0, 180.0), S(150.0, 236.0), K(210.0, 262.0)])))
        .seam(Seam::sewn(line(&[K(-96.0, 180.0), S(-150.0, 236.0), K(-210.0, 262.0)])));
    panels.push(body);
    panels.push(placket(table));
    panels.push(pocket(table));
    panels.extend([1.0, -1.0].map(|side| collar(table, side)));
    let buttons = buttons(0.0, 262.0, 880.0, 7, 8.5, table);
    Draft { panels, buttons, focus: [-30.0, 300.0] }
}

fn placket(table: &mut Table) -> Panel {
    let thread = table.palette.base.tone(-0.1, 1.0);
    let rail = |x: f32| Seam::stitched(line(&[K(x, 244.0), K(x, 940.0)]), thread);
    Panel::new(shape(&[K(-21.0, 236.0), K(21.0, 236.0), K(21.0, 951.0), K(-21.0, 951.0)]))
        .form(mirror(&[K(0.0, 120.0), K(150.0, 120.0), K(230.0, 400.0), K(230.0, 1050.0), K(0.0, 1050.0)]))
        .round(84.0, 62.0)
        .edge(2.4)
        .grain(0.0, [11.0, 37.0])
        .seam(rail(-15.0))
        .seam(rail(15.0))
        .cast(0.4, 4.0, 4.0)
}

fn pocket(table: &mut Table) -> Panel {
    let thread = table.palette.base.tone(-0.1, 1.0);
    let outline = shape(&[K(62.0, 380.0), K(146.0, 376.0), K(148.0, 462.0), K(105.0, 486.0), K(62.0, 466.0)]);
    let edge = line(&[K(67.0, 386.0), K(67.0, 462.0), K(105.0, 480.0), K(143.0, 459.0), K(141.0, 382.0)]);
    let top = line(&[K(62.0, 396.0), K(146.0, 392.0)]);
    Panel::new(outline)
        .round(20.0, 5.0)
        .edge(2.4)
        .grain(0.03, [70.0, 15.0])
        .hill(96.0, 420.0, 92.0, 80.0, 22.0)
        .seam(Seam::stitched(edge, thread))
        .seam(Seam::turned(top))
        .cast(0.42, 4.0, 5.0)
}

fn collar(table: &mut Table, side: f32) -> Panel {
    let m = |x: f32| x * side;
    let thread = table.palette.base.tone(-0.1, 1.0);
    let outline = shape(&[
        K(m(3.0), 244.0),
        S(m(38.0), 216.0),
        S(m(64.0), 182.0),
        K(m(70.0), 153.0),
        S(m(94.0), 168.0),
        S(m(104.0), 206.0),
        K(m(86.0), 292.0),
        S(m(44.0), 268.0),
    ]);
    let edge = line(&[K(m(12.0), 250.0), S(m(46.0), 261.0), K(m(82.0), 282.0), S(m(98.0), 206.0), K(m(88.0), 166.0)]);
    Panel::new(outline).round(26.0, 15.0).edge(4.0).grain(0.9 * side, [40.0, 80.0]).seam(Seam::stitched(edge, thread)).cast(0.6, 9.0, 8.0)
}

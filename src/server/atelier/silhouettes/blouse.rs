//! The blouse: full sleeves gathered into a cuff, and a bow at the neck.

use super::super::folds::Drape;
use super::super::outline::{Node, line, shape};
use super::super::panel::{Panel, Seam};
use super::kit::{arm, cuff, hem_line, inside_neck, pulls, pulls_both, sleeve};
use super::{Draft, Table};
use Node::{K, S};

pub fn cut(table: &mut Table) -> Draft {
    let mut panels = inside_neck(66.0, 178.0, 262.0);
    let arm = arm([212.0, 253.0], 68.0, &[(240.0, 420.0, 84.0), (288.0, 590.0, 100.0), (306.0, 716.0, 78.0), (312.0, 770.0, 42.0)]);
    let wrist = [(312.0, 756.0, 40.0), (314.0, 790.0, 40.0), (316.0, 826.0, 40.0)];
    for side in [-1.0, 1.0] {
        let gather = Drape::hang(&mut table.dice, [314.0 * side, 790.0], [240.0 * side, 400.0], [46.0, 120.0], 9.0, [15.0, 2.0]);
        panels.push(sleeve(table, side, &arm, [9.0, 14.0]).drape(gather).round(60.0, 60.0));
        panels.push(cuff(table, side, &wrist, 0.0, 0.0).cast(0.4, 5.0, 5.0));
    }
    let drape = Drape::hang(&mut table.dice, [0.0, 250.0], [0.0, 930.0], [180.0, 254.0], 11.0 * table.hand.crowd, [9.0, 21.0]);
    let hem = hem_line(252.0, 914.0, 14.0, 20.0, &drape);
    let right = line(&[
        K(0.0, 262.0),
        S(40.0, 244.0),
        K(70.0, 196.0),
        S(136.0, 214.0),
        K(208.0, 250.0),
        S(200.0, 330.0),
        K(218.0, 420.0),
        S(224.0, 640.0),
        K(252.0, 914.0),
    ]);
    let mut outline = right.clone();
    outline.extend(hem.iter().skip(1).copied());
    outline.extend(right.iter().rev().map(|p| [-p[0], p[1]]));
    let creases = pulls_both(table, [212.0, 414.0], [100.0, 440.0], 50.0, 4, 9.0);
    panels.push(
        Panel::new(outline)
            .round(80.0, 60.0)
            .drape(drape)
            .creases(creases)
            .hill(92.0, 430.0, 88.0, 78.0, 22.0)
            .hill(-92.0, 430.0, 88.0, 78.0, 22.0)
            .seam(Seam::turned(hem.iter().map(|p| [p[0], p[1] - 16.0]).collect())),
    );
    panels.extend(bow(table));
    Draft { panels, buttons: Vec::new(), focus: [0.0, 330.0] }
}

fn bow(table: &mut Table) -> Vec<Panel> {
    let mut out = Vec::new();
    let stand = shape(&[
        K(-72.0, 172.0),
        S(-50.0, 226.0),
        S(0.0, 250.0),
        S(50.0, 226.0),
        K(72.0, 172.0),
        S(84.0, 200.0),
        S(58.0, 254.0),
        S(0.0, 282.0),
        S(-58.0, 254.0),
        S(-84.0, 200.0),
    ]);
    out.push(Panel::new(stand).round(16.0, 12.0).edge(4.0).grain(1.2, [60.0, 20.0]).cast(0.5, 7.0, 7.0));
    for (x, y, side) in [(64.0, 560.0, -1.0), (46.0, 600.0, 1.0)] {
        let tail = [(6.0, 276.0, 14.0), (34.0, 400.0, 26.0), (x, y, 38.0)];
        out.push(sleeve(table, side, &tail, [9.0, 8.0]).round(14.0, 8.0).cast(0.55, 11.0, 10.0));
    }
    for side in [-1.0, 1.0] {
        let m = |x: f32| x * side;
        let loop_ =
            shape(&[K(m(8.0), 268.0), S(m(60.0), 238.0), S(m(118.0), 246.0), S(m(130.0), 292.0), S(m(84.0), 318.0), K(m(8.0), 284.0)]);
        let folds = pulls(table, [m(14.0), 276.0], [m(110.0), 282.0], 22.0, 6, 9.0);
        out.push(Panel::new(loop_).round(24.0, 20.0).edge(4.0).grain(0.5 * side, [200.0, 70.0]).creases(folds).cast(0.6, 10.0, 9.0));
    }
    let knot = shape(&[S(-18.0, 258.0), S(0.0, 254.0), S(18.0, 258.0), S(20.0, 284.0), S(0.0, 296.0), S(-20.0, 284.0)]);
    let pinch = pulls(table, [0.0, 256.0], [0.0, 292.0], 10.0, 4, 5.0);
    out.push(Panel::new(knot).round(12.0, 14.0).edge(4.0).creases(pinch).cast(0.6, 6.0, 6.0));
    out
}

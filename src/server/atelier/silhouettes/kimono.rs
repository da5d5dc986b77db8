//! The kimono: open, square-sleeved, with a long contrasting band.

use super::super::folds::Drape;
use super::super::outline::{Node, line, shape};
use super::super::panel::{Cloth, Panel, Seam};
use super::kit::{hem_line, pulls};
use super::{Draft, Table};
use Node::{K, S};

pub fn cut(table: &mut Table) -> Draft {
    let mut panels = vec![back(table)];
    for side in [-1.0, 1.0] {
        panels.push(wing(table, side));
    }
    for side in [1.0, -1.0] {
        panels.push(front(table, side));
        panels.push(border(side));
    }
    Draft { panels, buttons: Vec::new(), focus: [90.0, 360.0] }
}

fn back(table: &mut Table) -> Panel {
    let drape = Drape::hang(&mut table.dice, [0.0, 200.0], [0.0, 1010.0], [120.0, 160.0], 6.0, [0.0, 18.0]);
    let outline = shape(&[K(-90.0, 152.0), S(0.0, 138.0), K(90.0, 152.0), K(150.0, 1010.0), S(0.0, 1018.0), K(-150.0, 1010.0)]);
    Panel::new(outline).cloth(Cloth::Inside).round(70.0, -30.0).light(0.5).drape(drape)
}

fn wing(table: &mut Table, side: f32) -> Panel {
    let m = |x: f32| x * side;
    let outline = shape(&[
        K(m(170.0), 186.0),
        S(m(270.0), 240.0),
        K(m(384.0), 330.0),
        S(m(392.0), 500.0),
        K(m(378.0), 664.0),
        S(m(300.0), 676.0),
        K(m(222.0), 640.0),
        S(m(206.0), 520.0),
        K(m(176.0), 460.0),
    ]);
    let drape = Drape::hang(&mut table.dice, [m(220.0), 240.0], [m(310.0), 680.0], [90.0, 96.0], 4.4, [3.0, 20.0]);
    let creases = pulls(table, [m(190.0), 470.0], [m(300.0), 350.0], 50.0, 5, 9.0);
    let hem = line(&[K(m(362.0), 316.0), S(m(370.0), 500.0), K(m(356.0), 664.0)]);
    Panel::new(outline).round(46.0, 38.0).drape(drape).creases(creases).grain(-0.3 * side, [150.0, 210.0 * side]).seam(Seam::turned(hem))
}

fn front(table: &mut Table, side: f32) -> Panel {
    let m = |x: f32| x * side;
    let drape = Drape::hang(&mut table.dice, [m(150.0), 220.0], [m(182.0), 1060.0], [100.0, 132.0], 5.2 * table.hand.crowd, [1.0, 24.0]);
    let hem: Vec<_> = hem_line(122.0, 1060.0, 8.0, 18.0, &drape).iter().map(|p| [p[0] + m(170.0), p[1]]).collect();
    let hem: Vec<_> = if side > 0.0 { hem } else { hem.into_iter().rev().collect() };
    let mut outline = line(&[
        K(m(88.0), 152.0),
        S(m(150.0), 170.0),
        K(m(232.0), 216.0),
        S(m(218.0), 360.0),
        K(m(222.0), 470.0),
        S(m(240.0), 760.0),
        K(m(292.0), 1060.0),
    ]);
    outline.extend(hem.iter().copied());
    outline.extend(line(&[K(m(48.0), 1060.0), S(m(40.0), 700.0), S(m(46.0), 420.0), K(m(88.0), 152.0)]));
    let creases = pulls(table, [m(214.0), 470.0], [m(110.0), 320.0], 50.0, 4, 8.0);
    Panel::new(outline)
        .round(72.0, 52.0)
        .drape(drape)
        .creases(creases)
        .grain(0.02, [60.0 * side + 60.0, 0.0])
        .hill(m(140.0), 400.0, 70.0, 80.0, 18.0)
        .seam(Seam::turned(hem.iter().map(|p| [p[0], p[1] - 18.0]).collect()))
        .cast(0.55, 11.0, 11.0)
}

fn border(side: f32) -> Panel {
    let m = |x: f32| x * side;
    let outline = shape(&[
        K(m(56.0), 138.0),
        K(m(96.0), 150.0),
        S(m(82.0), 420.0),
        S(m(78.0), 700.0),
        K(m(88.0), 1062.0),
        K(m(42.0), 1062.0),
        S(m(32.0), 700.0),
        S(m(38.0), 400.0),
    ]);
    let fold = line(&[K(m(76.0), 150.0), S(m(60.0), 420.0), S(m(55.0), 700.0), K(m(65.0), 1060.0)]);
    Panel::new(outline).cloth(Cloth::Second).round(18.0, 9.0).edge(4.0).seam(Seam::turned(fold)).cast(0.5, 9.0, 8.0)
}

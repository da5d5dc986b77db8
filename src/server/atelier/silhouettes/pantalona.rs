//! The pantalona: high waist, pleats, legs as wide as a good day.

use super::super::folds::Drape;
use super::super::outline::{Node, Point, line, shape};
use super::super::panel::{Cloth, Panel, Seam};
use super::kit::{band, hem_line, pulls};
use super::{Draft, Table};
use Node::{K, S};

pub fn cut(table: &mut Table) -> Draft {
    let mut panels = vec![inside_waist(176.0, 150.0)];
    for side in [1.0, -1.0] {
        panels.push(leg(table, side, 190.0, 1082.0, 176.0));
    }
    panels.push(waistband(table, 176.0, 150.0, 204.0));
    panels.extend(belt_loops(150.0, 206.0, &[-112.0, 112.0]));
    Draft { panels, buttons: super::kit::buttons(0.0, 178.0, 178.0, 1, 10.0, table), focus: [30.0, 270.0] }
}

/// The back of the waist, seen over the front.
pub fn inside_waist(half: f32, top: f32) -> Panel {
    let hole = shape(&[
        K(-half, top),
        S(0.0, top - 20.0),
        K(half, top),
        K(half - 6.0, top + 26.0),
        S(0.0, top + 36.0),
        K(-half + 6.0, top + 26.0),
    ]);
    Panel::new(hole).cloth(Cloth::Inside).round(30.0, -14.0).light(0.5).cast(0.0, 0.0, 0.0)
}

/// The band that closes the waist.
pub fn waistband(table: &mut Table, half: f32, top: f32, bottom: f32) -> Panel {
    let thread = table.palette.base.tone(-0.08, 1.0);
    let row = |y: f32| Seam::stitched(line(&[K(-half, y), S(0.0, y + 13.0), K(half, y)]), thread);
    Panel::new(band(half, top, bottom, 14.0))
        .round(60.0, 44.0)
        .edge(3.6)
        .grain(1.57, [8.0, 50.0])
        .form(shape(&[K(-half, top - 120.0), K(half, top - 120.0), K(half + 20.0, bottom + 120.0), K(-half - 20.0, bottom + 120.0)]))
        .seam(row(top + 7.0))
        .seam(row(bottom - 7.0))
        .cast(0.45, 5.0, 6.0)
}

pub fn belt_loops(top: f32, bottom: f32, at: &[f32]) -> Vec<Panel> {
    at.iter()
        .map(|x| {
            let y = 9.0 * (1.0 - (x / 180.0) * (x / 180.0));
            let strip =
                shape(&[K(x - 7.0, top + y - 5.0), K(x + 7.0, top + y - 5.0), K(x + 7.0, bottom + y + 3.0), K(x - 7.0, bottom + y + 3.0)]);
            Panel::new(strip).round(5.0, 3.0).edge(4.0).cast(0.5, 5.0, 4.0)
        })
        .collect()
}

/// A wide leg on one side, from the waist to the hem.
pub fn leg(table: &mut Table, side: f32, top: f32, hem: f32, waist: f32) -> Panel {
    let m = |x: f32| x * side;
    let rise = top + 330.0;
    let thigh = top + (hem - top) * 0.45;
    let knee = top + (hem - top) * 0.75;
    let crowd = 5.4 * table.hand.crowd;
    let drape = Drape::hang(&mut table.dice, [m(92.0), top + 10.0], [m(172.0), hem], [96.0, 156.0], crowd, [9.0, 24.0]);
    let outer = line(&[
        K(m(-2.0), top + 6.0),
        K(m(waist), top),
        S(m(waist + 40.0), top + (hem - top) * 0.2),
        S(m(256.0), thigh),
        S(m(292.0), knee),
        K(m(328.0), hem),
    ]);
    let bottom: Vec<Point> = hem_line(156.0, hem, 16.0, 20.0, &drape).iter().map(|p| [p[0] + m(172.0), p[1]]).collect();
    let bottom: Vec<Point> = if side > 0.0 { bottom } else { bottom.into_iter().rev().collect() };
    let inner = line(&[K(m(16.0), hem), S(m(8.0), knee + 40.0), S(m(2.0), rise + 60.0), K(m(-2.0), rise), K(m(-2.0), top + 6.0)]);
    let mut outline = outer;
    outline.extend(bottom.iter().copied());
    outline.extend(inner);
    let form = shape(&[
        K(m(-90.0), top - 140.0),
        K(m(waist), top - 100.0),
        S(m(waist + 40.0), top + (hem - top) * 0.2),
        S(m(256.0), thigh),
        K(m(334.0), hem + 120.0),
        K(m(14.0), hem + 120.0),
        S(m(2.0), rise + 200.0),
        K(m(-90.0), rise - 30.0),
    ]);
    let pleat = line(&[K(m(88.0), top + 8.0), S(m(104.0), top + 150.0), S(m(150.0), hem - 300.0), K(m(172.0), hem)]);
    let pocket = line(&[K(m(waist - 34.0), top + 2.0), K(m(waist + 22.0), top + 136.0)]);
    let mut press = Seam::sewn(pleat);
    (press.width, press.depth) = (3.0, 3.2);
    let mut creases = pulls(table, [m(4.0), rise - 10.0], [m(150.0), rise - 90.0], 70.0, 6, 8.0);
    creases.extend(pulls(table, [m(8.0), rise + 20.0], [m(140.0), rise + 190.0], 70.0, 4, 8.0));
    Panel::new(outline)
        .form(form)
        .round(80.0, 62.0)
        .drape(drape)
        .creases(creases)
        .grain(-0.09 * side, [70.0 * side + 100.0, 0.0])
        .hill(m(90.0), top + 150.0, 110.0, 120.0, 22.0)
        .seam(press)
        .seam(Seam::sewn(pocket))
        .seam(Seam::turned(bottom.iter().map(|p| [p[0], p[1] - 22.0]).collect()))
        .cast(0.45, 9.0, 9.0)
}

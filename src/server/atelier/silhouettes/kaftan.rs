//! The kaftan: one generous fall of cloth with wide sleeves and a worked neckline.

use super::super::folds::Drape;
use super::super::outline::{Node, Point, line, shape};
use super::super::panel::{Cloth, Panel, Seam};
use super::kit::{hem_line, inside_neck, pulls_both};
use super::{Draft, Table};
use Node::{K, S};

pub fn cut(table: &mut Table) -> Draft {
    let mut panels = inside_neck(66.0, 132.0, 330.0);
    let crowd = 12.0 * table.hand.crowd;
    let drape = Drape::hang(&mut table.dice, [0.0, 210.0], [0.0, 1090.0], [190.0, 286.0], crowd, [2.0, 27.0]);
    let right = line(&[
        K(0.0, 336.0),
        S(26.0, 250.0),
        K(64.0, 140.0),
        S(150.0, 162.0),
        S(262.0, 226.0),
        K(362.0, 330.0),
        S(372.0, 470.0),
        K(352.0, 604.0),
        S(280.0, 588.0),
        K(226.0, 560.0),
        S(236.0, 760.0),
        S(262.0, 930.0),
        K(286.0, 1076.0),
    ]);
    let hem: Vec<Point> = hem_line(286.0, 1076.0, 22.0, 26.0, &drape);
    let mut outline = right.clone();
    outline.extend(hem.iter().skip(1).copied());
    outline.extend(right.iter().rev().map(|p| [-p[0], p[1]]));
    let wings =
        [1.0, -1.0].map(|side| Drape::hang(&mut table.dice, [150.0 * side, 190.0], [330.0 * side, 600.0], [60.0, 96.0], 5.0, [0.0, 17.0]));
    let creases = pulls_both(table, [232.0, 556.0], [130.0, 300.0], 54.0, 6, 11.0);
    let mut body = Panel::new(outline)
        .round(88.0, 62.0)
        .drape(drape)
        .creases(creases)
        .hill(84.0, 360.0, 84.0, 76.0, 16.0)
        .hill(-84.0, 360.0, 84.0, 76.0, 16.0)
        .seam(Seam::turned(hem.iter().map(|p| [p[0], p[1] - 17.0]).collect()))
        .cast(0.5, 9.0, 9.0);
    body.drapes.extend(wings);
    for side in [1.0, -1.0] {
        body = body.seam(Seam::turned(line(&[K(352.0 * side, 330.0), S(360.0 * side, 470.0), K(340.0 * side, 600.0)])));
    }
    panels.push(body);
    panels.push(yoke(table));
    Draft { panels, buttons: Vec::new(), focus: [20.0, 330.0] }
}

/// The band around the neck and down the breast, embroidered in the detail colour.
fn yoke(table: &Table) -> Panel {
    let outline = shape(&[
        K(-66.0, 139.0),
        S(-27.0, 250.0),
        K(0.0, 338.0),
        S(27.0, 250.0),
        K(66.0, 139.0),
        K(94.0, 147.0),
        S(56.0, 270.0),
        S(24.0, 380.0),
        K(22.0, 540.0),
        K(0.0, 566.0),
        K(-22.0, 540.0),
        S(-24.0, 380.0),
        S(-56.0, 270.0),
        K(-94.0, 147.0),
    ]);
    let thread = table.palette.second;
    let mut panel =
        Panel::new(outline).cloth(Cloth::Detail).round(10.0, 4.0).edge(3.0).cast(0.4, 4.0, 5.0).hill(0.0, 300.0, 150.0, 200.0, 30.0);
    for k in [0.22_f32, 0.5, 0.78] {
        for side in [-1.0, 1.0] {
            let x = |inner: f32, outer: f32| (inner + (outer - inner) * k) * side;
            let row = line(&[K(x(68.0, 92.0), 143.0), S(x(28.0, 55.0), 264.0), S(x(3.0, 24.0), 380.0), K(x(3.0, 20.0), 540.0)]);
            let mut seam = Seam::stitched(row, thread);
            seam.width = if k == 0.5 { 4.6 } else { 1.8 };
            seam.dash = Some(if k == 0.5 { [1.0, 9.0] } else { [6.0, 3.0] });
            seam.depth = 2.0;
            panel = panel.seam(seam);
        }
    }
    panel
}

//! The wrap dress: crossed bodice, tied waist, a skirt that opens as it falls.

use super::super::folds::Drape;
use super::super::outline::{Node, Point, line, mirror, shape};
use super::super::panel::{Cloth, Panel, Seam};
use super::kit::{arm, hem_line, inside_neck, pulls, pulls_both, skirt, sleeve};
use super::{Draft, Table};
use Node::{K, S};

const SIDES: [Node; 4] = [K(160.0, 500.0), S(214.0, 640.0), S(262.0, 850.0), K(306.0, 1068.0)];

pub fn cut(table: &mut Table) -> Draft {
    let mut panels = inside_neck(70.0, 142.0, 470.0);
    let arm = arm([190.0, 193.0], 60.0, &[(206.0, 360.0, 60.0), (240.0, 480.0, 58.0), (264.0, 590.0, 72.0)]);
    for side in [-1.0, 1.0] {
        panels.push(sleeve(table, side, &arm, [3.0, 13.0]));
    }
    let crowd = 10.0 * table.hand.crowd;
    let drape = Drape::hang(&mut table.dice, [0.0, 505.0], [0.0, 1080.0], [150.0, 306.0], crowd, [7.0, 26.0]);
    let under = skirt(&SIDES, 1068.0, 24.0, 26.0, drape.clone()).round(90.0, 70.0).hill(0.0, 640.0, 190.0, 120.0, 22.0);
    let over = overlap(&drape);
    let rise = pulls(table, [120.0, 520.0], [-90.0, 760.0], 90.0, 7, 6.0);
    panels.push(under.cast(0.3, 6.0, 6.0));
    panels.push(Panel { form: panels_form(), ..over }.round(90.0, 70.0).drape(drape).creases(rise).hill(0.0, 640.0, 190.0, 120.0, 22.0));
    for side in [1.0, -1.0] {
        panels.push(front(table, side));
    }
    panels.extend(tie(table));
    Draft { panels, buttons: Vec::new(), focus: [-10.0, 420.0] }
}

fn panels_form() -> Option<Vec<Point>> {
    Some(mirror(&[K(0.0, 420.0), K(160.0, 440.0), S(214.0, 640.0), S(262.0, 850.0), K(312.0, 1160.0), K(0.0, 1180.0)]))
}

/// The upper layer of the skirt, its free edge falling from the tie to the right knee.
fn overlap(drape: &Drape) -> Panel {
    let left: Vec<Point> = line(&SIDES).iter().map(|p| [-p[0] - 1.0, p[1]]).collect();
    let edge = line(&[K(120.0, 500.0), S(146.0, 700.0), S(128.0, 930.0), K(92.0, 1094.0)]);
    let hem: Vec<Point> = hem_line(308.0, 1071.0, 26.0, 26.0, drape).into_iter().filter(|p| p[0] < 88.0).collect();
    let turned = hem.iter().map(|p| [p[0], p[1] - 17.0]).collect();
    let facing = edge.iter().map(|p| [p[0] - 12.0, p[1]]).collect();
    let mut outline = edge;
    outline.extend(hem);
    outline.extend(left.into_iter().rev());
    Panel::new(outline).seam(Seam::turned(turned)).seam(Seam::turned(facing)).cast(0.55, 9.0, 8.0)
}

fn front(table: &mut Table, side: f32) -> Panel {
    let m = |x: f32| x * side;
    let outline = shape(&[
        K(m(66.0), 146.0),
        S(m(120.0), 160.0),
        K(m(186.0), 190.0),
        S(m(170.0), 262.0),
        K(m(184.0), 345.0),
        S(m(166.0), 430.0),
        K(m(160.0), 512.0),
        K(m(-62.0), 512.0),
        S(m(-28.0), 430.0),
        S(m(26.0), 300.0),
    ]);
    let form = mirror(&[K(0.0, 100.0), K(60.0, 110.0), K(186.0, 180.0), S(190.0, 340.0), S(164.0, 470.0), K(220.0, 640.0), K(0.0, 640.0)]);
    let binding = line(&[K(m(56.0), 150.0), S(m(14.0), 304.0), S(m(-40.0), 430.0), K(m(-72.0), 512.0)]);
    let drape = Drape::hang(&mut table.dice, [m(40.0), 520.0], [m(120.0), 230.0], [110.0, 130.0], 7.0 * table.hand.crowd, [14.0, 0.0]);
    let mut creases = pulls(table, [m(-30.0), 490.0], [m(150.0), 360.0], 44.0, 6, 7.0);
    creases.extend(pulls(table, [m(176.0), 330.0], [m(90.0), 340.0], 30.0, 3, 5.0));
    let shift = [90.0 * side + 140.0, 60.0 * side];
    Panel::new(outline)
        .form(form)
        .round(70.0, 60.0)
        .grain(0.28 * side, shift)
        .drape(drape)
        .creases(creases)
        .hill(m(88.0), 338.0, 84.0, 72.0, 26.0)
        .seam(Seam::turned(binding.iter().map(|p| [p[0] + m(20.0), p[1]]).collect()))
        .cast(0.55, 9.0, 8.0)
}

fn tie(table: &mut Table) -> Vec<Panel> {
    let belt = shape(&[K(-164.0, 486.0), S(0.0, 494.0), K(164.0, 486.0), K(165.0, 524.0), S(0.0, 534.0), K(-165.0, 524.0)]);
    let creases = pulls_both(table, [-100.0, 506.0], [60.0, 508.0], 16.0, 4, 4.0);
    let mut out = vec![
        Panel::new(belt)
            .round(16.0, 6.0)
            .edge(4.0)
            .grain(1.57, [30.0, 200.0])
            .creases(creases)
            .light(0.97)
            .hill(0.0, 510.0, 110.0, 60.0, 26.0)
            .cast(0.5, 7.0, 7.0),
    ];
    for (x, y, half) in [(-128.0, 830.0, 19.0), (-96.0, 770.0, 21.0)] {
        let tail = [(-108.0, 512.0, 12.0), ((-108.0 + x) / 2.0 + 9.0, 620.0, half * 0.85), (x, y, half)];
        out.push(sleeve(table, 1.0, &tail, [2.0, 6.0]).round(9.0, 5.0).cast(0.5, 9.0, 8.0));
    }
    let knot = shape(&[S(-136.0, 494.0), S(-104.0, 482.0), S(-80.0, 498.0), S(-84.0, 530.0), S(-112.0, 538.0), S(-138.0, 524.0)]);
    let folds = pulls(table, [-134.0, 510.0], [-84.0, 508.0], 14.0, 5, 5.0);
    out.push(Panel::new(knot).round(16.0, 16.0).grain(0.7, [0.0, 0.0]).creases(folds).cast(0.6, 6.0, 6.0).cloth(Cloth::Main));
    out
}

//! Jeans: five pockets, top stitching, a wide straight leg.

use super::super::colour::Oklch;
use super::super::folds::Drape;
use super::super::outline::{Node, line, shape};
use super::super::panel::{Panel, Seam};
use super::kit::pulls;
use super::pantalona::{belt_loops, inside_waist, waistband};
use super::{Button, Draft, Table};
use Node::{K, S};

/// The classic copper thread.
const COPPER: Oklch = Oklch::new(0.66, 0.12, 62.0);

pub fn cut(table: &mut Table) -> Draft {
    let mut panels = vec![inside_waist(192.0, 160.0)];
    for side in [1.0, -1.0] {
        panels.push(leg(table, side));
    }
    let mut band = waistband(table, 192.0, 160.0, 212.0);
    band.seams.iter_mut().for_each(|s| s.thread = Some(COPPER));
    panels.push(band);
    panels.extend(belt_loops(158.0, 216.0, &[-128.0, 92.0, 150.0]));
    let metal = |x: f32, y: f32, radius: f32| Button { at: [x, y], radius, colour: COPPER.tone(-0.02, 0.6), metal: true };
    let buttons = vec![
        metal(-4.0, 200.0, 12.5),
        metal(88.0, 230.0, 4.5),
        metal(186.0, 292.0, 4.5),
        metal(-88.0, 230.0, 4.5),
        metal(-186.0, 292.0, 4.5),
    ];
    Draft { panels, buttons, focus: [50.0, 290.0] }
}

fn leg(table: &mut Table, side: f32) -> Panel {
    let m = |x: f32| x * side;
    let outline = shape(&[
        K(m(-2.0), 216.0),
        K(m(192.0), 204.0),
        S(m(226.0), 340.0),
        S(m(240.0), 480.0),
        S(m(238.0), 760.0),
        K(m(246.0), 1086.0),
        S(m(140.0), 1102.0),
        K(m(44.0), 1094.0),
        S(m(26.0), 800.0),
        S(m(8.0), 580.0),
        K(m(-2.0), 530.0),
    ]);
    let form = shape(&[
        K(m(-120.0), 60.0),
        K(m(192.0), 90.0),
        S(m(240.0), 480.0),
        K(m(246.0), 1200.0),
        K(m(44.0), 1200.0),
        S(m(8.0), 640.0),
        K(m(-120.0), 500.0),
    ]);
    let drape = Drape::hang(&mut table.dice, [m(100.0), 480.0], [m(146.0), 1100.0], [120.0, 104.0], 3.4, [2.0, 15.0]);
    let mut creases = pulls(table, [m(6.0), 520.0], [m(170.0), 440.0], 60.0, 7, 10.0);
    creases.extend(pulls(table, [m(10.0), 548.0], [m(150.0), 660.0], 60.0, 5, 9.0));
    creases.extend(pulls(table, [m(40.0), 760.0], [m(220.0), 790.0], 70.0, 5, 8.0));
    creases.extend(pulls(table, [m(60.0), 990.0], [m(230.0), 1030.0], 40.0, 5, 8.0));
    let stitch = |nodes: &[Node]| Seam::stitched(line(nodes), COPPER);
    let mut panel = Panel::new(outline)
        .form(form)
        .round(70.0, 58.0)
        .edge(4.5)
        .drape(drape)
        .creases(creases)
        .grain(-0.03 * side, [50.0 * side, 0.0])
        .hill(m(96.0), 330.0, 110.0, 110.0, 22.0)
        .seam(Seam::sewn(line(&[K(m(82.0), 214.0), S(m(104.0), 270.0), K(m(206.0), 300.0)])))
        .seam(stitch(&[K(m(88.0), 214.0), S(m(110.0), 263.0), K(m(206.0), 292.0)]))
        .seam(stitch(&[K(m(78.0), 214.0), S(m(98.0), 278.0), K(m(208.0), 309.0)]))
        .seam(stitch(&[K(m(246.0), 1066.0), S(m(140.0), 1080.0), K(m(44.0), 1072.0)]))
        .seam(stitch(&[K(m(182.0), 212.0), S(m(216.0), 340.0), S(m(230.0), 480.0), K(m(229.0), 700.0)]))
        .seam(stitch(&[K(m(10.0), 562.0), S(m(36.0), 800.0), K(m(54.0), 1072.0)]))
        .cast(0.45, 8.0, 8.0);
    if side < 0.0 {
        panel = panel
            .seam(Seam::sewn(line(&[K(2.0, 216.0), K(2.0, 530.0)])))
            .seam(stitch(&[K(-46.0, 218.0), K(-44.0, 370.0), S(-34.0, 410.0), K(-4.0, 436.0)]))
            .seam(stitch(&[K(-54.0, 218.0), K(-52.0, 370.0), S(-40.0, 416.0), K(-4.0, 446.0)]));
    }
    panel
}

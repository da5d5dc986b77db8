//! The blazer: wide lapels, one button, flap pockets, lining in sight.

use super::super::folds::Drape;
use super::super::outline::{Node, line, mirror, shape};
use super::super::panel::{Cloth, Panel, Seam};
use super::kit::{arm, buttons, inside_neck, pulls, sleeve};
use super::{Draft, Table};
use Node::{K, S};

pub fn cut(table: &mut Table) -> Draft {
    tailored(table, 880.0, 560.0, 1)
}

/// A jacket or coat: hem height, where it closes, and how many buttons.
pub fn tailored(table: &mut Table, hem: f32, close: f32, count: usize) -> Draft {
    let mut panels = inside_neck(84.0, 144.0, close - 20.0);
    if let Some(back) = panels.first_mut() {
        back.cloth = Cloth::Second;
        back.light = 0.5;
    }
    let arm = arm([226.0, 213.0], 72.0, &[(250.0, 440.0, 68.0), (282.0, 630.0, 61.0), (296.0, 806.0, 54.0)]);
    for side in [-1.0, 1.0] {
        let vent = line(&[K(262.0 * side, 780.0), S(300.0 * side, 786.0), K(350.0 * side, 778.0)]);
        panels.push(sleeve(table, side, &arm, [2.0, 7.0]).seam(Seam::turned(vent)));
    }
    for side in [1.0, -1.0] {
        panels.push(front(table, side, hem, close));
        panels.push(flap(side, close + (hem - close) * 0.34 + 40.0));
    }
    let welt = shape(&[K(84.0, 396.0), K(158.0, 384.0), K(161.0, 402.0), K(87.0, 414.0)]);
    panels.push(Panel::new(welt).round(6.0, 3.0).edge(3.0).grain(0.15, [33.0, 8.0]).cast(0.4, 4.0, 5.0));
    for side in [1.0, -1.0] {
        panels.extend(lapel(side, close));
    }
    let mut sewn = buttons(-26.0, close + 12.0, close + 12.0 + 106.0 * (count.max(2) - 1) as f32, count.max(1), 13.0, table);
    if count > 2 {
        sewn.extend(buttons(66.0, close + 12.0, close + 12.0 + 106.0 * (count - 1) as f32, count, 13.0, table));
    }
    Draft { panels, buttons: sewn, focus: [-60.0, 440.0] }
}

fn front(table: &mut Table, side: f32, hem: f32, close: f32) -> Panel {
    let m = |x: f32| x * side;
    let end = if side > 0.0 { hem - 6.0 } else { hem };
    let low = 234.0 + (hem - 880.0) * 0.13;
    let outline = shape(&[
        K(m(80.0), 152.0),
        S(m(148.0), 172.0),
        K(m(222.0), 210.0),
        S(m(212.0), 300.0),
        K(m(230.0), 392.0),
        S(m(214.0), 560.0),
        S(m(226.0), 720.0),
        K(m(low), end - 16.0),
        S(m(120.0), end),
        S(m(20.0), end - 2.0),
        S(m(-30.0), end - 46.0),
        K(m(-44.0), close + 60.0),
        K(m(-40.0), close),
        S(m(10.0), 380.0),
    ]);
    let form =
        mirror(&[K(0.0, 80.0), K(90.0, 90.0), K(222.0, 200.0), S(232.0, 392.0), S(214.0, 560.0), K(low, hem + 90.0), K(0.0, hem + 90.0)]);
    let dart = line(&[S(m(104.0), 410.0), S(m(112.0), 560.0), S(m(110.0), 700.0)]);
    let depth = if hem > 950.0 { 24.0 } else { 8.0 };
    let drape = Drape::hang(&mut table.dice, [m(90.0), close], [m(110.0), hem], [120.0, 150.0], 3.6, [0.0, depth]);
    let mut creases = pulls(table, [m(0.0), close + 12.0], [m(190.0), close - 90.0], 50.0, 4, 6.0);
    creases.extend(pulls(table, [m(220.0), 386.0], [m(120.0), 420.0], 40.0, 3, 6.0));
    let edge = line(&[
        K(m(-34.0), close),
        K(m(-36.0), close + 60.0),
        S(m(-23.0), end - 50.0),
        S(m(22.0), end - 10.0),
        S(m(110.0), end - 10.0),
        K(m(low - 12.0), end - 25.0),
    ]);
    Panel::new(outline)
        .form(form)
        .round(80.0, 62.0)
        .edge(4.5)
        .drape(drape)
        .creases(creases)
        .grain(0.03 * side, [60.0 * side, 0.0])
        .hill(m(102.0), 420.0, 90.0, 84.0, 22.0)
        .seam(Seam::turned(dart))
        .seam(Seam::turned(edge))
        .cast(0.55, 10.0, 10.0)
}

fn flap(side: f32, y: f32) -> Panel {
    let m = |x: f32| x * side;
    let outline = shape(&[
        K(m(94.0), y),
        K(m(190.0), y - 8.0),
        S(m(193.0), y + 26.0),
        S(m(184.0), y + 36.0),
        S(m(104.0), y + 43.0),
        S(m(95.0), y + 35.0),
    ]);
    Panel::new(outline).round(10.0, 4.0).edge(4.0).grain(0.05 * side, [20.0, 90.0]).cast(0.5, 6.0, 6.0)
}

fn lapel(side: f32, close: f32) -> Vec<Panel> {
    let m = |x: f32| x * side;
    let revers = shape(&[
        K(m(-38.0), close + 2.0),
        S(m(16.0), 400.0),
        S(m(58.0), 270.0),
        K(m(70.0), 214.0),
        K(m(150.0), 262.0),
        K(m(160.0), 306.0),
        S(m(112.0), 420.0),
        S(m(44.0), 520.0),
    ]);
    let collar = shape(&[
        K(m(56.0), 262.0),
        S(m(70.0), 210.0),
        K(m(80.0), 150.0),
        S(m(104.0), 160.0),
        S(m(124.0), 186.0),
        K(m(146.0), 238.0),
        K(m(124.0), 262.0),
        K(m(96.0), 238.0),
    ]);
    let roll = |outline, turn: f32| Panel::new(outline).round(34.0, 17.0).edge(5.0).grain(turn * side, [120.0, 30.0]).cast(0.55, 10.0, 9.0);
    vec![roll(revers, -0.35).hill(m(60.0), 400.0, 60.0, 140.0, 10.0), roll(collar, -0.6)]
}

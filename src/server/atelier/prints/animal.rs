//! Leopard rosettes: the one animal print that never leaves the shop.

use std::f32::consts::TAU;

use super::super::colour::Palette;
use super::super::dice::Dice;
use super::{place, scatter};

/// Rosettes of two sizes with flecks between.
pub fn draw(palette: &Palette, dice: &mut Dice) -> String {
    let (ring, heart) = (palette.second, palette.detail);
    let mut out = String::new();
    for p in scatter(dice, 230, 25.0) {
        let r = dice.span(8.0, 12.5);
        let mut body = format!("<path d='{}' fill='{}' fill-opacity='.8'/>", blob(dice, 0.0, 0.0, r * 0.85, 0.28), heart.hex());
        let parts = 2 + dice.pick(3);
        let start = dice.span(0.0, TAU);
        for k in 0..parts {
            let middle = start + (k as f32 + dice.sway(0.12)) * TAU / parts as f32;
            body.push_str(&format!("<path d='{}' fill='{}'/>", claw(dice, r, middle, TAU / parts as f32 * 0.41), ring.hex()));
        }
        place(&mut out, p[0], p[1], 26.0, dice.span(0.0, 360.0), 1.0, &body);
    }
    for p in scatter(dice, 170, 22.0) {
        let size = dice.span(1.6, 3.4);
        let body = format!("<path d='{}' fill='{}'/>", blob(dice, 0.0, 0.0, size, 0.3), ring.hex());
        place(&mut out, p[0], p[1], 8.0, 0.0, 1.0, &body);
    }
    out
}

/// A thick, ragged arc around the origin.
fn claw(dice: &mut Dice, r: f32, middle: f32, reach: f32) -> String {
    let steps = 7;
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    for i in 0..=steps {
        let t = i as f32 / steps as f32;
        let angle = middle - reach + 2.0 * reach * t;
        let thick = 1.6 + 6.4 * (t * std::f32::consts::PI).sin() * dice.span(0.6, 1.3);
        let (sin, cos) = angle.sin_cos();
        outer.push([cos * (r + thick * 0.7), sin * (r + thick * 0.7) * 0.86]);
        inner.push([cos * (r - thick * 0.5), sin * (r - thick * 0.5) * 0.86]);
    }
    outer.extend(inner.into_iter().rev());
    smooth(&outer)
}

fn blob(dice: &mut Dice, x: f32, y: f32, r: f32, rough: f32) -> String {
    let points: Vec<[f32; 2]> = (0..9)
        .map(|k| {
            let (sin, cos) = (k as f32 / 9.0 * TAU).sin_cos();
            let r = r * dice.span(1.0 - rough, 1.0 + rough);
            [x + cos * r, y + sin * r * 0.88]
        })
        .collect();
    smooth(&points)
}

/// A closed quadratic path through the middles of its corners.
fn smooth(points: &[[f32; 2]]) -> String {
    let n = points.len();
    let middle = |i: usize| [0, 1].map(|k| (points[i % n][k] + points[(i + 1) % n][k]) / 2.0);
    let start = middle(n - 1);
    let mut d = format!("M{:.1} {:.1}", start[0], start[1]);
    for (i, p) in points.iter().enumerate() {
        let to = middle(i);
        d.push_str(&format!("Q{:.1} {:.1} {:.1} {:.1}", p[0], p[1], to[0], to[1]));
    }
    d.push('Z');
    d
}

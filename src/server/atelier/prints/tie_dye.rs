//! Dye that bled: folded and dipped cloth, computed rather than drawn.

use std::f32::consts::TAU;

use super::super::colour::{Palette, mix};
use super::super::dice::Dice;
use super::super::noise::Noise;
use super::Printed;

const SIDE: usize = 512;

/// A repeat of soft rings around several ties, with dye creeping along the folds.
pub fn dip(palette: &Palette, dice: &mut Dice) -> Printed {
    let (a, b, c) = (palette.base.linear(), palette.second.linear(), palette.detail.linear());
    let noise = Noise::new(dice.roll());
    let ties: Vec<[f32; 3]> = (0..3).map(|_| [dice.unit(), dice.unit(), dice.span(2.2, 3.4)]).collect();
    let mut data = Vec::with_capacity(SIDE * SIDE);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let (u, v) = (x as f32 / SIDE as f32, y as f32 / SIDE as f32);
            let warp = 0.045 * torus(&noise, u, v, 8.0);
            let mut rings = 0.0;
            let mut near = 1.0_f32;
            for tie in &ties {
                let d = [(u - tie[0] + warp).rem_euclid(1.0), (v - tie[1] - warp).rem_euclid(1.0)];
                let d = d.map(|d| if d > 0.5 { d - 1.0 } else { d });
                let r = d[0].hypot(d[1]);
                let angle = d[1].atan2(d[0]);
                let spokes = 0.016 * (angle * 14.0).sin() + 0.010 * (angle * 31.0 + 1.0).sin() + 0.012 * torus(&noise, u, v, 30.0);
                let weight = (1.0 - r / 0.42).max(0.0);
                rings += weight * ((r + spokes) * tie[2] * TAU * 2.2).sin();
                near = near.min(r);
            }
            let bleed = 0.5 + 0.5 * (1.7 * rings + 0.4 * torus(&noise, u, v, 16.0)).clamp(-1.0, 1.0);
            let colour = mix(mix(a, b, bleed * bleed * (3.0 - 2.0 * bleed)), c, (1.0 - near / 0.13).clamp(0.0, 0.8));
            data.push(colour);
        }
    }
    Printed { side: SIDE, data }
}

/// Noise that meets itself at the edges of the repeat.
fn torus(noise: &Noise, u: f32, v: f32, cells: f32) -> f32 {
    let at = |du: f32, dv: f32| noise.at((u - du) * cells + 40.0, (v - dv) * cells + 40.0);
    let top = at(0.0, 0.0) * (1.0 - u) + at(1.0, 0.0) * u;
    let low = at(0.0, 1.0) * (1.0 - u) + at(1.0, 1.0) * u;
    top * (1.0 - v) + low * v
}

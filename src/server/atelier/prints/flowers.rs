//! Painted flowers: large blooms with shaded petals, leaves on stems, small ones between.

use std::f32::consts::TAU;

use super::super::colour::{Oklch, Palette};
use super::super::dice::Dice;
use super::{place, scatter};

/// One of three moods: blooms with leaves, a small meadow, or tropical leaves.
pub fn draw(palette: &Palette, dice: &mut Dice) -> String {
    match dice.pick(3) {
        0 => garden(palette, dice, 11, 96.0, 46.0),
        1 => garden(palette, dice, 44, 50.0, 20.0),
        _ => jungle(palette, dice),
    }
}

fn garden(palette: &Palette, dice: &mut Dice, count: usize, gap: f32, size: f32) -> String {
    let leaf = foliage(palette);
    let blooms = scatter(dice, count, gap);
    let mut out = String::new();
    for p in &blooms {
        let start = dice.span(0.0, 360.0);
        for k in 0..3 + dice.pick(2) {
            let turn = start + k as f32 * dice.span(80.0, 130.0);
            let tint = leaf.tone(dice.sway(0.06), 1.0);
            let body = frond(dice, tint);
            place(&mut out, p[0], p[1], size * 2.4, turn, size / 46.0 * dice.span(0.85, 1.15), &body);
        }
    }
    for q in scatter(dice, count * 2, gap * 0.52) {
        let body = sprig(dice, leaf, palette.detail);
        place(&mut out, q[0], q[1], size, dice.span(0.0, 360.0), size / 46.0 * 0.8, &body);
    }
    for p in &blooms {
        let colour = if dice.unit() < 0.68 { palette.second } else { palette.detail };
        let heart = if colour == palette.detail { palette.second } else { palette.detail };
        let body = bloom(dice, colour, heart);
        place(&mut out, p[0], p[1], size * 1.3, dice.span(0.0, 360.0), size / 46.0 * dice.span(0.8, 1.15), &body);
    }
    out
}

fn jungle(palette: &Palette, dice: &mut Dice) -> String {
    let mut out = String::new();
    let leaves = scatter(dice, 26, 62.0);
    for (i, p) in leaves.iter().enumerate() {
        let colour = match i % 4 {
            0 => palette.detail,
            1 => palette.base.tone(if palette.base.l > 0.5 { -0.16 } else { 0.13 }, 1.1),
            _ => palette.second.tone(dice.sway(0.05), 1.0),
        };
        let body = palm(dice, colour);
        place(&mut out, p[0], p[1], 110.0, dice.span(0.0, 360.0), dice.span(0.75, 1.1), &body);
    }
    out
}

/// A green that belongs to the ground colour instead of a paint-box green.
fn foliage(palette: &Palette) -> Oklch {
    let l = if palette.base.l > 0.6 { 0.48 } else { 0.56 };
    Oklch::new(l, 0.065, 140.0 + (palette.base.h - 140.0) * 0.12)
}

fn bloom(dice: &mut Dice, colour: Oklch, heart: Oklch) -> String {
    let petals = 5 + dice.pick(3);
    let mut out = String::new();
    for (ring, scale, dl) in [(0, 1.0_f32, -0.05_f32), (1, 0.72, 0.03)] {
        for k in 0..petals {
            let turn = (k as f32 + ring as f32 * 0.5) * 360.0 / petals as f32 + dice.sway(9.0);
            let (wide, tall) = (dice.span(19.0, 25.0) * scale, dice.span(40.0, 48.0) * scale);
            let notch = dice.span(2.0, 6.0) * scale;
            let petal = format!(
                "M0 0C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}Q0 {:.1} {:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} 0 0Z",
                -wide * 0.5,
                -tall * 0.2,
                -wide * 1.35,
                -tall * 0.72,
                -wide * 0.42,
                -tall,
                -tall + notch,
                wide * 0.42,
                -tall,
                wide * 1.35,
                -tall * 0.72,
                wide * 0.5,
                -tall * 0.2
            );
            let throat = format!(
                "M0 0C{:.1} {:.1} {:.1} {:.1} 0 {:.1}C{:.1} {:.1} {:.1} {:.1} 0 0Z",
                -wide * 0.35,
                -tall * 0.2,
                -wide * 0.32,
                -tall * 0.5,
                -tall * 0.68,
                wide * 0.32,
                -tall * 0.5,
                wide * 0.35,
                -tall * 0.2
            );
            let (tint, deep) = (colour.tone(dl + dice.sway(0.025), 1.0), colour.tone(dl - 0.13, 1.25));
            let veins: String = [-0.22_f32, 0.0, 0.22]
                .iter()
                .map(|s| {
                    format!(
                        "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
                        s * 8.0,
                        -tall * 0.2,
                        s * wide,
                        -tall * 0.5,
                        s * wide * 1.6,
                        -tall * 0.84
                    )
                })
                .collect();
            out.push_str(&format!(
                "<g transform='rotate({turn:.0})'><path d='{petal}' fill='{}' stroke='{}' stroke-opacity='.35' stroke-width='.8'/>\
                 <path d='{throat}' fill='{}' fill-opacity='.5'/><path d='{veins}' fill='none' stroke='{}' stroke-opacity='.4' stroke-width='.8'/></g>",
                tint.hex(), deep.hex(), deep.hex(), deep.hex()
            ));
        }
    }
    out.push_str(&format!("<circle r='7.5' fill='{}'/>", heart.tone(-0.12, 1.0).hex()));
    for k in 0..11 {
        let (sin, cos) = (k as f32 / 11.0 * TAU).sin_cos();
        let r = dice.span(5.0, 12.0);
        out.push_str(&format!("<circle cx='{:.1}' cy='{:.1}' r='1.9' fill='{}'/>", cos * r, sin * r, heart.tone(0.05, 1.0).hex()));
    }
    out
}

fn frond(dice: &mut Dice, colour: Oklch) -> String {
    let (wide, tall) = (dice.span(15.0, 21.0), dice.span(72.0, 92.0));
    format!(
        "<path d='M0 -8C{a:.1} -28 {a:.1} {m:.1} 3 -{tall:.1}C0 {m:.1} 0 -28 0 -8Z' fill='{l}'/>\
         <path d='M0 -8C{b:.1} -28 {b:.1} {m:.1} 3 -{tall:.1}C0 {m:.1} 0 -28 0 -8Z' fill='{d}'/>\
         <path d='M0 -8Q1 -40 3 -{tall:.1}' fill='none' stroke='{s}' stroke-width='1.2' stroke-opacity='.6'/>",
        a = -wide,
        b = wide,
        m = -tall * 0.72,
        l = colour.tone(0.04, 1.0).hex(),
        d = colour.tone(-0.05, 1.0).hex(),
        s = colour.tone(0.16, 0.9).hex()
    )
}

fn sprig(dice: &mut Dice, leaf: Oklch, bud: Oklch) -> String {
    let mut out = format!("<path d='M0 30Q8 0 0 -34' fill='none' stroke='{}' stroke-width='1.8'/>", leaf.hex());
    for k in 0..6 {
        let y = 20.0 - k as f32 * 9.5;
        let side = if k % 2 == 0 { 1.0 } else { -1.0 };
        let (x, r) = (side * dice.span(9.0, 14.0), dice.span(3.0, 5.0));
        out.push_str(&format!(
            "<ellipse cx='{x:.1}' cy='{y:.1}' rx='{:.1}' ry='{r:.1}' fill='{}'/>",
            r * 1.7,
            leaf.tone(dice.sway(0.06), 1.0).hex()
        ));
    }
    for k in 0..3 {
        out.push_str(&format!(
            "<circle cx='{:.1}' cy='{:.1}' r='4.6' fill='{}'/>",
            dice.sway(8.0),
            -32.0 - k as f32 * 6.0,
            bud.tone(dice.sway(0.05), 1.0).hex()
        ));
    }
    out
}

fn palm(dice: &mut Dice, colour: Oklch) -> String {
    let mut out = String::new();
    let blades = 9 + dice.pick(3);
    for k in 0..blades {
        let t = k as f32 / (blades - 1) as f32;
        let size = 42.0 + 48.0 * (t * std::f32::consts::PI).sin();
        let tone = colour.tone(dice.sway(0.035), 1.0);
        out.push_str(&format!(
            "<g transform='translate(0 {:.0}) rotate({:.0})'><path d='M0 0C-9 -{:.0} -7 -{:.0} 0 -{:.0}C7 -{:.0} 9 -{:.0} 0 0Z' fill='{}'/></g>",
            14.0, -112.0 + 224.0 * t + dice.sway(4.0), size * 0.3, size * 0.7, size, size * 0.7, size * 0.3, tone.hex()
        ));
    }
    out.push_str(&format!("<path d='M0 10Q3 40 -4 66' fill='none' stroke='{}' stroke-width='3'/>", colour.tone(-0.05, 1.0).hex()));
    out
}

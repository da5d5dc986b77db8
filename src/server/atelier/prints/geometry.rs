//! Stripes, dots and tiles. Everything divides the repeat, so that nothing breaks at its edge.

use super::super::colour::Palette;
use super::super::dice::Dice;
use super::{REPEAT, place};

/// Pin stripe, Breton, awning, or a fine stripe pair with an accent.
pub fn stripes(palette: &Palette, dice: &mut Dice) -> String {
    let across = dice.unit() < 0.3;
    let (pitch, bars): (f32, Vec<(f32, f32, bool)>) = match dice.pick(4) {
        0 => (20.0, vec![(8.0, 2.4, false)]),
        1 => (40.0, vec![(6.0, 13.0, false)]),
        2 => (60.0, vec![(0.0, 30.0, false), (42.0, 3.0, true)]),
        _ => (48.0, vec![(4.0, 5.0, false), (13.0, 5.0, false), (30.0, 3.0, true)]),
    };
    let mut out = String::new();
    for i in 0..(REPEAT / pitch) as usize {
        for &(start, size, accent) in &bars {
            let at = i as f32 * pitch + start;
            let colour = if accent { palette.detail } else { palette.second }.hex();
            out.push_str(&if across {
                format!("<rect y='{at}' width='{REPEAT}' height='{size}' fill='{colour}'/>")
            } else {
                format!("<rect x='{at}' width='{size}' height='{REPEAT}' fill='{colour}'/>")
            });
        }
    }
    out
}

/// Dots in quincunx, sometimes with a small accent between, sometimes scattered in size.
pub fn dots(palette: &Palette, dice: &mut Dice) -> String {
    let pitch = [30.0, 40.0, 60.0, 24.0][dice.pick(4)];
    let (r, mixed, accent) = (pitch * dice.span(0.17, 0.25), dice.unit() < 0.35, dice.unit() < 0.4);
    let count = (REPEAT / pitch) as usize;
    let mut out = String::new();
    for row in 0..count * 2 {
        for col in 0..count {
            let x = (col as f32 + if row % 2 == 0 { 0.25 } else { 0.75 }) * pitch;
            let y = (row as f32 + 0.5) * pitch / 2.0;
            let size = if mixed { r * dice.span(0.45, 1.15) } else { r };
            let colour = if accent && (row + col) % 5 == 0 { palette.detail } else { palette.second };
            let body = format!("<circle r='{size:.2}' fill='{}'/>", colour.hex());
            place(&mut out, x, y, size, 0.0, 1.0, &body);
        }
    }
    out
}

/// Scallops, lattice, or a cut-paper mosaic of half discs and leaves.
pub fn tiles(palette: &Palette, dice: &mut Dice) -> String {
    match dice.pick(3) {
        0 => scallops(palette),
        1 => lattice(palette),
        _ => mosaic(palette, dice),
    }
}

fn scallops(palette: &Palette) -> String {
    let (r, mut out) = (30.0_f32, String::new());
    let (a, b, c) = (palette.base.hex(), palette.second.hex(), palette.detail.hex());
    for row in 0..=(REPEAT / r) as usize + 2 {
        for col in 0..=(REPEAT / (2.0 * r)) as usize {
            let x = col as f32 * 2.0 * r + if row % 2 == 0 { 0.0 } else { r };
            let y = row as f32 * r - r;
            for (k, colour) in [&b, &a, &c, &a, &b].into_iter().enumerate() {
                let size = r * (1.0 - k as f32 * 0.2) - if k == 0 { 1.4 } else { 0.0 };
                if k == 0 {
                    out.push_str(&format!("<circle cx='{x}' cy='{y}' r='{r}' fill='{a}'/>"));
                }
                out.push_str(&format!("<circle cx='{x}' cy='{y}' r='{size:.1}' fill='{colour}'/>"));
            }
        }
    }
    out
}

fn lattice(palette: &Palette) -> String {
    let (pitch, mut out) = (60.0_f32, String::new());
    for i in 0..=(REPEAT / pitch) as usize {
        for j in 0..=(REPEAT / pitch) as usize {
            let (x, y) = (i as f32 * pitch, j as f32 * pitch);
            out.push_str(&format!(
                "<path d='M{x} {}L{} {y}L{x} {}L{} {y}Z' fill='none' stroke='{}' stroke-width='5'/>\
                 <path d='M{x} {}L{} {y}L{x} {}L{} {y}Z' fill='{}'/>",
                y - 26.0,
                x + 26.0,
                y + 26.0,
                x - 26.0,
                palette.second.hex(),
                y - 11.0,
                x + 11.0,
                y + 11.0,
                x - 11.0,
                palette.detail.hex()
            ));
            let (cx, cy) = (x + 30.0, y + 30.0);
            out.push_str(&format!("<circle cx='{cx}' cy='{cy}' r='7' fill='{}'/>", palette.second.hex()));
        }
    }
    out
}

fn mosaic(palette: &Palette, dice: &mut Dice) -> String {
    let (pitch, mut out) = (60.0_f32, String::new());
    let quiet = palette.base.tone(if palette.base.l > 0.5 { -0.09 } else { 0.09 }, 1.0);
    for i in 0..(REPEAT / pitch) as usize {
        for j in 0..(REPEAT / pitch) as usize {
            let (x, y) = ((i as f32 + 0.5) * pitch, (j as f32 + 0.5) * pitch);
            let colour = [palette.second, palette.detail, quiet, palette.second][dice.pick(4)].hex();
            let body = match dice.pick(4) {
                0 => format!("<path d='M-30 -30A60 60 0 0 1 30 30L-30 30Z' fill='{colour}'/>"),
                1 => format!("<path d='M-30 0A30 30 0 0 1 30 0Z' fill='{colour}'/><path d='M-30 30A30 30 0 0 1 30 30Z' fill='{colour}'/>"),
                2 => format!("<path d='M-30 -30Q24 -24 30 30Q-24 24 -30 -30Z' fill='{colour}'/>"),
                _ => format!("<path d='M-30 -30L30 -30L-30 30Z' fill='{colour}'/>"),
            };
            place(&mut out, x, y, 30.0, dice.pick(4) as f32 * 90.0, 1.0, &body);
        }
    }
    out
}

//! Printed cloth: a repeat drawn once per picture and read by every panel. Colours come from
//! the palette, the pattern from a tag of the piece.

mod animal;
mod flowers;
mod geometry;
mod tie_dye;

use super::colour::{Palette, Rgb, decode};
use super::dice::Dice;
use super::error::AtelierError;
use super::noise::wrap;
use super::raster::premultiplied;

/// The pattern of a cloth, as the shop tags it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Print {
    Plain,
    Floral,
    Stripe,
    Polka,
    Animal,
    Geometric,
    TieDye,
}

impl Print {
    /// Every print, for sheets and tests.
    pub const ALL: [Self; 7] = [Self::Plain, Self::Floral, Self::Stripe, Self::Polka, Self::Animal, Self::Geometric, Self::TieDye];
}

/// Side of the repeat in studio units.
pub const REPEAT: f32 = 480.0;

/// A repeat in linear light, read with wrap-around.
pub struct Printed {
    side: usize,
    data: Vec<Rgb>,
}

impl Printed {
    /// Dye at a point of the cloth in studio units.
    pub fn at(&self, u: f32, v: f32) -> Rgb {
        if self.side == 1 {
            return self.data[0];
        }
        let per_unit = self.side as f32 / REPEAT;
        let (x, y) = (wrap(u * per_unit, self.side as f32), wrap(v * per_unit, self.side as f32));
        let (x0, y0) = ((x as usize).min(self.side - 1), (y as usize).min(self.side - 1));
        let next = |i: usize| if i + 1 == self.side { 0 } else { i + 1 };
        let (x1, y1) = (next(x0), next(y0));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let get = |x: usize, y: usize| self.data[y * self.side + x];
        let (a, b, c, d) = (get(x0, y0), get(x1, y0), get(x0, y1), get(x1, y1));
        let mut out = [0.0; 3];
        for k in 0..3 {
            let (top, low) = (a[k] + (b[k] - a[k]) * fx, c[k] + (d[k] - c[k]) * fx);
            out[k] = top + (low - top) * fy;
        }
        out
    }
}

/// Prints a repeat; `scale` is pixels per unit of the picture it is for.
pub fn print(print: Print, palette: &Palette, seed: u64, scale: f32) -> Result<Printed, AtelierError> {
    let mut dice = Dice::new(seed).fork(0x0070_7269_6e74);
    let drawing = match print {
        Print::Plain => return Ok(Printed { side: 1, data: vec![palette.base.linear()] }),
        Print::TieDye => return Ok(tie_dye::dip(palette, &mut dice)),
        Print::Floral => flowers::draw(palette, &mut dice),
        Print::Animal => animal::draw(palette, &mut dice),
        Print::Stripe => geometry::stripes(palette, &mut dice),
        Print::Polka => geometry::dots(palette, &mut dice),
        Print::Geometric => geometry::tiles(palette, &mut dice),
    };
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{REPEAT}' height='{REPEAT}'>\
         <rect width='{REPEAT}' height='{REPEAT}' fill='{}'/>{drawing}</svg>",
        palette.base.hex()
    );
    let side = (REPEAT * scale.clamp(0.6, 2.4) * 1.15) as u32;
    let pixmap = premultiplied(&svg, side)?;
    let curve: Vec<f32> = (0..=255u8).map(|v| decode(f32::from(v) / 255.0)).collect();
    let data = pixmap.pixels().iter().map(|p| [p.red(), p.green(), p.blue()].map(|v| curve[usize::from(v)])).collect();
    Ok(Printed { side: side as usize, data })
}

/// Places a drawing of radius `r` on the torus: once more beyond each edge that it crosses.
fn place(out: &mut String, x: f32, y: f32, r: f32, turn: f32, scale: f32, body: &str) {
    for dx in [-REPEAT, 0.0, REPEAT] {
        for dy in [-REPEAT, 0.0, REPEAT] {
            let (px, py) = (x + dx, y + dy);
            if px > -r && px < REPEAT + r && py > -r && py < REPEAT + r {
                out.push_str(&format!("<g transform='translate({px:.1} {py:.1}) rotate({turn:.0}) scale({scale:.3})'>{body}</g>"));
            }
        }
    }
}

/// Up to `count` points at least `gap` apart on the torus.
fn scatter(dice: &mut Dice, count: usize, gap: f32) -> Vec<[f32; 2]> {
    let mut out: Vec<[f32; 2]> = Vec::new();
    for _ in 0..count * 30 {
        let p = [dice.span(0.0, REPEAT), dice.span(0.0, REPEAT)];
        let far = |q: &[f32; 2]| {
            let d = [0, 1].map(|k| {
                let d = (p[k] - q[k]).abs();
                d.min(REPEAT - d)
            });
            d[0].hypot(d[1]) > gap
        };
        if out.iter().all(far) {
            out.push(p);
            if out.len() == count {
                break;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::colour::Oklch;
    use super::*;

    #[test]
    fn every_print_draws_and_repeats_itself() {
        let palette =
            Palette { base: Oklch::new(0.5, 0.1, 20.0), second: Oklch::new(0.9, 0.03, 80.0), detail: Oklch::new(0.7, 0.12, 60.0) };
        for kind in Print::ALL {
            for seed in 0..6 {
                let a = print(kind, &palette, seed, 0.6).unwrap();
                let b = print(kind, &palette, seed, 0.6).unwrap();
                assert!(a.data == b.data, "{kind:?}");
                assert!(a.at(-1000.0, 99999.0).iter().all(|v| (0.0..=1.0).contains(v)));
            }
        }
    }
}

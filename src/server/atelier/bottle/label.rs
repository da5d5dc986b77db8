//! What is printed on the vessel: brand, name, volume in our own letters, wrapped around the
//! glass.

use resvg::tiny_skia::Pixmap;

use super::super::colour::{Oklch, Rgb};
use super::super::error::AtelierError;
use super::super::letters;
use super::super::raster::premultiplied;
use super::lathe::{Hit, Stuff};
use super::{Scene, Stand, View};
/// Ink coverage over the printable wall: 300 units across the half circle that faces us.
pub struct Printing {
    ink: Option<Pixmap>,
    high: f32,
    low: f32,
}

const ACROSS: f32 = 300.0;
/// Sets the type for a stand.
pub fn print(stand: &Stand, view: &View) -> Result<Printing, AtelierError> {
    let Some(part) = stand.parts.iter().find(|p| p.printed) else {
        return Ok(Printing { ink: None, high: 0.0, low: 0.0 });
    };
    let (low, high) = match part.stuff {
        Stuff::Glass { level } => (part.low + 30.0, level.max(part.low + 200.0)),
        _ => (part.low + 60.0, part.top - 60.0),
    };
    let tall = (high - low) / part.radius((low + high) / 2.0) * ACROSS / std::f32::consts::PI;
    let body = if part.radius(low) < 60.0 { small(stand, tall) } else { type_set(stand, tall) };
    let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' width='{ACROSS}' height='{tall}'>{body}</svg>");
    let pixels = ACROSS * (part.radius(low) * stand.size * view.scale * 3.2 / ACROSS).clamp(0.4, 5.0);
    Ok(Printing { ink: Some(premultiplied(&svg, pixels as u32)?), high, low })
}

fn type_set(stand: &Stand, tall: f32) -> String {
    let bottle = stand.bottle;
    let middle = ACROSS / 2.0;
    let wide = if tall < 130.0 { 150.0 } else { 112.0 };
    let words: Vec<&str> = bottle.name.split_whitespace().collect();
    let lines: Vec<String> = if tall < 130.0 { vec![words.join(" ")] } else { words.iter().map(|w| (*w).to_owned()).collect() };
    let size =
        lines.iter().map(|l| wide / letters::measure(l, 1.0, 24.0).max(1.0)).fold(if tall < 130.0 { 15.0 } else { 25.0_f32 }, f32::min);
    let mut y = if tall < 130.0 { tall * 0.43 } else { tall * 0.36 };
    let mut out = letters::line(&bottle.brand, middle, if tall < 130.0 { tall * 0.14 } else { tall * 0.15 }, 5.6, 70.0, 0.95, "#fff");
    for line in &lines {
        out.push_str(&letters::line(line, middle, y, size, 24.0, 1.7, "#fff"));
        y += size * 1.62;
    }
    let foot = tall * 0.80;
    if tall >= 130.0 {
        out.push_str(&format!("<path d='M{} {:.1}h24' stroke='#fff' stroke-width='.7'/>", middle - 12.0, foot - 15.0));
    }
    out.push_str(&letters::line(&bottle.volume, middle, foot, 5.0, 46.0, 0.85, "#fff"));
    out
}

fn small(stand: &Stand, tall: f32) -> String {
    let middle = ACROSS / 2.0;
    let name = letters::line(&stand.bottle.name, 0.0, -13.0, 26.0, 34.0, 2.6, "#fff");
    let side = tall * 0.52;
    format!("<g transform='translate({middle} {side:.0}) rotate(-90)'>{name}</g>")
}

/// Ink colour and coverage at a hit.
pub fn ink(print: &Printing, stand: &Stand, scene: Scene, hit: &Hit) -> (Rgb, f32) {
    let Some(pixmap) = &print.ink else { return ([0.0; 3], 0.0) };
    if hit.on_top || hit.height < print.low || hit.height > print.high {
        return ([0.0; 3], 0.0);
    }
    let u = hit.t.asin() / std::f32::consts::PI + 0.5;
    let v = (print.high - hit.height) / (print.high - print.low);
    let (w, h) = (pixmap.width(), pixmap.height());
    let (fx, fy) = (u * w as f32 - 0.5, v * h as f32 - 0.5);
    let get = |x: f32, y: f32| {
        let (x, y) = (x.clamp(0.0, (w - 1) as f32) as u32, y.clamp(0.0, (h - 1) as f32) as u32);
        pixmap.pixel(x, y).map_or(0.0, |p| f32::from(p.alpha()) / 255.0)
    };
    let (x0, y0) = (fx.floor(), fy.floor());
    let (ax, ay) = (fx - x0, fy - y0);
    let top = get(x0, y0) * (1.0 - ax) + get(x0 + 1.0, y0) * ax;
    let low = get(x0, y0 + 1.0) * (1.0 - ax) + get(x0 + 1.0, y0 + 1.0) * ax;
    let cover = top * (1.0 - ay) + low * ay;
    let lit = 0.55 + 0.45 * (-0.5 * hit.normal[0] + 0.8 * hit.normal[2]).max(0.0);
    let colour = match scene {
        Scene::Dark => [0.93 * lit, 0.91 * lit, 0.87 * lit],
        Scene::Light => Oklch::new(0.24, 0.03, stand.bottle.liquid.h).linear(),
    };
    (colour, cover * if scene == Scene::Dark { 0.95 } else { 0.92 })
}

//! One key light from the upper left, a soft sky and a weak fill from the right: turns a
//! relief and a print into a lit panel, and lets it throw its shadow on what lies below.

use super::cloth::{Fabric, Hand};
use super::colour::{Rgb, mix};
use super::layer::Layer;
use super::noise::Noise;
use super::panel::Panel;
use super::plane::Plane;
use super::prints::Printed;
use super::relief::{Camera, Relief};

/// Direction to the key light (x right, y down, z towards the camera), unit length.
pub const KEY: [f32; 3] = [-0.56, -0.54, 0.628];
const FILL: [f32; 3] = [0.80, 0.10, 0.59];
/// Half way between the key light and the eye.
const HALF: [f32; 3] = [-0.310, -0.299, 0.902];

/// What the panel is dyed with.
pub enum Dye<'a> {
    Print(&'a Printed),
    Plain(Rgb),
}

/// Everything the light needs besides the panel itself.
pub struct Studio<'a> {
    pub camera: &'a Camera,
    pub fabric: Fabric,
    pub noise: &'a Noise,
}

/// Throws the panel's shadow on the layer, then paints the lit panel over it.
pub fn expose(layer: &mut Layer, studio: &Studio, panel: &Panel, relief: &Relief, dye: &Dye, thread: Rgb) {
    throw(layer, studio.camera, panel, relief);
    let haze = relief.height.haze(13.0 * studio.camera.scale);
    let (w, h) = (relief.mask.w, relief.mask.h);
    let mut line = Line::new(w);
    for y in 0..h {
        let row = &relief.mask.data[y * w..(y + 1) * w];
        let (Some(from), Some(to)) = (row.iter().position(|v| *v > 0.004), row.iter().rposition(|v| *v > 0.004)) else {
            continue;
        };
        line.measure(&relief.height, y, from, to, studio.camera.scale);
        for x in from..=to {
            let cover = relief.mask.data[y * w + x];
            if cover <= 0.004 {
                continue;
            }
            let mut albedo = dyed(studio, panel, relief, dye, &line, x, y);
            if let Some(stitches) = &relief.thread {
                albedo = mix(albedo, thread, stitches.data[y * w + x]);
            }
            let colour = lit(studio, panel, relief, &haze, [line.gx[x], line.gy[x]], albedo, x, y);
            layer.lay((y + relief.top) * layer.w + x + relief.left, colour, cover);
        }
    }
}

/// Slopes of one row, and how much cloth the folds have taken up from the middle outwards.
struct Line {
    gx: Vec<f32>,
    gy: Vec<f32>,
    taken: Vec<f32>,
}

impl Line {
    fn new(w: usize) -> Self {
        Self { gx: vec![0.0; w], gy: vec![0.0; w], taken: vec![0.0; w] }
    }

    fn measure(&mut self, height: &Plane, y: usize, from: usize, to: usize, scale: f32) {
        let (w, h) = (height.w, height.h);
        let (up, down) = (y.saturating_sub(1) * w, (y + 1).min(h - 1) * w);
        for x in from..=to {
            let (l, r) = (x.saturating_sub(1), (x + 1).min(w - 1));
            self.gx[x] = ((height.data[y * w + r] - height.data[y * w + l]) * 0.5 * scale).clamp(-2.4, 2.4);
            self.gy[x] = ((height.data[down + x] - height.data[up + x]) * 0.5 * scale).clamp(-2.4, 2.4);
        }
        let middle = (from + to) / 2;
        let extra = |g: f32| ((1.0 + g * g).sqrt() - 1.0).min(0.8) / scale;
        let mut sum = 0.0;
        for x in middle..=to {
            sum += extra(self.gx[x]);
            self.taken[x] = sum;
        }
        sum = 0.0;
        for x in (from..middle).rev() {
            sum -= extra(self.gx[x]);
            self.taken[x] = sum;
        }
    }
}

fn dyed(studio: &Studio, panel: &Panel, relief: &Relief, dye: &Dye, line: &Line, x: usize, y: usize) -> Rgb {
    let camera = studio.camera;
    let [ux, uy] = camera.unit((x + relief.left) as f32 + 0.5, (y + relief.top) as f32 + 0.5);
    let (cx, cy) = (ux * camera.girth + line.taken[x], uy - line.gy[x] * 0.7);
    let (sin, cos) = panel.grain.sin_cos();
    let (u, v) = (cx * cos + cy * sin + panel.shift[0], cy * cos - cx * sin + panel.shift[1]);
    let mut albedo = match dye {
        Dye::Print(print) => print.at(u, v),
        Dye::Plain(colour) => *colour,
    };
    let hand = studio.fabric.hand();
    let mut uneven = 1.0 + hand.slub * studio.fabric.slub(studio.noise, u, v);
    if studio.fabric == Fabric::Denim {
        // worn where it stands proud, and beside every seam
        let worn = studio.noise.cloud(u / 70.0, v / 110.0);
        uneven += 0.16 * worn + 0.5 * relief.groove.data[y * relief.mask.w + x];
    }
    albedo.iter_mut().for_each(|c| *c = (*c * uneven).min(0.92));
    albedo
}

#[allow(clippy::too_many_arguments)] // one call, in the innermost loop
fn lit(studio: &Studio, panel: &Panel, relief: &Relief, haze: &Plane, slope: [f32; 2], albedo: Rgb, x: usize, y: usize) -> Rgb {
    let hand: Hand = studio.fabric.hand();
    let (w, scale) = (relief.mask.w, studio.camera.scale);
    let here = relief.height.data[y * w + x];
    let inv = 1.0 / (slope[0] * slope[0] + slope[1] * slope[1] + 1.0).sqrt();
    let n = [-slope[0] * inv, -slope[1] * inv, inv];
    let dot = |l: [f32; 3]| n[0] * l[0] + n[1] * l[1] + n[2] * l[2];
    let key = ((dot(KEY) + hand.wrap) / (KEY[2] + hand.wrap)).max(0.0);
    let hollow = ((haze.sample(x as f32 / 4.0 - 0.4, y as f32 / 4.0 - 0.4) - here) / 9.0).clamp(-0.35, 1.0);
    let mut open = 1.0;
    for (reach, soft) in [(9.0, 7.0), (24.0, 12.0)] {
        let (dx, dy) = ((KEY[0] * reach * scale) as isize, (KEY[1] * reach * scale) as isize);
        let (sx, sy) = (x as isize + dx, y as isize + dy);
        if relief.mask.at(sx, sy) > 0.5 {
            let over = relief.height.at(sx, sy) - here - reach * 0.42;
            open *= 1.0 - 0.55 * (over / soft).clamp(0.0, 1.0);
        }
    }
    let sky = 0.27 * (1.0 - 0.85 * hollow) * (0.86 + 0.14 * (1.0 - n[1]));
    let total = (sky + 0.72 * key.min(1.55) * open + 0.07 * dot(FILL).max(0.0)) * panel.light;
    let crease = 1.0 - 0.34 * relief.groove.data[y * w + x];
    let shade = total * crease;
    let bounce = (1.0 - shade).clamp(0.0, 1.0) * 0.38;
    let shine = hand.shine * (dot(HALF).max(0.0).powi(hand.gloss) - 0.22).max(-0.1) * open * panel.light;
    let rim = hand.fuzz * (1.0 - inv) * (1.0 - inv) * panel.light;
    let mut out = [0.0; 3];
    for k in 0..3 {
        // light that bounced between folds has met the dye twice
        let twice = albedo[k] * (1.0 - bounce + bounce * albedo[k] * 1.25);
        out[k] = (twice * shade + shine * (0.35 + 0.65 * albedo[k]) + rim * (0.15 + albedo[k])).max(0.0);
    }
    out
}

fn throw(layer: &mut Layer, camera: &Camera, panel: &Panel, relief: &Relief) {
    let [strength, distance, softness] = panel.cast;
    if strength <= 0.0 {
        return;
    }
    let margin = ((softness * 2.5 + distance) * camera.scale) as usize;
    let (w, h) = (relief.mask.w + 2 * margin, relief.mask.h + 2 * margin);
    let small = relief.mask.shrink(4);
    let pad = margin / 4;
    let mut shadow = Plane::new(w / 4 + 2, h / 4 + 2);
    for y in 0..small.h.min(shadow.h.saturating_sub(pad)) {
        for x in 0..small.w.min(shadow.w.saturating_sub(pad)) {
            shadow.data[(y + pad) * shadow.w + x + pad] = small.data[y * small.w + x];
        }
    }
    shadow.blur(((softness * camera.scale / 4.0) as usize).max(1));
    let shift = [distance * camera.scale * 0.75, distance * camera.scale * 0.85];
    let (x0, y0) = (relief.left as f32 - (pad * 4) as f32 + shift[0], relief.top as f32 - (pad * 4) as f32 + shift[1]);
    let rows = (y0.max(0.0) as usize)..((y0 + h as f32).max(0.0) as usize).min(layer.h);
    for y in rows {
        for x in (x0.max(0.0) as usize)..((x0 + w as f32).max(0.0) as usize).min(layer.w) {
            let px = &mut layer.px[y * layer.w + x];
            if px[3] > 0.0 {
                let dark = shadow.sample((x as f32 - x0) / 4.0, (y as f32 - y0) / 4.0);
                let keep = 1.0 - strength * dark;
                px[0] *= keep;
                px[1] *= keep * (1.0 - 0.04 * dark);
                px[2] *= keep * (1.0 - 0.03 * dark);
            }
        }
    }
}

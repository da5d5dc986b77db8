//! The table and the air around the bottles: backdrop, horizon, shadow, the caustic light that
//! falls through the serum, the mirror of a polished table, and bloom.

use super::super::colour::{Oklch, Rgb, mix};
use super::super::layer::Layer;
use super::super::noise::Noise;
use super::lathe::Stuff;
use super::vessels::plinth;
use super::{Scene, Stand, View, glass};

/// Where wall and table meet, in units.
const HORIZON: f32 = 905.0;

/// Puts every object on one low plinth of pale stone.
pub fn on_plinth(stands: &mut Vec<Stand>) {
    let Some(first) = stands.first() else { return };
    let stone = Oklch::new(0.86, 0.012, first.bottle.liquid.h);
    let spread = stands.iter().map(|s| (s.x - 480.0).abs()).fold(0.0, f32::max);
    let parts = vec![plinth(spread + 285.0, 84.0, stone)];
    let plinth = Stand { parts, bottle: first.bottle, x: 480.0, base: 1022.0, size: 1.0 };
    stands.iter_mut().for_each(|s| s.base -= 84.0);
    stands.insert(0, plinth);
}

/// The empty room with the light that the bottles send into it.
pub fn room(stands: &[Stand], scene: Scene, view: &View) -> Layer {
    let hue = stands.first().map_or(Oklch::new(0.7, 0.1, 60.0), |s| s.bottle.liquid);
    let noise = Noise::new(stands.first().map_or(1, |s| s.bottle.seed) ^ 0x0061_6972);
    let night = Oklch::new(0.150, 0.026, 264.0).linear();
    let day = Oklch::new(0.935, (hue.c * 0.11).min(0.014), hue.h).linear();
    // air has no edges: it is worked out at half size
    let mut small = Layer::new(view.w / 2 + 2, view.h / 2 + 2);
    for y in 0..small.h {
        for x in 0..small.w {
            let ux = (x as f32 * 2.0 - view.origin[0]) / view.scale;
            let uy = (y as f32 * 2.0 - view.origin[1]) / view.scale;
            let below = glass::smooth(-34.0, 30.0, uy - HORIZON);
            let air = 1.0 + 0.014 * noise.cloud(ux / 90.0, uy / 110.0);
            let rgb = match scene {
                Scene::Dark => dark(stands, night, ux, uy, below),
                Scene::Light => bright(stands, day, ux, uy, below),
            };
            small.px[y * small.w + x] = [rgb[0] * air, rgb[1] * air, rgb[2] * air, 1.0];
        }
    }
    let mut layer = Layer::new(view.w, view.h);
    for y in 0..view.h {
        for x in 0..view.w {
            layer.px[y * view.w + x] = small.sample(x as f32 / 2.0, y as f32 / 2.0);
        }
    }
    layer
}

fn dark(stands: &[Stand], night: Rgb, x: f32, y: f32, below: f32) -> Rgb {
    let beam = (-(((x - 120.0) * 0.8 + (y - 60.0) * 0.35) / 430.0).powi(2)).exp() * 1.1;
    let mut out = night.map(|c| c * (0.62 + beam) * (1.0 - 0.42 * below));
    for stand in stands {
        let dye = stand.bottle.liquid.linear();
        let high = height(stand);
        let d = ((x - stand.x - 30.0) / (330.0 * stand.size)).powi(2) + ((y - stand.base + high * 0.42) / (430.0 * stand.size)).powi(2);
        let halo = (0.088 * (-d * 1.5).exp() + 0.010 * (-d * 0.35).exp()) / (stands.len() as f32).sqrt() * (1.0 - 0.6 * below);
        let pool = caustic(stand, x, y);
        for k in 0..3 {
            out[k] += dye[k] * (halo + 0.85 * pool * below) + 0.25 * pool * pool * below;
        }
        let touch = contact(stand, x, y);
        out = out.map(|c| c * (1.0 - 0.8 * touch * below));
    }
    out
}

fn bright(stands: &[Stand], day: Rgb, x: f32, y: f32, below: f32) -> Rgb {
    let d = ((x - 260.0) / 900.0).powi(2) + ((y - 280.0) / 1000.0).powi(2);
    let mut out = day.map(|c| c * (1.10 - 0.30 * d) * (1.0 - 0.07 * below));
    for stand in stands {
        let dye = stand.bottle.liquid.linear();
        let soft = mix([0.55, 0.55, 0.56], dye, 0.55);
        let shadow = 0.62 * cast(stand, x, y) * below;
        let wall = 0.10 * (-(((x - stand.x - 150.0) / 210.0).powi(2) + ((y - stand.base + 330.0) / 380.0).powi(2))).exp() * (1.0 - below);
        let pool = caustic(stand, x, y) * below;
        let touch = contact(stand, x, y) * below;
        for k in 0..3 {
            out[k] *= 1.0 - (shadow + wall) * (1.0 - soft[k] * 0.72);
            out[k] = out[k] * (1.0 - 0.75 * pool.min(1.0) * (1.0 - dye[k])) + 0.42 * pool * dye[k] + 0.30 * pool * pool;
            out[k] *= 1.0 - 0.62 * touch;
        }
    }
    out
}

fn height(stand: &Stand) -> f32 {
    stand.parts.iter().map(|p| p.top).fold(0.0, f32::max) * stand.size
}

fn foot(stand: &Stand) -> f32 {
    stand.parts.iter().filter(|p| p.low < 1.0).map(|p| p.radius(p.low + 20.0)).fold(0.0, f32::max) * stand.size
}

/// Dark line where the object touches the table.
fn contact(stand: &Stand, x: f32, y: f32) -> f32 {
    let r = foot(stand).max(10.0);
    let d = ((x - stand.x - r * 0.05) / (r * 1.06)).powi(2) + ((y - stand.base - 2.0) / (r * 0.085 + 5.0)).powi(2);
    (-d * d).exp()
}

/// The long soft shadow on the table, towards the lower right.
fn cast(stand: &Stand, x: f32, y: f32) -> f32 {
    let r = foot(stand).max(10.0);
    let along = (x - stand.x) * 0.95 + (y - stand.base) * 0.31;
    let across = (y - stand.base) + r * 0.02 - (x - stand.x) * 0.13;
    let t = (along / (r * 3.6)).clamp(0.0, 1.4);
    let width = r * (0.15 + 0.15 * t);
    (-(across / width).powi(2)).exp() * (1.0 - t / 1.4).powi(2) * glass::smooth(-r * 1.05, r * 0.1, along)
}

/// Light that the serum gathers on the table: a bright heart with two curved arms.
fn caustic(stand: &Stand, x: f32, y: f32) -> f32 {
    if !stand.parts.iter().any(|p| matches!(p.stuff, Stuff::Glass { .. })) {
        return 0.0;
    }
    let r = foot(stand).max(10.0);
    let (dx, dy) = ((x - stand.x) / r, (y - stand.base) / (r * 0.34));
    let (along, across) = (dx * 0.95 + dy * 0.12 - 0.50, dy * 0.98 - dx * 0.30 + 0.10);
    let ahead = along.max(0.0);
    let fade = (-ahead * 0.62).exp() * glass::smooth(-0.55, 0.35, along);
    // two arms that bend apart and blur as they travel: the cusp that a lens throws
    let open = 0.05 + 0.34 * ahead.powf(0.62);
    let soft = 0.075 + 0.11 * ahead;
    let arms = (-((across.abs() - open) / soft).powi(2)).exp() * (0.085 / soft);
    let heart = (-(across / (0.16 + 0.34 * ahead.powf(0.7))).powi(2)).exp();
    let core = (-(across / (0.06 + 0.08 * ahead)).powi(2)).exp() * (-(ahead - 0.25).powi(2) / 0.35).exp();
    (0.34 * heart + 0.62 * arms + 0.55 * core) * fade
}

/// Mirrors the objects in the polished table.
pub fn reflect(layer: &mut Layer, objects: &Layer, stands: &[Stand], scene: Scene, view: &View) {
    let (strength, reach) = if scene == Scene::Dark { (0.34, 230.0) } else { (0.16, 150.0) };
    for stand in stands {
        let base = (stand.base * view.scale + view.origin[1]).max(0.0) as usize;
        let half = (foot(stand).max(20.0) * 1.25 * view.scale) as isize;
        let middle = (stand.x * view.scale + view.origin[0]) as isize;
        for y in base..view.h {
            let down = (y - base) as f32;
            let fade = (1.0 - down / (reach * view.scale)).max(0.0);
            let blur = 0.6 + down * 0.075;
            for x in (middle - half).max(0)..(middle + half).min(view.w as isize) {
                let mut sum = [0.0; 4];
                for k in -4..=4 {
                    let lift = ((x * 7 + k * 5) % 9) as f32 * blur * 0.25;
                    let p = objects.sample(x as f32 + k as f32 * blur * 0.55, base as f32 - down * 1.02 - 2.0 - lift);
                    (0..4).for_each(|c| sum[c] += p[c] / 9.0);
                }
                let side = (x - middle).abs() as f32 / half.max(1) as f32;
                let amount = strength * fade * fade * glass::smooth(1.0, 0.72, side);
                let px = &mut layer.px[y * view.w + x as usize];
                (0..3).for_each(|c| px[c] = px[c] * (1.0 - sum[3] * amount) + sum[c] * amount);
            }
        }
    }
}

/// Bloom: bright serum spills a little light into the lens.
pub fn glow(layer: &mut Layer, objects: &Layer, stands: &[Stand], scene: Scene, view: &View) {
    if scene == Scene::Light {
        return;
    }
    let mut light = super::super::plane::Plane::new(view.w, view.h);
    for (v, p) in light.data.iter_mut().zip(&objects.px) {
        *v = (p[0].max(p[1]).max(p[2]) - 0.25).max(0.0);
    }
    let haze = light.haze(34.0 * view.scale);
    let dye = stands.first().map_or([1.0; 3], |s| s.bottle.liquid.linear());
    for y in 0..view.h {
        for x in 0..view.w {
            let spill = 0.34 * haze.sample(x as f32 / 4.0, y as f32 / 4.0);
            let px = &mut layer.px[y * view.w + x];
            (0..3).for_each(|k| px[k] += spill * (dye[k] * 0.9 + 0.05));
        }
    }
}

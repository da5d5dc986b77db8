//! Light through a filled bottle: the lens that liquid makes, its colour by depth (Beer and
//! Lambert), the meniscus, the wall, the thick foot, and what the room mirrors in it.

use super::super::colour::{Rgb, mix};
use super::super::layer::Layer;
use super::lathe::{Hit, TILT, Turned};
use super::{Scene, Stand, View};

/// Colour and opacity of glass at a hit.
#[allow(clippy::too_many_arguments)] // the innermost loop of one picture
pub fn seen(part: &Turned, stand: &Stand, room: &Layer, view: &View, scene: Scene, hit: &Hit, level: f32, at: [f32; 2]) -> Rgb {
    let dye = stand.bottle.liquid.linear();
    let (inner, foot) = walls(part, hit);
    let s = hit.t * hit.radius / inner;
    let reach = hit.radius * stand.size * view.scale;
    let back = |bend: f32| behind(room, at[0] + bend * reach, at[1]);
    let rim = smooth(0.80, 1.0, hit.t.abs());
    let mut colour;
    let rise = ((1.0 - (s * s).min(1.0)).sqrt() * inner * TILT).max(0.5);
    // seen from slightly above: the far edge of the surface lies higher than the near one
    let surface = hit.height - level;
    if s.abs() < 1.0 && hit.height > foot && surface < rise * 2.0 {
        let deep = (1.0 - s * s).sqrt();
        if surface > 0.0 {
            let far = surface / (rise * 2.0);
            colour = mix(tinted(back(-0.5 * hit.t), dye, 0.45), pale(dye), 0.22 + 0.4 * far);
        } else {
            colour = liquid(back(-1.7 * hit.t), dye, scene, deep, s, (hit.height - foot) / (level - foot).max(1.0));
            let lip = smooth(9.0, 0.0, -surface);
            colour = mix(colour, pale(dye), 0.5 * lip * lip);
        }
        if part.pipette {
            colour = pipette(colour, hit, surface < 0.0, scene);
        }
    } else if hit.height <= foot {
        let thick = 1.0 - ((foot - hit.height) / (foot - part.low)).clamp(0.0, 1.0);
        let spark = (-((hit.t - 0.30) / 0.26).powi(2)).exp() + 0.5 * (-((hit.t + 0.42) / 0.16).powi(2)).exp();
        colour = mix(tinted(back(-1.2 * hit.t), dye, 0.7), pale(dye), (0.10 + 0.62 * spark) * (0.35 + 0.65 * thick));
    } else {
        colour = tinted(back(0.25 * hit.t * rim), dye, 0.10 + 0.5 * rim);
        if part.pipette && s.abs() < 1.0 {
            colour = pipette(colour, hit, false, scene);
        }
    }
    let edge = smooth(0.90, 0.985, hit.t.abs());
    colour = match scene {
        Scene::Light => mix(colour, tinted([0.30, 0.30, 0.31], dye, 0.8), 0.42 * edge),
        Scene::Dark => mix(colour, pale(dye), 0.26 * edge * if hit.t > 0.0 { 1.0 } else { 0.5 }),
    };
    add(colour, mirrored(hit, scene, stand))
}

/// Inner radius, and the height where the liquid starts.
fn walls(part: &Turned, hit: &Hit) -> (f32, f32) {
    let wall = (hit.radius * 0.075).clamp(4.0, 11.0);
    ((hit.radius - wall).max(1.0), part.low + (hit.radius * 0.16).clamp(8.0, 26.0))
}

/// Whether two substances meet inside this pixel.
pub fn near_edge(part: &Turned, hit: &Hit, level: f32, scale: f32) -> bool {
    let (inner, foot) = walls(part, hit);
    let x = (hit.t * hit.radius).abs();
    let rise = (inner * inner - x * x).max(0.0).sqrt() * TILT * 2.0;
    let close = |d: f32| d.abs() * scale < 1.1;
    close(x - inner) || close(hit.height - foot) || close(hit.height - level) || close(hit.height - level - rise)
}

fn liquid(back: Rgb, dye: Rgb, scene: Scene, deep: f32, s: f32, v: f32) -> Rgb {
    let through = tinted(back, dye, 0.35 + 0.85 * deep);
    // light enters at the upper left and gathers on the far side, low down
    let gather = (-((s - 0.36) / 0.34).powi(2)).exp() * (1.0 - v * 0.72) + 0.5 * (-((s + 0.70) / 0.16).powi(2)).exp() * (0.4 + 0.6 * v);
    let rim = smooth(0.55, 1.0, s.abs());
    let (base, strong, clear) = if scene == Scene::Dark { (0.20, 1.25, 0.8) } else { (0.08, 0.66, 0.84) };
    let glow = (base * (1.35 - 0.7 * v) + strong * gather * 0.8) * (1.0 - 0.30 * rim);
    let hot = mix(dye, pale(dye), 0.42 * gather.min(1.0).powi(2));
    let deepened = dye.map(|c| c.max(0.01).powf(1.0 + 0.5 * rim * (1.0 - gather.min(1.0))));
    [0, 1, 2].map(|k| through[k] * clear * (1.0 - 0.35 * rim) + (hot[k] * 0.6 + deepened[k] * 0.4) * glow)
}

/// The glass tube of the dropper: two dark lines and a thread of light.
fn pipette(colour: Rgb, hit: &Hit, wet: bool, scene: Scene) -> Rgb {
    let (x, r) = (hit.t * hit.radius / if wet { 1.32 } else { 1.0 }, 13.0);
    if x.abs() > r || hit.height < 58.0 {
        return colour;
    }
    let t = x / r;
    let line = smooth(0.55, 0.95, t.abs());
    let dark = colour.map(|c| c * (1.0 - 0.42 * line));
    let thread = (-((t + 0.45) / 0.16).powi(2)).exp() * if scene == Scene::Dark { 0.30 } else { 0.35 };
    let tip = 1.0 - smooth(66.0, 58.0, hit.height) * 0.5;
    add(dark.map(|c| c * 1.06 * tip), [thread * 0.9, thread * 0.9, thread * 0.9])
}

/// Soft boxes of the studio in the glass: a tall one at the left, a slim one at the right.
fn mirrored(hit: &Hit, scene: Scene, stand: &Stand) -> Rgb {
    let [nx, ny, nz] = hit.normal;
    let along = (hit.height / (hit.radius * 2.9)).clamp(0.0, 1.0);
    let left = smooth(-0.90, -0.84, nx) * smooth(-0.58, -0.76, nx) * smooth(0.55, 0.25, ny.abs()) * (0.35 + 0.65 * along);
    let right = smooth(0.80, 0.86, nx) * smooth(0.955, 0.915, nx) * smooth(0.5, 0.2, ny.abs()) * (1.0 - 0.55 * along);
    let shoulder = smooth(-0.20, -0.60, ny) * smooth(-0.97, -0.80, ny) * (-((nx + 0.34) / 0.22).powi(2)).exp();
    let grazing = (1.0 - nz).clamp(0.0, 1.0).powi(4);
    let dye = pale(stand.bottle.liquid.linear());
    let (l, r, g) = if scene == Scene::Dark { (0.27, 0.20, 0.10) } else { (0.62, 0.30, 0.10) };
    let white = l * left + r * right + 0.7 * shoulder * l;
    [0, 1, 2].map(|k| white * (0.75 + 0.25 * dye[k]) + g * grazing * dye[k])
}

fn behind(room: &Layer, x: f32, y: f32) -> Rgb {
    let (w, h) = ((room.w - 2) as f32, (room.h - 2) as f32);
    let p = room.sample(x.clamp(0.0, w), y.clamp(0.0, h));
    [p[0], p[1], p[2]]
}

/// Light after `depth` of dyed liquid.
fn tinted(light: Rgb, dye: Rgb, depth: f32) -> Rgb {
    [0, 1, 2].map(|k| light[k] * dye[k].max(0.02).powf(depth))
}

fn pale(dye: Rgb) -> Rgb {
    mix(dye, [1.0, 0.985, 0.96], 0.62)
}

fn add(a: Rgb, b: Rgb) -> Rgb {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

/// Smooth step from `a` to `b`, either way round.
pub fn smooth(a: f32, b: f32, v: f32) -> f32 {
    let t = ((v - a) / (b - a)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

//! Opaque stuff on the table: rubber that drinks light, brushed metal that mirrors soft boxes,
//! satin ceramic.

use super::super::colour::{Oklch, Rgb, mix};
use super::glass::smooth;
use super::lathe::{Hit, Stuff, Turned};
use super::{Scene, Stand};

/// Colour of an opaque part at a hit.
pub fn seen(part: &Turned, stand: &Stand, scene: Scene, hit: &Hit) -> Rgb {
    let [nx, ny, nz] = hit.normal;
    let dark = scene == Scene::Dark;
    let key = (-0.62 * nx - 0.50 * ny + 0.60 * nz).max(0.0);
    let left = smooth(-0.97, -0.80, nx) * smooth(-0.30, -0.58, nx);
    let right = smooth(0.72, 0.86, nx) * smooth(0.99, 0.93, nx);
    let bounce = stand.bottle.liquid.linear();
    match part.stuff {
        Stuff::Rubber | Stuff::Glass { .. } => {
            let ink = if dark { [0.012, 0.013, 0.017] } else { [0.020, 0.020, 0.022] };
            let sheen = 0.13 * left + 0.05 * right + 0.035 * key * key + 0.05 * smooth(0.3, 0.9, -ny);
            [0, 1, 2].map(|k| ink[k] * (0.5 + key) + sheen * if dark { 0.75 } else { 1.0 })
        }
        Stuff::Metal => {
            let metal = if dark { Oklch::new(0.70, 0.018, 75.0) } else { Oklch::new(0.80, 0.020, 80.0) }.linear();
            let ridge = if part.ridged && !hit.on_top { 1.0 + 0.16 * (hit.t.asin() * 46.0).sin() } else { 1.0 };
            let grain = 1.0 + 0.035 * brushed(hit.height, stand.bottle.seed);
            let strips = 0.14 + 1.15 * left + 0.40 * right + 0.34 * (-((nx - 0.18) / 0.16).powi(2)).exp() + 0.18 * key;
            let rim = 1.0 - 0.55 * smooth(0.93, 1.0, nx.abs());
            let lid = if hit.on_top { 0.62 + 0.25 * (-((hit.t + 0.3) / 0.5).powi(2)).exp() } else { strips * rim };
            let level = if dark { 0.62 } else { 0.96 };
            let line = 1.0 - 0.5 * smooth(part.low + 5.0, part.low, hit.height);
            [0, 1, 2].map(|k| metal[k] * lid * ridge * grain * level * line + 0.03 * bounce[k] * right)
        }
        Stuff::Ceramic(colour) => {
            let body = colour.linear();
            let core = 1.0 - 0.42 * smooth(0.15, 0.80, nx) + 0.16 * smooth(0.82, 1.0, nx);
            let light = (if dark { 0.04 + 0.62 * key } else { 0.34 + 0.66 * key }) * core;
            let sheen = (0.16 * left + 0.04 * right) * if dark { 0.8 } else { 1.0 };
            let top = if hit.on_top { if dark { 0.34 } else { 0.97 } } else { light };
            let warm = mix([1.0; 3], bounce, 0.25 * smooth(0.0, 1.0, nx));
            [0, 1, 2].map(|k| body[k] * top * warm[k] + if hit.on_top { 0.0 } else { sheen })
        }
    }
}

/// Fine rings of a lathe, about -1..1.
fn brushed(height: f32, seed: u64) -> f32 {
    let n = (height * 2.3 + (seed % 97) as f32).floor();
    let v = (n * 12.9898).sin() * 43_758.547;
    (v - v.floor()) * 2.0 - 1.0
}

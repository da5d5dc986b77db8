//! The room: a seamless wall tinted by the piece, the shadow it throws there, a tabletop under
//! leaf shade, and the lens. One light, upper left, in every picture.

use super::colour::{Oklch, Rgb};
use super::dice::Dice;
use super::garment::Garment;
use super::layer::Layer;
use super::noise::Noise;
use super::plane::Plane;

/// The wall colour for a piece: its hue, almost washed out, darker behind pale cloth.
fn wall(garment: &Garment) -> Oklch {
    let base = garment.palette.base;
    let l = if base.l > 0.82 { 0.81 } else { 0.90 };
    Oklch::new(l, (base.c * 0.10 + 0.007).min(0.021), if base.c < 0.03 { 70.0 } else { base.h })
}

/// Unevenness of a surface, worked out at a quarter of the size.
fn uneven(w: usize, h: usize, at: impl Fn(f32, f32) -> f32) -> Plane {
    let mut plane = Plane::new(w.div_ceil(4) + 1, h.div_ceil(4) + 1);
    let (pw, ph) = (w as f32 / 4.0, h as f32 / 4.0);
    for (i, v) in plane.data.iter_mut().enumerate() {
        *v = at((i % plane.w) as f32 / pw, (i / plane.w) as f32 / ph);
    }
    plane
}

/// Hangs a lit piece in front of the wall.
pub fn hang(piece: Layer, garment: &Garment, fit: f32) -> Layer {
    let (w, h) = (piece.w, piece.h);
    let alpha = piece.alpha();
    let (near, far) = (alpha.haze(13.0 * fit), alpha.haze(44.0 * fit));
    let colour = wall(garment).linear();
    let noise = Noise::new(garment.seed ^ 0x7761_6c6c);
    let wall = uneven(w, h, |u, v| room(u, v) * (1.0 + 0.010 * noise.cloud(u * 9.0, v * 11.0)));
    let mut out = Layer::new(w, h);
    for y in 0..h {
        for x in 0..w {
            let at = y * w + x;
            let cover = piece.px[at];
            if cover[3] >= 1.0 {
                out.px[at] = cover;
                continue;
            }
            let (fx, fy) = (x as f32 / 4.0, y as f32 / 4.0);
            let mut tone = wall.sample(fx, fy);
            let deep = far.sample(fx - 13.0 * fit, fy - 14.0 * fit);
            let close = near.sample(fx - 5.0 * fit, fy - 5.5 * fit);
            tone *= (1.0 - 0.34 * deep) * (1.0 - 0.30 * close);
            out.px[at] = over(cover, shade(colour, tone));
        }
    }
    out
}

/// Lays a lit piece on a table, turned a little, with leaves between it and the light.
pub fn lay_flat(piece: &Layer, garment: &Garment, fit: f32) -> Layer {
    let (w, h) = (piece.w, piece.h);
    let mut dice = Dice::new(garment.seed).fork(0x666c_6174);
    let turn = dice.span(0.13, 0.24) * if dice.unit() < 0.5 { -1.0 } else { 1.0 };
    let size = 1.02;
    let (sin, cos) = turn.sin_cos();
    let (cx, cy) = (w as f32 * 0.5, h as f32 * 0.5);
    let (ox, oy) = (cx + dice.sway(40.0) * fit, cy + dice.span(20.0, 60.0) * fit);
    let mut turned = Layer::new(w, h);
    for y in 0..h {
        for x in 0..w {
            let (dx, dy) = ((x as f32 - ox) / size, (y as f32 - oy) / size);
            turned.px[y * w + x] = piece.sample(cx + dx * cos + dy * sin, cy + dy * cos - dx * sin);
        }
    }
    let alpha = turned.alpha();
    let (near, far) = (alpha.haze(6.0 * fit), alpha.haze(18.0 * fit));
    let leaves = leaf_shade(w, h, &mut dice, fit);
    let base = wall(garment);
    let colour = Oklch::new(base.l - 0.05, base.c * 1.5, base.h + 24.0).linear();
    let noise = Noise::new(garment.seed ^ 0x7461_626c);
    let table = uneven(w, h, |u, v| room(u, v) * (1.0 + 0.022 * noise.cloud(u * 7.0, v * 9.0) + 0.016 * noise.at(u * 90.0, v * 112.0)));
    let mut out = Layer::new(w, h);
    for y in 0..h {
        for x in 0..w {
            let (fx, fy) = (x as f32 / 4.0, y as f32 / 4.0);
            let mut tone = table.sample(fx, fy);
            tone *= (1.0 - 0.38 * far.sample(fx - 4.0 * fit, fy - 4.5 * fit)) * (1.0 - 0.34 * near.sample(fx - 1.6 * fit, fy - 1.8 * fit));
            let sun = 1.07 - 0.30 * leaves.sample(fx, fy);
            let at = y * w + x;
            out.px[at] = over(turned.px[at], shade(colour, tone));
            out.px[at] = [out.px[at][0] * sun * 1.01, out.px[at][1] * sun, out.px[at][2] * (0.97 * sun + 0.03), 1.0];
        }
    }
    out
}

/// A plastered wall in a warm colour, without anything on it.
pub fn warm_wall(w: usize, h: usize, colour: Oklch, seed: u64) -> Layer {
    let (rgb, noise) = (colour.linear(), Noise::new(seed ^ 0x7761_6c6c));
    let mut out = Layer::new(w, h);
    for (i, px) in out.px.iter_mut().enumerate() {
        let (u, v) = ((i % w) as f32 / w as f32, (i / w) as f32 / h as f32);
        let c = shade(rgb, room(u, v) * (1.0 + 0.030 * noise.cloud(u * 7.0, v * 6.0) + 0.012 * noise.cloud(u * 60.0, v * 50.0)));
        *px = [c[0], c[1], c[2], 1.0];
    }
    out
}

/// Lays a hung piece over the scene, with its shadow on whatever hangs behind.
pub fn throw_on(scene: &mut Layer, piece: &Layer, fit: f32) {
    let alpha = piece.alpha();
    let (near, far) = (alpha.haze(10.0 * fit), alpha.haze(34.0 * fit));
    for y in 0..scene.h {
        for x in 0..scene.w {
            let (fx, fy) = (x as f32 / 4.0, y as f32 / 4.0);
            let tone =
                (1.0 - 0.46 * far.sample(fx - 11.0 * fit, fy - 9.0 * fit)) * (1.0 - 0.34 * near.sample(fx - 3.5 * fit, fy - 3.0 * fit));
            let px = &mut scene.px[y * scene.w + x];
            *px = over(piece.px[y * scene.w + x], shade([px[0], px[1], px[2]], tone));
        }
    }
}

/// Late sun through a branch, over everything in the scene.
pub fn leaf_light(scene: &mut Layer, dice: &mut Dice, fit: f32) {
    let shade = leaf_shade(scene.w, scene.h, dice, fit * 1.5);
    for y in 0..scene.h {
        for x in 0..scene.w {
            let dark = shade.sample(x as f32 / 4.0, y as f32 / 4.0);
            let slant = (x as f32 * 0.55 + y as f32 * 0.9) / scene.h as f32;
            let sun = 1.12 - 0.34 * dark - 0.16 * (slant - 0.55).max(0.0);
            let px = &mut scene.px[y * scene.w + x];
            *px = [px[0] * (sun + 0.025), px[1] * sun, px[2] * (0.92 * sun + 0.05), 1.0];
        }
    }
}

/// Blurred leaves of a branch outside the frame, at a quarter of the size.
fn leaf_shade(w: usize, h: usize, dice: &mut Dice, fit: f32) -> Plane {
    let (w4, h4) = (w.div_ceil(4), h.div_ceil(4));
    let mut shade = Plane::new(w4, h4);
    let scale = fit / 4.0;
    let (wide, tall) = (w as f32 / fit, h as f32 / fit);
    for branch in 0..3 {
        let root = [dice.span(-0.15, 0.25) * wide + branch as f32 * 0.2 * wide, dice.span(-0.25, 0.02) * tall];
        let heading = dice.span(0.62, 1.15);
        for k in 0..12 {
            let along = 60.0 + k as f32 * 58.0;
            let side = if k % 2 == 0 { 1.0 } else { -1.0 };
            let angle = heading + side * dice.span(0.42, 0.72);
            let at = [root[0] + along * heading.cos(), root[1] + along * heading.sin()];
            let (length, width) = (dice.span(170.0, 250.0) * (1.0 - k as f32 * 0.04), dice.span(13.0, 20.0));
            let leaf = leaf(at, angle, length, width, scale);
            if let Some(cover) = super::raster::fill(w4, h4, &leaf) {
                shade.data.iter_mut().zip(&cover.data).for_each(|(a, b)| *a = a.max(*b));
            }
        }
    }
    shade.blur(((11.0 * scale) as usize).max(1));
    shade
}

/// A slender leaf from its stem, scaled to pixels.
fn leaf(at: [f32; 2], angle: f32, length: f32, width: f32, scale: f32) -> Vec<[f32; 2]> {
    let (s, c) = angle.sin_cos();
    (0..=20)
        .map(|i| {
            let t = if i <= 10 { i as f32 / 10.0 } else { (20 - i) as f32 / 10.0 };
            let bulge = width * (t * std::f32::consts::PI).sin() * if i <= 10 { 1.0 } else { -1.0 };
            [(at[0] + c * t * length - s * bulge) * scale, (at[1] + s * t * length + c * bulge) * scale]
        })
        .collect()
}

/// Light of the room over the frame: brightest at the upper left.
fn room(u: f32, v: f32) -> f32 {
    let d = ((u - 0.28) * (u - 0.28) + (v - 0.24) * (v - 0.24) * 1.3).sqrt();
    1.10 - 0.36 * d * d - 0.10 * d
}

/// Shade that keeps a little of the colour's own warmth.
fn shade(colour: Rgb, tone: f32) -> Rgb {
    let deep = (1.0 - tone).clamp(0.0, 1.0) * 0.25;
    [colour[0] * tone, colour[1] * tone * (1.0 - deep * 0.22), colour[2] * tone * (1.0 - deep * 0.26)]
}

/// Premultiplied `top` over an opaque colour.
fn over(top: [f32; 4], below: Rgb) -> [f32; 4] {
    let rest = 1.0 - top[3];
    [top[0] + below[0] * rest, top[1] + below[1] * rest, top[2] + below[2] * rest, 1.0]
}

/// Falls off towards the corners, and lets bright cloth glow a little.
pub fn lens(layer: &mut Layer) {
    let (w, h) = (layer.w, layer.h);
    for y in 0..h {
        let v = y as f32 / h as f32 - 0.5;
        for x in 0..w {
            let u = x as f32 / w as f32 - 0.5;
            let dim = 1.0 - 0.16 * (u * u + v * v);
            layer.px[y * w + x].iter_mut().take(3).for_each(|c| *c *= dim);
        }
    }
}

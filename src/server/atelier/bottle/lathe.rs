//! Shapes turned on a lathe: each part is a radius for every height, in a stuff. The geometry
//! of seeing them slightly from above lives here; how stuff takes light does not.

use std::ops::Range;

use super::super::colour::Oklch;
use super::super::outline::{Node, line};
use super::{Stand, View};

/// How far circles open towards the camera (sine of its tilt).
pub const TILT: f32 = 0.055;

/// What a part is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stuff {
    /// Clear glass filled up to this height.
    Glass {
        level: f32,
    },
    Rubber,
    Metal,
    /// Opaque and satin: jars, tubes, stone.
    Ceramic(Oklch),
}

/// A part of an object: heights above its base.
#[derive(Debug, Clone)]
pub struct Turned {
    radius: Vec<f32>,
    pub low: f32,
    pub top: f32,
    pub stuff: Stuff,
    pub printed: bool,
    /// Vertical ridges, as on a screw cap.
    pub ridged: bool,
    pub pipette: bool,
    /// Sideways offset from the axis of the object.
    pub shift: f32,
}

/// Where a ray meets a part.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// Sideways position over the radius, -1..1.
    pub t: f32,
    pub height: f32,
    pub radius: f32,
    pub normal: [f32; 3],
    pub cover: f32,
    /// On the flat top instead of the wall.
    pub on_top: bool,
}

impl Turned {
    /// Turns a profile of (radius, height) points, from the bottom up.
    pub fn new(profile: &[Node], stuff: Stuff) -> Self {
        let points = line(profile);
        let low = points.first().map_or(0.0, |p| p[1]);
        let top = points.last().map_or(1.0, |p| p[1]);
        let steps = ((top - low).max(1.0) * 2.0) as usize + 1;
        let radius = (0..steps)
            .map(|i| {
                let h = low + i as f32 / 2.0;
                let at = points.iter().position(|p| p[1] >= h).unwrap_or(points.len() - 1).max(1);
                let (a, b) = (points[at - 1], points[at]);
                a[0] + (b[0] - a[0]) * ((h - a[1]) / (b[1] - a[1]).max(1e-3)).clamp(0.0, 1.0)
            })
            .collect();
        Self { radius: smoothed(radius), low, top, stuff, printed: false, ridged: false, pipette: false, shift: 0.0 }
    }

    /// Radius at a height, clamped to the part.
    pub fn radius(&self, height: f32) -> f32 {
        let at = ((height - self.low) * 2.0).clamp(0.0, (self.radius.len() - 1) as f32);
        let i = at as usize;
        let (a, b) = (self.radius[i], self.radius[(i + 1).min(self.radius.len() - 1)]);
        a + (b - a) * at.fract()
    }

    fn widest(&self) -> f32 {
        self.radius.iter().copied().fold(0.0, f32::max)
    }

    /// Pixel rows that the part may touch.
    pub fn rows(&self, stand: &Stand, view: &View) -> Range<usize> {
        let y = |h: f32| (stand.base - h * stand.size) * view.scale + view.origin[1];
        let pad = self.widest() * TILT * stand.size * view.scale + 2.0;
        (y(self.top) - pad).max(0.0) as usize..((y(self.low) + pad).max(0.0) as usize).min(view.h)
    }

    /// Pixel columns that the part may touch.
    pub fn columns(&self, stand: &Stand, view: &View) -> Range<usize> {
        let (x, r) = ((stand.x + self.shift * stand.size) * view.scale + view.origin[0], self.widest() * stand.size * view.scale + 2.0);
        (x - r).max(0.0) as usize..((x + r).max(0.0) as usize).min(view.w)
    }

    /// Where the ray through a pixel meets the part.
    pub fn hit(&self, stand: &Stand, view: &View, x: f32, y: f32) -> Option<Hit> {
        let unit = stand.size * view.scale;
        let dx = (x + 0.5 - stand.x * view.scale - view.origin[0]) / unit - self.shift;
        let up = (stand.base * view.scale + view.origin[1] - y - 0.5) / unit;
        let depth = |r: f32| (r * r - dx * dx).max(0.0).sqrt() * TILT;
        let height = up + depth(self.radius(up));
        let edge = |d: f32| (d * unit + 0.5).clamp(0.0, 1.0);
        let r_top = self.radius(self.top);
        if height > self.top {
            let lid = edge(depth(r_top) - (up - self.top).abs()).min(edge(r_top - dx.abs()));
            let t = (dx / r_top.max(1e-3)).clamp(-1.0, 1.0);
            return (lid > 0.0 && r_top > 2.0).then_some(Hit {
                t,
                height: self.top,
                radius: r_top,
                normal: [0.0, -0.98, 0.2],
                cover: lid,
                on_top: true,
            });
        }
        let radius = self.radius(height);
        let cover = edge(radius - dx.abs()).min(edge(height - self.low));
        if cover <= 0.0 {
            return None;
        }
        let t = (dx / radius.max(1e-3)).clamp(-1.0, 1.0);
        let slope = (self.radius(height + 3.0) - self.radius(height - 3.0)) / 6.0;
        let flat = 1.0 / (1.0 + slope * slope).sqrt();
        let nz = (1.0 - t * t).sqrt();
        Some(Hit { t, height, radius, normal: [t * flat, slope * flat, nz * flat], cover, on_top: false })
    }
}

/// Lathe work is smooth: averages away the corners of the drawn profile, keeping both ends.
fn smoothed(mut radius: Vec<f32>) -> Vec<f32> {
    let n = radius.len();
    for _ in 0..2 {
        let from = radius.clone();
        for (i, r) in radius.iter_mut().enumerate() {
            let reach = 5.min(i).min(n - 1 - i);
            *r = from[i - reach..=i + reach].iter().sum::<f32>() / (2 * reach + 1) as f32;
        }
    }
    radius
}

//! The film: linear, premultiplied light per pixel, until it is developed to 8-bit sRGB.

use super::colour::{Rgb, decode, encode};
use super::dice::Dice;
use super::plane::Plane;

/// A finished photograph: straight RGBA, 8 bits, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

/// Linear premultiplied RGBA, `w` x `h`.
#[derive(Debug, Clone)]
pub struct Layer {
    pub w: usize,
    pub h: usize,
    pub px: Vec<[f32; 4]>,
}

impl Layer {
    pub fn new(w: usize, h: usize) -> Self {
        Self { w, h, px: vec![[0.0; 4]; w * h] }
    }

    /// Lays a colour with this coverage over a pixel.
    pub fn lay(&mut self, index: usize, colour: Rgb, cover: f32) {
        let below = &mut self.px[index];
        let rest = 1.0 - cover;
        for k in 0..3 {
            below[k] = below[k] * rest + colour[k] * cover;
        }
        below[3] = below[3] * rest + cover;
    }

    /// Lays resvg's 8-bit premultiplied pixels over this layer.
    pub fn lay_svg(&mut self, pixmap: &resvg::tiny_skia::Pixmap) {
        for (i, p) in pixmap.pixels().iter().enumerate().take(self.px.len()) {
            if p.alpha() > 0 {
                let c = p.demultiply();
                let rgb = [c.red(), c.green(), c.blue()].map(|v| decode(f32::from(v) / 255.0));
                self.lay(i, rgb, f32::from(p.alpha()) / 255.0);
            }
        }
    }

    /// Coverage alone.
    pub fn alpha(&self) -> Plane {
        Plane { w: self.w, h: self.h, data: self.px.iter().map(|p| p[3]).collect() }
    }

    /// Bilinear premultiplied value; transparent outside.
    pub fn sample(&self, x: f32, y: f32) -> [f32; 4] {
        if x < 0.0 || y < 0.0 || x >= (self.w - 1) as f32 || y >= (self.h - 1) as f32 {
            return [0.0; 4];
        }
        let (x0, y0) = (x as usize, y as usize);
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let at = y0 * self.w + x0;
        let (a, b, c, d) = (self.px[at], self.px[at + 1], self.px[at + self.w], self.px[at + self.w + 1]);
        let mut out = [0.0; 4];
        for k in 0..4 {
            let (top, low) = (a[k] + (b[k] - a[k]) * fx, c[k] + (d[k] - c[k]) * fx);
            out[k] = top + (low - top) * fy;
        }
        out
    }

    /// Develops the film: shoulder, sRGB curve and a breath of grain.
    pub fn develop(&self, grain: f32, seed: u64) -> Picture {
        let curve: Vec<f32> = (0..4096).map(|i| encode(shoulder(i as f32 / 2048.0)) * 255.0).collect();
        let mut dice = Dice::new(seed ^ 0x0067_7261_696e);
        let mut rgba = Vec::with_capacity(self.px.len() * 4);
        let (mut bits, mut before) = (0_u64, 0.0_f32);
        for (i, p) in self.px.iter().enumerate() {
            if i % 8 == 0 {
                bits = dice.roll();
            }
            // neighbours share some of their noise, as silver does
            let fresh = (bits & 0xff) as f32 / 127.5 - 1.0;
            bits >>= 8;
            before = 0.45 * before + 0.55 * fresh;
            let speck = grain * before;
            for channel in &p[..3] {
                let at = (channel.max(0.0) * 2048.0).min(4095.0) as usize;
                rgba.push((curve[at] + speck).clamp(0.0, 255.0) as u8);
            }
            rgba.push(255);
        }
        Picture { width: self.w as u32, height: self.h as u32, rgba }
    }
}

/// Straight up to mid-light, then bends so that highlights keep their colour.
fn shoulder(v: f32) -> f32 {
    if v < 0.62 { v } else { 0.62 + 0.38 * (1.0 - (-(v - 0.62) / 0.38).exp()) }
}

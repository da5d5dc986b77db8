//! Smooth chance over a surface: wrinkles, slubs, dye, grain of a wall. Periodic, so that it
//! can be read anywhere.

use super::dice::Dice;

const SIDE: usize = 128;

/// Value noise on a torus of 128 x 128 cells, values -1..1.
#[derive(Debug, Clone)]
pub struct Noise(Vec<f32>);

impl Noise {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        Self((0..SIDE * SIDE).map(|_| dice.sway(1.0)).collect())
    }

    /// Smooth value at a point measured in cells.
    #[inline]
    pub fn at(&self, x: f32, y: f32) -> f32 {
        let (xf, yf) = (floor(x), floor(y));
        let (mut fx, mut fy) = (x - xf, y - yf);
        fx = fx * fx * (3.0 - 2.0 * fx);
        fy = fy * fy * (3.0 - 2.0 * fy);
        let (x0, y0) = ((xf as i32 as usize) % SIDE, (yf as i32 as usize) % SIDE);
        let (x1, y1) = ((x0 + 1) % SIDE, (y0 + 1) % SIDE);
        let (a, b) = (self.0[y0 * SIDE + x0], self.0[y0 * SIDE + x1]);
        let (c, d) = (self.0[y1 * SIDE + x0], self.0[y1 * SIDE + x1]);
        let (top, low) = (a + (b - a) * fx, c + (d - c) * fx);
        top + (low - top) * fy
    }

    /// Three octaves, about -1..1.
    pub fn cloud(&self, x: f32, y: f32) -> f32 {
        0.57 * self.at(x, y) + 0.29 * self.at(x * 2.03 + 17.0, y * 2.03 + 5.0) + 0.14 * self.at(x * 4.1 + 3.0, y * 4.1 + 29.0)
    }
}

/// `f32::floor` without the call that plain x86-64 makes for it; for |x| below 2^31.
#[inline]
pub fn floor(x: f32) -> f32 {
    let whole = x as i32 as f32;
    if whole > x { whole - 1.0 } else { whole }
}

/// `x` wrapped into `0..period`.
#[inline]
pub fn wrap(x: f32, period: f32) -> f32 {
    x - floor(x / period) * period
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_bounded_and_total() {
        let noise = Noise::new(3);
        for i in -500..500 {
            let v = noise.cloud(i as f32 * 0.37, i as f32 * -0.21);
            assert!((-1.0..=1.0).contains(&v));
        }
    }
}

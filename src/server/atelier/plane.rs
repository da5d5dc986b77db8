//! One number per pixel: masks, heights, shadows. Knows nothing of cloth or colour.

/// A field of `w` x `h` values, row by row.
#[derive(Debug, Clone)]
pub struct Plane {
    pub w: usize,
    pub h: usize,
    pub data: Vec<f32>,
}

impl Plane {
    pub fn new(w: usize, h: usize) -> Self {
        Self { w, h, data: vec![0.0; w * h] }
    }

    /// The value at a pixel, the nearest edge pixel outside.
    pub fn at(&self, x: isize, y: isize) -> f32 {
        let x = x.clamp(0, self.w as isize - 1) as usize;
        let y = y.clamp(0, self.h as isize - 1) as usize;
        self.data[y * self.w + x]
    }

    /// Bilinear value at a point in pixel coordinates, clamped at the border.
    pub fn sample(&self, x: f32, y: f32) -> f32 {
        let x = x.clamp(0.0, (self.w - 1) as f32);
        let y = y.clamp(0.0, (self.h - 1) as f32);
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(self.w - 1), (y0 + 1).min(self.h - 1));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let (top, low) = (y0 * self.w, y1 * self.w);
        let a = self.data[top + x0] + (self.data[top + x1] - self.data[top + x0]) * fx;
        let b = self.data[low + x0] + (self.data[low + x1] - self.data[low + x0]) * fx;
        a + (b - a) * fy
    }

    /// Averages blocks of `by` x `by` pixels: large blurs are done small.
    pub fn shrink(&self, by: usize) -> Plane {
        let (w, h) = (self.w.div_ceil(by), self.h.div_ceil(by));
        let mut out = Plane::new(w, h);
        for y in 0..self.h {
            let row = &self.data[y * self.w..(y + 1) * self.w];
            let into = &mut out.data[(y / by) * w..(y / by + 1) * w];
            for (cell, block) in into.iter_mut().zip(row.chunks(by)) {
                *cell += block.iter().sum::<f32>() / block.len() as f32;
            }
        }
        for y in 0..h {
            let rows = by.min(self.h - y * by) as f32;
            out.data[y * w..(y + 1) * w].iter_mut().for_each(|v| *v /= rows);
        }
        out
    }

    /// Three box passes of this radius: a Gaussian to the eye (sigma about 1.0 x radius).
    pub fn blur(&mut self, radius: usize) {
        if radius == 0 || self.w == 0 || self.h == 0 {
            return;
        }
        let mut other = vec![0.0; self.data.len()];
        for _ in 0..3 {
            across(&self.data, &mut other, self.w, self.h, radius);
            down(&other, &mut self.data, self.w, self.h, radius);
        }
    }

    /// This plane blurred by `radius` pixels, kept at a quarter of the size: read it with `/ 4`.
    pub fn haze(&self, radius: f32) -> Plane {
        let mut small = self.shrink(4);
        small.blur(((radius / 4.0).round() as usize).max(1));
        small
    }
}

fn across(from: &[f32], into: &mut [f32], w: usize, h: usize, r: usize) {
    let inv = 1.0 / (2 * r + 1) as f32;
    for y in 0..h {
        let row = &from[y * w..(y + 1) * w];
        let out = &mut into[y * w..(y + 1) * w];
        let mut sum = row[0] * r as f32;
        sum += (0..r).map(|i| row[i.min(w - 1)]).sum::<f32>();
        for x in 0..w {
            sum += row[(x + r).min(w - 1)];
            out[x] = sum * inv;
            sum -= row[x.saturating_sub(r)];
        }
    }
}

fn down(from: &[f32], into: &mut [f32], w: usize, h: usize, r: usize) {
    let inv = 1.0 / (2 * r + 1) as f32;
    let mut sum: Vec<f32> = from[..w].iter().map(|v| v * r as f32).collect();
    for i in 0..r {
        let row = i.min(h - 1) * w;
        sum.iter_mut().zip(&from[row..row + w]).for_each(|(s, v)| *s += v);
    }
    for y in 0..h {
        let (enter, leave) = ((y + r).min(h - 1) * w, y.saturating_sub(r) * w);
        for x in 0..w {
            sum[x] += from[enter + x];
            into[y * w + x] = sum[x] * inv;
            sum[x] -= from[leave + x];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blur_keeps_a_flat_field_flat() {
        let mut plane = Plane { w: 9, h: 7, data: vec![0.5; 63] };
        plane.blur(3);
        assert!(plane.data.iter().all(|v| (v - 0.5).abs() < 1e-5));
    }

    #[test]
    fn shrink_averages() {
        let plane = Plane { w: 2, h: 2, data: vec![0.0, 1.0, 1.0, 2.0] };
        assert_eq!(plane.shrink(2).data, vec![1.0]);
    }
}

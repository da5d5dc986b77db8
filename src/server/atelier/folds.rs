//! How cloth falls: heights in studio units above the flat pattern. Folds that hang from a
//! line, creases that pull between two points, and the body's own roundness. No light here.

use super::dice::Dice;
use super::outline::Point;
use super::plane::Plane;

const ACROSS: usize = 192;
const ALONG: usize = 24;

/// A family of folds in its own frame: `u` from -1 to 1 across, `v` from 0 to 1 along.
#[derive(Debug, Clone)]
pub struct Drape {
    from: Point,
    axis: Point,
    length: f32,
    half: [f32; 2],
    depth: [f32; 2],
    table: Plane,
}

impl Drape {
    /// Folds that hang from `from` to `to`; the frame is `half` wide at both ends and the
    /// folds are `depth` high there.
    pub fn hang(dice: &mut Dice, from: Point, to: Point, half: [f32; 2], count: f32, depth: [f32; 2]) -> Self {
        let run = [to[0] - from[0], to[1] - from[1]];
        let length = run[0].hypot(run[1]).max(1.0);
        let table = gather(dice, count.max(2.0));
        Self { from, axis: [run[0] / length, run[1] / length], length, half, depth, table }
    }

    /// Height of the folds at a point; nothing before the line they hang from.
    pub fn height(&self, x: f32, y: f32) -> f32 {
        let (dx, dy) = (x - self.from[0], y - self.from[1]);
        let along = (dx * self.axis[0] + dy * self.axis[1]) / self.length;
        if along < -0.04 {
            return 0.0;
        }
        let v = along.clamp(0.0, 1.0);
        let across = dx * self.axis[1] - dy * self.axis[0];
        let u = across / (self.half[0] + (self.half[1] - self.half[0]) * v);
        let depth = self.depth[0] + (self.depth[1] - self.depth[0]) * v;
        let onset = ((along + 0.04) / 0.08).clamp(0.0, 1.0);
        let col = (u.clamp(-1.2, 1.2) / 2.4 + 0.5) * (ACROSS - 1) as f32;
        self.table.sample(col, v * (ALONG - 1) as f32) * depth * onset
    }

    /// Fold height at the hem, -0.5..0.5: a fold that comes forward also hangs lower.
    pub fn hem(&self, u: f32) -> f32 {
        let col = (u.clamp(-1.2, 1.2) / 2.4 + 0.5) * (ACROSS - 1) as f32;
        self.table.sample(col, (ALONG - 1) as f32) - 0.5
    }
}

struct Fold {
    centre: f32,
    drift: f32,
    width: f32,
    rise: f32,
    start: f32,
    skew: f32,
}

fn gather(dice: &mut Dice, count: f32) -> Plane {
    let mut folds = Vec::new();
    for (crowd, weight, early) in [(1.0, 1.0, -0.25), (2.2, 0.34, 0.0)] {
        let total = (count * crowd).round() as usize;
        for i in 0..total {
            let pitch = 2.4 / total as f32;
            folds.push(Fold {
                centre: -1.2 + (i as f32 + 0.5 + dice.sway(0.38)) * pitch,
                drift: dice.sway(0.45) * pitch,
                width: pitch * dice.span(0.30, 0.52),
                rise: weight * dice.span(0.45, 1.0),
                start: early + dice.unit().powi(2) * 0.75,
                skew: dice.sway(0.35),
            });
        }
    }
    let mut table = Plane::new(ACROSS, ALONG);
    for row in 0..ALONG {
        let v = row as f32 / (ALONG - 1) as f32;
        for col in 0..ACROSS {
            let u = (col as f32 / (ACROSS - 1) as f32 - 0.5) * 2.4;
            table.data[row * ACROSS + col] = folds.iter().map(|f| f.at(u, v)).sum::<f32>().min(1.4);
        }
    }
    table
}

impl Fold {
    fn at(&self, u: f32, v: f32) -> f32 {
        let born = ((v - self.start) / 0.42).clamp(0.0, 1.0);
        if born == 0.0 {
            return 0.0;
        }
        let d = (u - self.centre - self.drift * v) / (self.width * (0.75 + 0.35 * v));
        if d.abs() > 3.0 {
            return 0.0;
        }
        let d = d * (1.0 + self.skew * d.signum());
        self.rise * born * born * (3.0 - 2.0 * born) * (-d * d).exp()
    }
}

/// One pull between two points: a ridge with a valley on its lee side, fading at both ends.
#[derive(Debug, Clone, Copy)]
pub struct Crease {
    pub from: Point,
    pub to: Point,
    /// Sideways bow at the middle, in units.
    pub bend: f32,
    pub width: f32,
    pub depth: f32,
}

impl Crease {
    /// Height at a point, 0 beyond three widths.
    pub fn height(&self, x: f32, y: f32) -> f32 {
        let run = [self.to[0] - self.from[0], self.to[1] - self.from[1]];
        let length = run[0].hypot(run[1]).max(1.0);
        let (dx, dy) = (x - self.from[0], y - self.from[1]);
        let t = (dx * run[0] + dy * run[1]) / (length * length);
        if !(0.0..=1.0).contains(&t) {
            return 0.0;
        }
        let fade = 4.0 * t * (1.0 - t);
        let d = (dx * run[1] - dy * run[0]) / length - self.bend * fade;
        let d = d / (self.width * (0.55 + 0.45 * fade));
        if d.abs() > 3.4 {
            return 0.0;
        }
        let ridge = (-d * d).exp() - 0.62 * (-(d - 1.35) * (d - 1.35)).exp();
        self.depth * fade * fade.sqrt() * ridge
    }

    /// Box that holds every point the crease moves.
    pub fn reach(&self) -> [f32; 4] {
        let pad = self.bend.abs() + self.width * 3.5;
        [
            self.from[0].min(self.to[0]) - pad,
            self.from[1].min(self.to[1]) - pad,
            self.from[0].max(self.to[0]) + pad,
            self.from[1].max(self.to[1]) + pad,
        ]
    }
}

/// A soft hill: bust, belly, hip, elbow. Proud bodies have several.
#[derive(Debug, Clone, Copy)]
pub struct Hill {
    pub at: Point,
    pub radius: Point,
    pub height: f32,
}

impl Hill {
    /// Height at a point.
    pub fn height(&self, x: f32, y: f32) -> f32 {
        let (dx, dy) = ((x - self.at[0]) / self.radius[0], (y - self.at[1]) / self.radius[1]);
        let d = dx * dx + dy * dy;
        if d > 6.0 { 0.0 } else { self.height * (-d).exp() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crease_fades_at_both_ends() {
        let crease = Crease { from: [0.0, 0.0], to: [100.0, 0.0], bend: 5.0, width: 8.0, depth: 6.0 };
        assert!(crease.height(0.0, 0.0).abs() < 1e-3);
        assert!(crease.height(50.0, -5.0).abs() > 3.0);
        assert!(crease.height(50.0, 90.0).abs() < 1e-6);
    }

    #[test]
    fn nothing_hangs_above_its_line() {
        let drape = Drape::hang(&mut Dice::new(1), [0.0, 100.0], [0.0, 500.0], [100.0, 200.0], 9.0, [2.0, 20.0]);
        assert_eq!(drape.height(10.0, 20.0), 0.0);
    }
}

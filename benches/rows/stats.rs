//! Medians, percentiles, spreads, and what the machine was doing meanwhile.
use std::time::{Duration, Instant};

/// What one leg of a block measured.
#[derive(Debug, Clone, Copy, Default)]
pub struct Leg {
    pub done: usize,
    pub span: Duration,
}

impl Leg {
    pub fn per_s(self) -> f64 {
        if self.span.is_zero() { 0.0 } else { count(self.done) / self.span.as_secs_f64() }
    }

    /// Time of one, in microseconds.
    pub fn micros(self) -> f64 {
        if self.done == 0 { f64::NAN } else { self.span.as_secs_f64() * 1e6 / count(self.done) }
    }

    /// The middle legs and the outer legs of a block are one measurement each.
    pub fn and(self, other: Self) -> Self {
        Self { done: self.done + other.done, span: self.span + other.span }
    }
}

/// A ratio over all blocks.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

/// Block by block: ours divided by the floor.
pub fn ratio(ours: &[f64], floor: &[f64]) -> Ratio {
    let each: Vec<f64> = ours.iter().zip(floor).map(|(ours, floor)| ours / floor).collect();
    let least = each.iter().copied().fold(f64::INFINITY, f64::min);
    let most = each.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Ratio { median: median(&each), least, most }
}

pub fn median(values: &[f64]) -> f64 {
    percentile(values, 50)
}

/// Nearest-rank percentile; NaN of nothing.
pub fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(rank).copied().unwrap_or(f64::NAN)
}

/// Two-sided p of the Mann-Whitney test: how likely samples differ in rank at least so much where nothing tells them apart.
///
/// With n₁ and n₂ samples, N = n₁ + n₂, and R₁ the sum of the ranks of the first (equal values share the mean of their ranks):
/// U = R₁ − n₁(n₁+1)/2, μ = n₁n₂/2, σ² = n₁n₂/12 · ((N+1) − Σ(t³−t)/(N(N−1))) over all ties of t values,
/// z = (|U−μ| − ½)/σ, p = 2·(1 − Φ(z)) = erfc(z/√2). The normal approximation, with correction for ties and for continuity:
/// Mann and Whitney 1947; Conover, Practical Nonparametric Statistics, 3rd ed., 5.1. Good from about 20 samples each.
pub fn mann_whitney(first: &[f64], second: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> = first.iter().map(|value| (*value, true)).chain(second.iter().map(|value| (*value, false))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut before, mut ranks, mut ties) = (0.0, 0.0, 0.0);
    for equal in all.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let many = count(equal.len());
        ranks += count(equal.iter().filter(|(_, is_first)| *is_first).count()) * (before + f64::midpoint(many, 1.0));
        ties += many.powi(3) - many;
        before += many;
    }
    let (n1, n2, n) = (count(first.len()), count(second.len()), count(all.len()));
    let u = ranks - n1 * (n1 + 1.0) / 2.0;
    let variance = n1 * n2 / 12.0 * ((n + 1.0) - ties / (n * (n - 1.0)));
    if variance > 0.0 { erfc(((u - n1 * n2 / 2.0).abs() - 0.5).max(0.0) / variance.sqrt() / std::f64::consts::SQRT_2) } else { 1.0 }
}

/// The complementary error function from 0 up, to 1.5e-7: Abramowitz and Stegun 7.1.26.
fn erfc(x: f64) -> f64 {
    let t = 1.0 / 0.327_591_1_f64.mul_add(x, 1.0);
    let terms = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592];
    terms.into_iter().fold(0.0, |sum: f64, term| sum.mul_add(t, term)) * t * (-x * x).exp()
}

/// A count as a number to divide by.
pub fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

pub fn millis(span: Duration) -> f64 {
    span.as_secs_f64() * 1e3
}

/// A leg that is being run: `while lap.goes_on() { … }`, at least once, until its span is over.
pub struct Lap {
    began: Instant,
    span: Duration,
    done: usize,
}

impl Lap {
    pub fn of(span: Duration) -> Self {
        Self { began: Instant::now(), span, done: 0 }
    }

    pub fn goes_on(&mut self) -> bool {
        let on = self.done == 0 || self.began.elapsed() < self.span;
        self.done += usize::from(on);
        on
    }

    pub fn leg(&self) -> Leg {
        Leg { done: self.done, span: self.began.elapsed() }
    }
}

/// Cores and load, as the kernel tells them.
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZeroUsize::get);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = load.split_whitespace().take(4).collect();
    format!("{cores} cores, load {}", load.join(" "))
}

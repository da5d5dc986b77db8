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

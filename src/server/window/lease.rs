//! Until when a node may show what it keeps. Read at every request, so it is one number; written by the ear alone.
use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

/// Nanoseconds since `origin` until which the lease runs; 0 is closed.
pub struct Lease {
    origin: Instant,
    until: AtomicU64,
}

impl Default for Lease {
    fn default() -> Self {
        Self { origin: Instant::now(), until: AtomicU64::new(0) }
    }
}

impl Lease {
    pub fn runs(&self) -> bool {
        self.nanos(Instant::now()) < self.until.load(Ordering::Acquire)
    }

    /// Run for `span` from `began`, the moment before the look that it stands on.
    pub fn extend(&self, began: Instant, span: Duration) {
        self.until.store(self.nanos(began.checked_add(span).unwrap_or(began)), Ordering::Release);
    }

    pub fn close(&self) {
        self.until.store(0, Ordering::Release);
    }

    fn nanos(&self, at: Instant) -> u64 {
        u64::try_from(at.saturating_duration_since(self.origin).as_nanos()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_runs_from_its_look_and_not_from_now() {
        let lease = Lease::default();
        assert!(!lease.runs(), "nobody has looked yet");
        lease.extend(Instant::now(), Duration::from_secs(60));
        assert!(lease.runs());
        lease.extend(Instant::now() - Duration::from_secs(1), Duration::from_millis(900));
        assert!(!lease.runs(), "that look is too long ago");
        lease.extend(Instant::now(), Duration::from_secs(60));
        lease.close();
        assert!(!lease.runs());
    }
}

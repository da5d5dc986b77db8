//! Chance that repeats: every picture is a pure function of its seed, so a re-seeded
//! store shows the same photographs. Not for secrets.

/// SplitMix64 (Steele, Lea, Flood 2014): tiny, and good enough for folds and petals.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A stream for `seed`; equal seeds give equal streams.
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x5851_F42D_4C95_7F2D)
    }

    /// A second, independent stream, so that adding a button does not move every fold.
    pub fn fork(&self, tag: u64) -> Self {
        let mut branch = Self(self.0 ^ tag.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        branch.roll();
        branch
    }

    /// The next 64 bits.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Uniform in `0.0..1.0`.
    pub fn unit(&mut self) -> f32 {
        (self.roll() >> 40) as f32 / 16_777_216.0
    }

    /// Uniform in `low..high`.
    pub fn span(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Uniform in `-reach..reach`.
    pub fn sway(&mut self, reach: f32) -> f32 {
        self.span(-reach, reach)
    }

    /// An index below `count`; 0 when `count` is 0.
    pub fn pick(&mut self, count: usize) -> usize {
        if count == 0 { 0 } else { (self.roll() % count as u64) as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_seeds_give_equal_streams() {
        let (mut a, mut b) = (Dice::new(7), Dice::new(7));
        assert!((0..100).all(|_| a.roll() == b.roll()));
        assert_ne!(Dice::new(7).roll(), Dice::new(8).roll());
    }

    #[test]
    fn unit_stays_below_one() {
        let mut dice = Dice::new(1);
        assert!((0..10_000).map(|_| dice.unit()).all(|x| (0.0..1.0).contains(&x)));
    }
}

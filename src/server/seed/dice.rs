//! Chance that falls the same way every time: splitmix64 (Steele, Lea and Flood 2014) from a fixed seed. No clock, no entropy.
//!
//! Not for secrets: whoever knows the seed knows every number.
use uuid::Uuid;

/// Letters of codes that people say on the phone (Crockford base 32).
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A stream of numbers, and the seed from which other streams fork.
#[derive(Debug, Clone)]
pub struct Dice {
    seed: u64,
    state: u64,
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self { seed, state: seed }
    }

    /// Another stream, for `what` number `n`. It depends on the seed only, not on how much was rolled before: what is added to one
    /// part of the seed changes no other.
    pub fn fork(&self, what: &str, n: u64) -> Self {
        let word = what.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self::new(mix(self.seed ^ mix(word ^ mix(n))))
    }

    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.state)
    }

    /// 0 to `n - 1`; 0 for an empty choice.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.next()) * u128::try_from(n).unwrap_or(0);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// Both ends included.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        let span = usize::try_from(to.saturating_sub(from).saturating_add(1)).unwrap_or(1);
        from + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// True `percent` times of a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// One of `list`, which must not be empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A place in `weights`, drawn in their proportion; 0 when all are 0.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let total: u64 = weights.iter().sum();
        let mut at = if total == 0 { 0 } else { self.next() % total };
        for (place, weight) in weights.iter().enumerate() {
            if at < *weight {
                return place;
            }
            at -= weight;
        }
        0
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }

    pub fn uuid(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes((u128::from(self.next()) << 64 | u128::from(self.next())).to_be_bytes()).into_uuid()
    }

    /// `digits` lower-case hex digits, at most 16 per roll.
    pub fn hex(&mut self, digits: usize) -> String {
        let mut text = String::with_capacity(digits + 16);
        while text.len() < digits {
            text.push_str(&format!("{:016x}", self.next()));
        }
        text.truncate(digits);
        text
    }
}

/// Finaliser of splitmix64: a bijection that leaves no pattern.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Code number `n`: eight Crockford letters that never repeat (an odd factor and shifts permute 40 bits) and tell nothing about `n`.
pub fn code(n: u64, salt: u64) -> String {
    letters(n, salt, 8)
}

/// The same with `count` letters, at most eight: codes of one length never repeat.
pub fn letters(n: u64, salt: u64, count: u32) -> String {
    let bits = count * 5;
    let mask = (1 << bits) - 1;
    let mut z = (n ^ salt) & mask;
    for _ in 0..3 {
        z = z.wrapping_mul(0x9e_3779_b97f) & mask;
        z ^= z >> (bits / 2 + 1);
    }
    (0..count).map(|place| char::from(CROCKFORD[usize::try_from((z >> (place * 5)) & 31).unwrap_or(0)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_same_seed_falls_the_same_way() {
        let roll = |mut dice: Dice| (0..50).map(|_| dice.next()).collect::<Vec<_>>();
        assert_eq!(roll(Dice::new(7)), roll(Dice::new(7)));
        let mut used = Dice::new(7);
        used.next();
        assert_eq!(roll(Dice::new(7).fork("a", 1)), roll(used.fork("a", 1)));
        assert_ne!(roll(Dice::new(7).fork("a", 1)), roll(Dice::new(7).fork("a", 2)));
        // the first number of splitmix64 from 0, as published with the algorithm
        assert_eq!(Dice::new(0).next(), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn codes_never_repeat() {
        let codes: HashSet<_> = (0..200_000).map(|n| code(n, 99)).collect();
        assert_eq!(codes.len(), 200_000);
        assert_eq!((0..200_000).map(|n| letters(n, 99, 6)).collect::<HashSet<_>>().len(), 200_000);
        assert!(codes.iter().all(|c| c.len() == 8 && c.bytes().all(|b| CROCKFORD.contains(&b))));
    }

    #[test]
    fn every_choice_is_within_its_bounds() {
        let mut dice = Dice::new(3);
        for _ in 0..2000 {
            assert!(dice.below(7) < 7);
            assert!((-3..=4).contains(&dice.between(-3, 4)));
            assert_eq!(dice.weighted(&[0, 5, 0]), 1);
        }
        assert_eq!((dice.below(0), dice.weighted(&[])), (0, 0));
        assert_eq!(dice.hex(64).len(), 64);
    }
}

//! How many words each client of a block shares, counted for all of them at once: the counts lie in slices, one for each binary digit.
use super::bitmap::{Block, WORDS};

/// Digits for as many words as a vocabulary may have (4,096).
const MOST: usize = 13;

/// Slice `d` holds the digit of value 2^d of every client's count.
pub(super) struct Count {
    slices: [Block; MOST],
    added: usize,
}

impl Count {
    pub(super) fn zero() -> Self {
        Self { slices: [[0; WORDS]; MOST], added: 0 }
    }

    pub(super) fn reset(&mut self) {
        let used = self.digits();
        self.slices.iter_mut().take(used).for_each(|slice| *slice = [0; WORDS]);
        self.added = 0;
    }

    /// One more for everybody in this block. The carry goes as far as there may be digits, so there is nothing to decide on the way.
    pub(super) fn add(&mut self, block: &Block) {
        self.added += 1;
        let used = self.digits();
        let mut carry = *block;
        for slice in self.slices.iter_mut().take(used) {
            for (sum, carry) in slice.iter_mut().zip(&mut carry) {
                let both = *sum & *carry;
                *sum ^= *carry;
                *carry = both;
            }
        }
    }

    /// Who has at least so many.
    pub(super) fn at_least(&self, need: usize) -> Block {
        if need > self.added {
            return [0; WORDS];
        }
        let mut enough = [u64::MAX; WORDS];
        for (digit, slice) in self.slices.iter().enumerate().take(self.digits()) {
            // a digit that need has and she has not is too few, whatever the lower ones say; the other way round it is enough
            let has = (need >> digit) & 1 == 1;
            for (enough, hers) in enough.iter_mut().zip(slice) {
                *enough = if has { *hers & *enough } else { *hers | *enough };
            }
        }
        enough
    }

    /// How many one client has.
    pub(super) fn of(&self, word: usize, bit: usize) -> usize {
        let digit = |slice: &Block| slice.get(word).map_or(0, |word| ((word >> bit) & 1) as usize);
        self.slices.iter().take(self.digits()).enumerate().map(|(place, slice)| digit(slice) << place).sum()
    }

    fn digits(&self) -> usize {
        (usize::BITS - self.added.leading_zeros()) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, WORDS};

    #[test]
    fn everybody_is_counted_and_compared() {
        // client n of the first word is in every block whose number is below n, up to 40 of them
        let mut count = Count::zero();
        for _ in 0..2 {
            count.reset();
            for block in 0..40 {
                count.add(&[u64::MAX << (block + 1).min(63); WORDS]);
            }
        }
        for client in 0..63 {
            assert_eq!(count.of(3, client), client.min(40), "{client}");
        }
        for need in 0..70 {
            let enough = count.at_least(need);
            for client in 0..63 {
                assert_eq!((enough[7] >> client) & 1 == 1, client.min(40) >= need, "{client} of {need}");
            }
        }
    }
}

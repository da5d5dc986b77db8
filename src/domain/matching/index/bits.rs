//! Words or sizes of somebody: numbers that are there or not.

/// Number `n` is bit `n % 64` of word `n / 64`. Two vocabularies may be of different length: what is beyond the end is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// As the database sends them: number 0 is the highest bit of the first byte.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let word = |bytes: &[u8]| {
            let mut eight = [0; 8];
            eight.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
            u64::from_be_bytes(eight).reverse_bits()
        };
        Self(bytes.chunks(8).map(word).collect())
    }

    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(place, word)| ones(*word).map(move |bit| place * 64 + bit))
    }

    /// How many both have.
    pub fn shared(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(hers, theirs)| ones(hers & theirs).count()).sum()
    }
}

impl FromIterator<usize> for Bits {
    fn from_iter<T: IntoIterator<Item = usize>>(numbers: T) -> Self {
        let mut words = Vec::new();
        for number in numbers {
            if words.len() <= number / 64 {
                words.resize(number / 64 + 1, 0);
            }
            if let Some(word) = words.get_mut(number / 64) {
                *word |= 1_u64 << (number % 64);
            }
        }
        Self(words)
    }
}

/// Places of the bits that are set in a word, from the lowest up.
pub(super) fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (word != 0).then(|| word.trailing_zeros() as usize);
        word &= word.wrapping_sub(1);
        lowest
    })
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn the_first_number_is_the_highest_bit_of_the_first_byte() {
        let sent = [0b1000_0001, 0, 0, 0, 0, 0, 0, 0b0000_0010, 0b0100_0000];
        assert_eq!(Bits::from_bytes(&sent).numbers().collect::<Vec<_>>(), [0, 7, 62, 65]);
        assert_eq!(Bits::from_bytes(&sent), [65, 62, 7, 0].into_iter().collect());
        assert_eq!(Bits::from_bytes(&[]).numbers().count(), 0);
    }

    #[test]
    fn what_one_vocabulary_has_not_got_is_shared_by_nobody() {
        let (short, long): (Bits, Bits) = ([1, 5].into_iter().collect(), [5, 90].into_iter().collect());
        assert_eq!((short.shared(&long), long.shared(&short)), (1, 1));
    }
}

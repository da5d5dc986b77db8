//! One bit for each client, in blocks that a processor looks at in one go.
use super::bits::ones;
use std::ops::Range;

/// Eight words: a line of the cache.
pub(super) const WORDS: usize = 8;
pub(super) const CLIENTS: usize = WORDS * 64;
pub(super) type Block = [u64; WORDS];

/// What lies beyond its end is not set.
#[derive(Debug, Clone, Default)]
pub(super) struct Bitmap(Vec<Block>);

impl Bitmap {
    /// Room for so many clients, and nobody in it.
    pub(super) fn empty(clients: usize) -> Self {
        Self(vec![[0; WORDS]; clients.div_ceil(CLIENTS)])
    }

    /// It grows as far as it has to.
    pub(super) fn set(&mut self, at: usize) {
        if self.0.len() <= at / CLIENTS {
            self.0.resize(at / CLIENTS + 1, [0; WORDS]);
        }
        if let Some(word) = self.0.as_flattened_mut().get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    pub(super) fn clear(&mut self, at: usize) {
        if let Some(word) = self.0.as_flattened_mut().get_mut(at / 64) {
            *word &= !(1 << (at % 64));
        }
    }

    /// Everybody in this range, as far as there is room.
    pub(super) fn paint(&mut self, range: Range<usize>, is_set: bool) {
        let words = self.0.as_flattened_mut();
        for (place, word) in words.iter_mut().enumerate().take(range.end.div_ceil(64)).skip(range.start / 64) {
            let from = range.start.saturating_sub(place * 64);
            let until = (range.end - place * 64).min(64);
            let low = |bits: usize| if bits < 64 { (1_u64 << bits) - 1 } else { u64::MAX };
            let those = low(until) & !low(from);
            *word = if is_set { *word | those } else { *word & !those };
        }
    }

    pub(super) fn block(&self, number: usize) -> &Block {
        self.0.get(number).unwrap_or(&[0; WORDS])
    }

    pub(super) fn blocks(&self) -> usize {
        self.0.len()
    }

    /// Places of everybody in it, in their order.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.as_flattened().iter().enumerate().flat_map(|(place, word)| ones(*word).map(move |bit| place * 64 + bit))
    }
}

#[cfg(test)]
mod tests {
    use super::Bitmap;

    #[test]
    fn a_range_is_painted_to_its_last_bit_and_no_further() {
        for range in [0..0, 0..1, 5..64, 64..65, 63..130, 100..700, 0..1024, 900..5000] {
            let mut map = Bitmap::empty(1_000);
            map.paint(range.clone(), true);
            let room = map.blocks() * super::CLIENTS;
            assert_eq!(map.places().collect::<Vec<_>>(), range.clone().filter(|at| *at < room).collect::<Vec<_>>(), "{range:?}");
            map.paint(0..room, true);
            map.paint(range.clone(), false);
            assert_eq!(map.places().collect::<Vec<_>>(), (0..room).filter(|at| !range.contains(at)).collect::<Vec<_>>(), "{range:?}");
        }
    }

    #[test]
    fn it_grows_where_somebody_is_set_and_not_where_she_is_cleared() {
        let mut map = Bitmap::default();
        map.clear(7);
        assert_eq!(map.blocks(), 0);
        map.set(1_300);
        map.set(3);
        map.clear(3);
        assert_eq!((map.places().collect::<Vec<_>>(), map.blocks()), (vec![1_300], 3));
        assert_eq!(map.block(9), &[0; super::WORDS]);
    }
}

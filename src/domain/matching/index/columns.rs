//! Who has which word: a bitmap for each.
use super::{Bits, bitmap::Bitmap};

/// Where nobody stands any more.
pub(super) const NOWHERE: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(super) struct Columns(Vec<Bitmap>);

impl Columns {
    pub(super) fn note(&mut self, bits: &Bits, at: usize) {
        for number in bits.numbers() {
            if self.0.len() <= number {
                self.0.resize_with(number + 1, Bitmap::default);
            }
            if let Some(column) = self.0.get_mut(number) {
                column.set(at);
            }
        }
    }

    /// Those of these words that anybody has.
    pub(super) fn chosen(&self, bits: &Bits) -> Vec<&Bitmap> {
        bits.numbers().filter_map(|number| self.0.get(number)).filter(|column| column.blocks() > 0).collect()
    }

    /// Everybody stands elsewhere now: who stood at `n` at `to[n]`, of so many.
    pub(super) fn move_all(&mut self, to: &[u32], clients: usize) {
        for column in &mut self.0 {
            let mut moved = Bitmap::default();
            let mut anybody = false;
            for new in column.places().filter_map(|old| to.get(old)).filter(|new| **new != NOWHERE) {
                if !anybody {
                    moved = Bitmap::empty(clients);
                    anybody = true;
                }
                moved.set(*new as usize);
            }
            *column = moved;
        }
    }
}

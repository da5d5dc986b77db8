//! What a telephone reads from paper: words as a square of squares (a QR code), drawn as one path.
use crate::domain::bag::Mark;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Light squares around it, as readers want them.
const QUIET: i32 = 4;

/// `None` for more words than a square holds.
pub fn mark(words: &str) -> Option<Mark> {
    let code = QrCode::encode_text(words, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                write!(path, "M{} {}h{}v1h-{}z", from + QUIET, y + QUIET, x - from, x - from).ok()?;
            }
            x += 1;
        }
    }
    Some(Mark { side: u32::try_from(code.size() + 2 * QUIET).ok()?, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The squares of a path, `side` by `side`.
    fn squares(mark: &Mark) -> Vec<bool> {
        let side = usize::try_from(mark.side).unwrap();
        let mut all = vec![false; side * side];
        for run in mark.path.split_terminator('z') {
            let number = |from: char, to: char| run.split_once(from).unwrap().1.split(to).next().unwrap().parse::<usize>().unwrap();
            let (x, y, long) = (number('M', ' '), number(' ', 'h'), number('h', 'v'));
            all[y * side + x..][..long].fill(true);
        }
        all
    }

    #[test]
    fn the_path_draws_every_square_of_the_code_and_leaves_it_room() {
        for words in ["A7K2Q9RT", "https://amora.example/bag/0123456789abcdefghijklmnopqrstuvwxyz0123456"] {
            let (mark, code) = (mark(words).unwrap(), QrCode::encode_text(words, QrCodeEcc::Medium).unwrap());
            let (drawn, side) = (squares(&mark), i32::try_from(mark.side).unwrap());
            for (place, is_dark) in (0..).zip(drawn) {
                assert_eq!(is_dark, code.get_module(place % side - QUIET, place / side - QUIET), "{words} at {place}");
            }
        }
        assert_eq!(mark(&"a".repeat(3_000)), None);
    }
}

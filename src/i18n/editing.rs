//! What the back office says when pieces are worked on, alone or together.
mod en;
mod pt_br;

use super::amount;
use crate::domain::{
    editing::{PieceField, PriceReason},
    repricing::Ending,
    store::Locale,
    together::Elsewhere,
};

/// This area alone, so that a browser loads no other sentences with it.
pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &pt_br::PT_BR,
        Locale::En => &en::EN,
    }
}

pub struct Words {
    pub work: &'static str,
    pub name: &'static str,
    pub tagline: &'static str,
    pub description: &'static str,
    pub condition: &'static str,
    pub size: &'static str,
    pub price: &'static str,
    pub measures: &'static str,
    pub words: &'static str,
    pub add_word: &'static str,
    pub remove_word: fn(&str) -> String,
    pub save: &'static str,
    pub cancel: &'static str,
    /// What was typed can't be that.
    pub wrong: fn(&PieceField) -> &'static str,
    /// How it stands now, and who did that.
    pub meanwhile: fn(&str, &str) -> String,
    pub mine: &'static str,
    pub theirs: &'static str,
    pub refused: fn(&str) -> &'static str,
    /// A field and what it became, for the offer to take it back.
    pub changed: fn(&PieceField, &str) -> String,
    pub why: &'static str,
    pub reason: fn(PriceReason) -> &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub set_price: &'static str,
    pub prices: &'static str,
    pub never: &'static str,
    pub photos: &'static str,
    pub add_photos: &'static str,
    pub drop: &'static str,
    pub photo: fn(usize) -> String,
    pub earlier: fn(usize) -> String,
    pub later: fn(usize) -> String,
    pub down: fn(usize) -> String,
    pub first: &'static str,
    pub photos_ordered: &'static str,
    pub photo_large: &'static str,
    pub photo_wrong: &'static str,
    pub missing: &'static str,
    pub in_care: &'static str,
    pub together: Together,
}

/// Many at once.
pub struct Together {
    pub verb: &'static str,
    pub what: &'static str,
    /// By amount, by share, to one price; a word on, off; an arrival; care; the rail.
    pub whats: [(&'static str, &'static str); 8],
    pub amount: &'static str,
    pub share: &'static str,
    pub amount_wrong: &'static str,
    pub ending: &'static str,
    pub endings: fn(Ending) -> &'static str,
    pub word: &'static str,
    pub choose: &'static str,
    pub choose_first: &'static str,
    pub arrival: &'static str,
    pub until: &'static str,
    pub look: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub note: &'static str,
    /// So many of so many would be changed.
    pub would: fn(usize, usize) -> String,
    pub apply: fn(usize) -> String,
    pub elsewhere: fn(&Elsewhere) -> String,
    pub same: &'static str,
    pub nothing_out: &'static str,
    pub done: fn(u32) -> String,
    /// Nothing was done, since these refuse.
    pub none_done: fn(usize) -> String,
    pub cannot_undo: &'static str,
    pub on: &'static str,
    pub off: &'static str,
}

/// What is kept of a field, as people type it.
pub fn written(field: &PieceField, kept: &str, locale: Locale) -> String {
    match field {
        PieceField::Price => kept.parse().map(|minor| amount::hundredths(minor, locale)).unwrap_or_default(),
        PieceField::Measure(_) => kept.parse().map(|millimetres| amount::centimetres(millimetres, locale)).unwrap_or_default(),
        _ => kept.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::product::MeasureArea;

    #[test]
    fn what_is_written_is_read_again() {
        for (field, kept) in [(PieceField::Price, "123450"), (PieceField::Measure(MeasureArea::Bust), "1185"), (PieceField::Name, "Blusa")]
        {
            for locale in [Locale::PtBr, Locale::En] {
                assert_eq!(field.read(&written(&field, kept, locale), locale).as_deref(), Some(kept), "{field:?}");
            }
        }
    }
}

//! What an open page says when something on it changes by itself.
use crate::domain::store::Locale;

/// Goods that could not be had, and can be had again.
pub fn free_again(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "It is available again.",
        Locale::PtBr => "Voltou! Dá pra levar.",
    }
}

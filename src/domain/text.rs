//! Words that people type, parsed once: trimmed, bounded, shaped. What can't be understood is an error that names why.
use serde::{Deserialize, Serialize};

/// Why a typed text was not accepted; the catalogues hold the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TextError {
    Missing,
    TooLong,
    NotAnEmail,
    NotAPhone,
    NotAPostalCode,
    /// A good postal code, and it lies in another state than the chosen one.
    ElsewhereThanState,
    NotAChoice,
    /// A good address, and the chosen way does not go there.
    OutOfReach,
}

/// Trimmed, inner white space folded, without control characters; 1 to `most` characters.
pub fn line(text: &str, most: usize) -> Result<String, TextError> {
    let folded = optional_line(text, most)?;
    if folded.is_empty() { Err(TextError::Missing) } else { Ok(folded) }
}

/// As [`line`], but may be empty.
pub fn optional_line(text: &str, most: usize) -> Result<String, TextError> {
    if text.len() > most.saturating_mul(8) {
        return Err(TextError::TooLong);
    }
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let folded = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.chars().count() > most { Err(TextError::TooLong) } else { Ok(folded) }
}

/// Lower-cased address with one `@`, something on both sides and a dot in the domain, at most 254 bytes.
pub fn email(text: &str) -> Result<String, TextError> {
    let lower = text.trim().to_lowercase();
    if lower.is_empty() {
        return Err(TextError::Missing);
    }
    if lower.len() > 254 {
        return Err(TextError::TooLong);
    }
    match lower.split_once('@') {
        Some((name, domain))
            if !name.is_empty()
                && name.len() <= 64
                && domain.contains('.')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
                && !domain.contains("..")
                && !domain.contains('@')
                && !lower.chars().any(|c| c.is_whitespace() || c.is_control() || "\"(),:;<>[\\]".contains(c)) =>
        {
            Ok(lower)
        }
        _ => Err(TextError::NotAnEmail),
    }
}

/// E.164. `country` (e.g. `55`) is put before national numbers; an empty text stays empty.
pub fn phone(text: &str, country: &str) -> Result<String, TextError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    if text.len() > 40 || text.chars().any(|c| !c.is_ascii_digit() && !"+-(). ".contains(c)) {
        return Err(TextError::NotAPhone);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let whole = if text.starts_with('+') { digits } else { format!("{country}{}", digits.trim_start_matches('0')) };
    if (8..=15).contains(&whole.len()) && !whole.starts_with('0') { Ok(format!("+{whole}")) } else { Err(TextError::NotAPhone) }
}

/// Whether this is a day as programs write it, `2026-11-30`.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

#[cfg(test)]
mod tests;

//! Codes that people read aloud, and customers who wait for one from the shop's own phone.
use super::id::{OrderId, PhoneRequestId};
use serde::{Deserialize, Serialize};

/// Letters of codes that people say and type (Crockford base 32): none can be taken for another.
pub const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a code that proves a phone.
pub const LONG: usize = 8;
/// Requests that the shop floor is shown at once.
pub const MOST: u32 = 50;

/// A code as it was meant: people type lower case, blanks, O for 0, I and L for 1. At most eight letters.
pub fn typed_code(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric).take(LONG);
    letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// Which of them are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    All,
    /// For the number on this order.
    Of(OrderId),
}

/// Somebody waits for a code to a number that guest orders have. `asked_at` and `made_at` are written in the store's zone and language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneRequest {
    pub id: PhoneRequestId,
    pub phone: String,
    /// Who asks, as her account calls her.
    pub full_name: String,
    pub asked_at: String,
    /// When a code was made for her, if one was.
    pub made_at: Option<String>,
    /// The newest guest order with this number, its code, and the name on it.
    pub order: OrderId,
    pub order_code: String,
    pub order_name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_meant() {
        assert_eq!(typed_code(" ab0d-il9z "), "AB0D119Z");
        assert_eq!(typed_code("oooo OOOO more"), "00000000");
        assert_eq!(typed_code("é—😀"), "");
    }
}

//! Addresses of what is a person's own: her wish to be forgotten, her saved addresses, her file.
use super::*;
use crate::domain::id::{AddressId, PersonId};

/// Sent to her address; opening it does nothing.
pub fn erase_link(token: &str) -> String {
    format!("/account/erase/{token}")
}

/// An address that a customer saved.
pub fn saved_address(id: AddressId) -> String {
    format!("{ACCOUNT_ADDRESSES}/{id}")
}

pub fn saved_address_remove(id: AddressId) -> String {
    format!("{ACCOUNT_ADDRESSES}/{id}/remove")
}

/// The checkout, with one of her addresses already written.
pub fn checkout_to(id: AddressId) -> String {
    format!("{CHECKOUT}?address={id}")
}

/// A chat with a number (E.164), with a text already written in it. Nothing is sent by opening it.
pub fn whatsapp(number: &str, text: &str) -> String {
    let said = text.bytes().fold(String::new(), |mut said, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            said.push(char::from(byte))
        } else {
            said.push_str(&format!("%{byte:02X}"))
        }
        said
    });
    format!("https://wa.me/{}?text={said}", number.trim_start_matches('+'))
}

/// Everything that is held about a client, for an owner.
pub fn person_export(id: PersonId) -> String {
    format!("{ADMIN}/people/{id}/export")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chat_opens_with_the_text_as_it_was_written() {
        assert_eq!(
            whatsapp("+5511987654321", "Oi, é 1+1 & 50%?"),
            "https://wa.me/5511987654321?text=Oi%2C%20%C3%A9%201%2B1%20%26%2050%25%3F"
        );
    }
}

//! Addresses of what is a person's own: her wish to be forgotten, her saved addresses, her file.
use super::*;
use crate::domain::id::{AddressId, BagId, CollectionId, PersonId};

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

/// A bag, by the link that its client has.
pub fn bag(token: &str) -> String {
    format!("{BAGS}{token}")
}

/// A bag of the signed-in customer.
pub fn account_bag(id: BagId) -> String {
    format!("/account/bags/{id}")
}

/// Where the form on the page of a bag goes that says when it is collected.
pub fn bag_collection(page: &str) -> String {
    format!("{page}/collection")
}

/// The page of a consignor, by the link that she has.
pub fn consignor(token: &str) -> String {
    format!("{CONSIGNORS}{token}")
}

/// Where the form on her page goes by which she agrees.
pub fn consignor_agreement(page: &str) -> String {
    format!("{page}/agreement")
}

/// Where the form goes by which she wants a piece back.
pub fn consignor_wish(page: &str) -> String {
    format!("{page}/wish")
}

/// What became of one of her arrivals.
pub fn consignor_receipt(page: &str, arrival: CollectionId) -> String {
    format!("{page}/arrivals/{arrival}")
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

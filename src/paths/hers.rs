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

/// Everything that is held about a client, for an owner.
pub fn person_export(id: PersonId) -> String {
    format!("{ADMIN}/people/{id}/export")
}

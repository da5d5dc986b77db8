//! What the back office says to the team: short, exact, in the words of the shop. The storefront's voice stays outside.
mod en;
mod pt_br;
pub mod quiz;

use super::list::ListWords;
use crate::domain::{order::OrderStatus, role::Role, store::Locale};
pub use en::EN;
pub use pt_br::PT_BR;

/// This area alone: what a browser loads for the back office carries no other sentences.
pub fn of(locale: Locale) -> &'static Desk {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Desk {
    pub title: &'static str,
    pub skip: &'static str,
    pub rail: Rail,
    pub orders: Orders,
    pub sheet: Sheet,
    pub quiz: quiz::Quizzes,
    pub role: fn(Role) -> &'static str,
    pub status: fn(OrderStatus) -> &'static str,
    /// Headline and sentence for the status of a failure; 400 stands for an answer that never came.
    pub trouble: fn(u16) -> (&'static str, &'static str),
    pub again: &'static str,
    pub sign_in: &'static str,
    /// An address that the back office does not know.
    pub lost: (&'static str, &'static str),
    /// Stands where the app would be when it could not be loaded.
    pub asleep: (&'static str, &'static str),
}

/// The frame.
pub struct Rail {
    pub name: &'static str,
    pub to_shop: &'static str,
    pub orders: &'static str,
    pub quizzes: &'static str,
    pub open: &'static str,
    pub close: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    /// What opens her own account.
    pub security: &'static str,
    pub sign_out: &'static str,
}

/// The list of orders.
pub struct Orders {
    pub list: ListWords,
    pub code: &'static str,
    pub state: &'static str,
    pub buyer: &'static str,
    pub delivery: &'static str,
    pub pieces: &'static str,
    pub total: &'static str,
    pub placed: &'static str,
    pub counted: fn(u32) -> String,
}

/// One order in the drawer.
pub struct Sheet {
    pub title: fn(&str) -> String,
    pub placed: fn(&str) -> String,
    pub lines: &'static str,
    pub goods: &'static str,
    pub discount: &'static str,
    pub free: &'static str,
    pub total: &'static str,
    pub buyer: &'static str,
    pub data_of_person: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub note: &'static str,
    pub delivery: &'static str,
    pub collected: &'static str,
    pub address_kept: &'static str,
    pub steps: &'static str,
    /// The first step of every order, and a second try to pay.
    pub step_placed: &'static str,
    pub step_again: &'static str,
    /// Minutes for which the goods are kept.
    pub kept: fn(i64) -> String,
    pub kept_over: &'static str,
    pub to_decide: (&'static str, &'static str),
    pub was_declined: (&'static str, &'static str),
    pub see_in_shop: fn(&str) -> String,
}

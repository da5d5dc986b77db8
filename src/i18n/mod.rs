//! Everything that people read, in two languages, as typed catalogues: a missing sentence does not compile.
//!
//! One file per area of the program holds its sentences in both languages side by side. Also money, dates and numbers as they
//! are written, the same on server and client. What the shop's own people wrote (names, stories) is data and not here.
pub mod account;
pub mod addresses;
pub mod agreed;
pub mod amount;
pub mod arrivals;
pub mod audit;
pub mod bags;
pub mod bank;
pub mod cart;
pub mod checkout;
pub mod clients;
pub mod clock;
pub mod collections;
pub mod composed;
pub mod consignors;
pub mod courier;
pub mod desk;
pub mod directory;
pub mod door;
pub mod editing;
pub mod editorial;
pub mod frame;
pub mod her_bag;
pub mod house;
pub mod house_rules;
pub mod identity;
pub mod invited;
pub mod letters;
pub mod list;
pub mod live;
pub mod mailbox;
pub mod matching;
pub mod order;
pub mod pages;
pub mod palette;
pub mod past;
pub mod phone;
pub mod pieces;
pub mod privacy;
pub mod product;
pub mod quiz;
pub mod shop;
pub mod statement;
pub mod tags;
pub mod team;
pub mod till;
pub mod today;
pub mod trouble;
pub mod waiting;

use crate::domain::store::Locale;

/// The catalogue of a language.
pub struct Words {
    /// Navigation, footer, what every page says.
    pub house: house::House,
    /// Pages made of blocks.
    pub editorial: editorial::Editorial,
    pub shop: shop::Shop,
    pub product: product::Product,
    pub cart: cart::Cart,
    pub quiz: quiz::Quiz,
    pub checkout: checkout::Checkout,
    pub order: order::Order,
    /// Signing in and out.
    pub door: door::Door,
    /// The sandbox bank.
    pub bank: bank::Bank,
    /// The demo's list of stores.
    pub directory: directory::Directory,
    pub trouble: trouble::Trouble,
    pub waiting: waiting::Waiting,
    /// The back office.
    pub desk: desk::Desk,
    pub courier: courier::Courier,
}

static EN: Words = Words {
    house: house::EN,
    editorial: editorial::EN,
    shop: shop::EN,
    product: product::EN,
    cart: cart::EN,
    quiz: quiz::EN,
    checkout: checkout::EN,
    order: order::EN,
    door: door::EN,
    bank: bank::EN,
    directory: directory::EN,
    trouble: trouble::EN,
    waiting: waiting::EN,
    desk: desk::EN,
    courier: courier::EN,
};

static PT_BR: Words = Words {
    house: house::PT_BR,
    editorial: editorial::PT_BR,
    shop: shop::PT_BR,
    product: product::PT_BR,
    cart: cart::PT_BR,
    quiz: quiz::PT_BR,
    checkout: checkout::PT_BR,
    order: order::PT_BR,
    door: door::PT_BR,
    bank: bank::PT_BR,
    directory: directory::PT_BR,
    trouble: trouble::PT_BR,
    waiting: waiting::PT_BR,
    desk: desk::PT_BR,
    courier: courier::PT_BR,
};

/// The catalogue of a language.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

//! Small words of the visual language that several pages speak: a price, a picture, a badge. No data, no address of a page.
pub mod badge;
pub mod field;
pub mod icon;
pub mod notice;
pub mod picture;
pub mod price;
pub mod sums;

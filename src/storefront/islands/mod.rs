//! The only parts of the storefront that react after they were drawn. Each is a few lines and knows no server function.
mod cart_badge;
mod countdown;
mod edit_way;

pub use cart_badge::CartBadge;
pub use countdown::Countdown;
pub use edit_way::EditWay;

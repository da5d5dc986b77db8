//! The only parts of the storefront that react after they were drawn. Each is a few lines and knows no server function.
mod countdown;
mod edit_way;
mod kept_sum;

pub use countdown::Countdown;
pub use edit_way::EditWay;
pub use kept_sum::KeptSum;

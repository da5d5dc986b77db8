//! How an order stands, by word and by shape: ring, disc, lozenge, dash, half. Colour only repeats it.
use crate::admin::prelude::*;
use crate::{admin::Seat, domain::order::OrderStatus};

#[component]
pub fn State(seat: Seat, status: OrderStatus) -> impl IntoView {
    view! { <span class="state" data-state=status.name()>{(seat.say().status)(status)}</span> }
}

//! How an order looks in the list: 32 pixels, two lines on a phone.
use super::{Orders, state::State, waiting};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, list::Look},
    domain::order::OrderRow,
    i18n::{amount, till},
};

pub const LOOK: Look<Orders> = Look { class: "list__row order-row", heads, cells, shape, edit: None };

fn heads(seat: Seat) -> Drawn {
    waiting::heads(seat).drawn()
}

fn cells(seat: Seat, row: OrderRow) -> Drawn {
    let counted = (seat.say().orders.counted)(row.pieces);
    let back = (row.back.minor > 0)
        .then(|| view! { <span class="order-row__back">{(till::of(seat.locale).back)(row.back.minor >= row.total.minor)}</span> });
    view! {
        <span class="order-row__code">{row.code}</span>
        <span class="order-row__state"><State seat=seat status=row.status/>{back}</span>
        <span class="order-row__buyer">{row.full_name}</span>
        <span class="order-row__delivery">{row.delivery_name}</span>
        <span class="order-row__pieces" aria-label=counted>{amount::count(row.pieces, seat.locale)}</span>
        <span class="order-row__total">{amount::money(row.total, seat.locale)}</span>
        <span class="order-row__placed">{row.placed_at}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    waiting::shape(row).drawn()
}

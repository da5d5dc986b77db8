//! How a client looks in the list: her name, how she is reached, what she has at home, what she bought.
use super::Clients;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, shape_line},
    },
    domain::client::ClientRow,
    i18n::amount,
};

pub const LOOK: Look<Clients> = Look { class: "list__row client-row", heads, cells, shape, edit: None };

fn heads(seat: Seat) -> Drawn {
    let say = seat.clients();
    view! {
        <div class="list__heads client-heads" aria-hidden="true">
            <span class="client-row__name">{say.name}</span>
            <span class="client-row__phone">{say.phone}</span>
            <span class="client-row__out">{say.at_home}</span>
            <span class="client-row__orders">{say.orders}</span>
            <span class="client-row__spent">{say.spent}</span>
        </div>
    }
    .drawn()
}

fn cells(seat: Seat, row: ClientRow) -> Drawn {
    let say = seat.clients();
    let out = if row.pieces_out == 0 { String::new() } else { (say.out)(row.pieces_out, &amount::money(row.value_out, seat.locale)) };
    let late = row.late.then(|| view! { <span class="client-row__late">{say.late}</span> });
    let spent = if row.orders == 0 { String::new() } else { amount::money(row.spent, seat.locale) };
    view! {
        <span class="client-row__name">{row.full_name}</span>
        <span class="client-row__phone">{row.phone}</span>
        <span class="client-row__out">{out}" "{late}</span>
        <span class="client-row__orders">{(row.orders > 0).then(|| amount::count(row.orders, seat.locale))}</span>
        <span class="client-row__spent">{spent}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    view! {
        <span class="client-row__name">{shape_line(row + 1)}</span>
        <span class="client-row__phone">{shape_line(0)}</span>
        <span class="client-row__out">{shape_line(row)}</span>
        <span class="client-row__orders">{shape_line(4)}</span>
        <span class="client-row__spent">{shape_line(0)}</span>
    }
    .drawn()
}

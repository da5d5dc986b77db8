//! How a bag looks in the list.
use super::Bags;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, shape_line},
    },
    domain::bag::{BagRow, BagStatus},
    i18n::amount,
};

pub const LOOK: Look<Bags> = Look { class: "list__row bag-row", heads, cells, shape, edit: None };

/// How a bag stands, by word and by shape; a late one says so first.
#[component]
pub fn State(seat: Seat, status: BagStatus) -> impl IntoView {
    view! { <span class="state" data-state=format!("bag-{}", status.name())>{(seat.bags().status)(status)}</span> }
}

fn heads(seat: Seat) -> Drawn {
    let say = seat.bags();
    view! {
        <div class="list__heads bag-heads" aria-hidden="true">
            <span class="bag-row__code">{say.code}</span>
            <span class="bag-row__client">{say.client}</span>
            <span class="bag-row__state">{say.state}</span>
            <span class="bag-row__due">{say.due}</span>
            <span class="bag-row__pieces">{say.pieces}</span>
            <span class="bag-row__value">{say.value}</span>
        </div>
    }
    .drawn()
}

/// When it is due, or how late it is.
pub fn due(seat: Seat, row: &BagRow) -> String {
    match (row.overdue, row.days_over) {
        (true, Some(days)) => (seat.bags().overdue)(days),
        _ => row.due_at.clone().unwrap_or_default(),
    }
}

fn cells(seat: Seat, row: BagRow) -> Drawn {
    let due = due(seat, &row);
    view! {
        <span class="bag-row__code">{row.code}</span>
        <span class="bag-row__client">{row.client_name}</span>
        <span class="bag-row__state"><State seat=seat status=row.status/></span>
        <span class="bag-row__due" data-late=row.overdue.then_some("")>{due}</span>
        <span class="bag-row__pieces">{amount::count(row.pieces, seat.locale)}</span>
        <span class="bag-row__value">{amount::money(row.value_out, seat.locale)}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    view! {
        <span class="bag-row__code">{shape_line(0)}</span>
        <span class="bag-row__client">{shape_line(row + 1)}</span>
        <span class="bag-row__state">{shape_line(row + 2)}</span>
        <span class="bag-row__due">{shape_line(row)}</span>
        <span class="bag-row__pieces">{shape_line(4)}</span>
        <span class="bag-row__value">{shape_line(0)}</span>
    }
    .drawn()
}

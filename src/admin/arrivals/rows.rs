//! How an arrival looks in the list: its number and title, when it came, and what became of its pieces.
use super::Arrivals;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, shape_line},
    },
    domain::intake::Arrival,
    i18n::amount,
};

pub const LOOK: Look<Arrivals> = Look { class: "list__row arrival-row", heads, cells, shape, edit: None };

fn heads(seat: Seat) -> Drawn {
    let say = seat.arrivals();
    view! {
        <div class="list__heads arrival-heads" aria-hidden="true">
            <span class="arrival-row__number">{say.number}</span>
            <span class="arrival-row__title">{say.title}</span>
            <span class="arrival-row__day">{say.arrived}</span>
            <span class="arrival-row__drafts">{say.drafts}</span>
            <span class="arrival-row__here">{say.here}</span>
            <span class="arrival-row__sold">{say.sold}</span>
        </div>
    }
    .drawn()
}

fn cells(seat: Seat, row: Arrival) -> Drawn {
    let count = |number: u32| (number > 0).then(|| amount::count(number, seat.locale));
    view! {
        <span class="arrival-row__number">{amount::count(row.number, seat.locale)}</span>
        <span class="arrival-row__title">{row.title}</span>
        <span class="arrival-row__day">{row.arrived_on}</span>
        <span class="arrival-row__drafts" data-waits=(row.drafts > 0).then_some("")>{count(row.drafts)}</span>
        <span class="arrival-row__here">{count(row.here)}</span>
        <span class="arrival-row__sold">{count(row.sold)}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    view! {
        <span class="arrival-row__number">{shape_line(4)}</span>
        <span class="arrival-row__title">{shape_line(row + 1)}</span>
        <span class="arrival-row__day">{shape_line(0)}</span>
        <span class="arrival-row__drafts">{shape_line(4)}</span>
        <span class="arrival-row__here">{shape_line(4)}</span>
        <span class="arrival-row__sold">{shape_line(4)}</span>
    }
    .drawn()
}

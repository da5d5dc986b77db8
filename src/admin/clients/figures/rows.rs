//! How a client looks in figures: her name, what she keeps, whether she is in time, what is out with her.
use super::Figures;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, shape_line},
    },
    domain::client::figures::FiguresRow,
    i18n::amount,
};

pub const LOOK: Look<Figures> = Look { class: "list__row figures-row", heads, cells, shape, edit: None };

/// A rate in words; of nothing there is none.
pub fn rate(seat: Seat, rate: Option<u32>) -> String {
    rate.map_or_else(|| seat.clients().no_rate.to_owned(), |rate| format!("{rate} %"))
}

fn heads(seat: Seat) -> Drawn {
    let say = seat.clients();
    view! {
        <div class="list__heads figures-heads" aria-hidden="true">
            <span class="figures-row__name">{say.name}</span>
            <span class="figures-row__keeps">{say.keeps}</span>
            <span class="figures-row__in-time">{say.in_time}</span>
            <span class="figures-row__out">{say.at_home}</span>
        </div>
    }
    .drawn()
}

fn cells(seat: Seat, row: FiguresRow) -> Drawn {
    let (say, facts) = (seat.clients(), row.facts);
    let out = if facts.out == 0 { String::new() } else { (say.out)(facts.out, &amount::money(row.value_out, seat.locale)) };
    let late = row.late.then(|| view! { <span class="client-row__late">{say.late}</span> });
    view! {
        <span class="figures-row__name">{row.full_name}</span>
        <span class="figures-row__keeps">{rate(seat, facts.keep_rate())}</span>
        <span class="figures-row__in-time">{rate(seat, facts.punctuality())}</span>
        <span class="figures-row__out">{out}" "{late}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    view! {
        <span class="figures-row__name">{shape_line(row + 1)}</span>
        <span class="figures-row__keeps">{shape_line(4)}</span>
        <span class="figures-row__in-time">{shape_line(4)}</span>
        <span class="figures-row__out">{shape_line(row)}</span>
    }
    .drawn()
}

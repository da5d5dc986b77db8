//! How an event looks in the list: when, who, what, to what.
use super::Book;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, shape_line},
    },
    domain::audit::AuditRow,
};

pub const LOOK: Look<Book> = Look { class: "list__row event-row", heads, cells, shape, edit: None };

/// Who did it: a person under a role, or a machine.
pub fn who(seat: Seat, row: &AuditRow) -> String {
    if row.full_name.is_empty() { (seat.audit().actor)(&row.actor).to_owned() } else { row.full_name.clone() }
}

fn heads(seat: Seat) -> Drawn {
    let say = seat.audit();
    view! {
        <div class="list__heads event-heads" aria-hidden="true">
            <span class="event-row__at">{say.when}</span>
            <span class="event-row__who">{say.who}</span>
            <span class="event-row__what">{say.what}</span>
            <span class="event-row__thing">{say.thing}</span>
        </div>
    }
    .drawn()
}

fn cells(seat: Seat, row: AuditRow) -> Drawn {
    let doer = who(seat, &row);
    view! {
        <span class="event-row__at">{row.at}</span>
        <span class="event-row__who">{doer}</span>
        <span class="event-row__what">{seat.sentence(&row.kind)}</span>
        <span class="event-row__thing">{row.label}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    view! {
        <span class="event-row__at">{shape_line(4)}</span>
        <span class="event-row__who">{shape_line(row)}</span>
        <span class="event-row__what">{shape_line(row + 1)}</span>
        <span class="event-row__thing">{shape_line(row + 2)}</span>
    }
    .drawn()
}

//! How a consignor looks in the list: her name, how she is reached, what is agreed, what of hers is here, waits and was sold.
use super::Consignors;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, shape_line},
    },
    domain::consignor::ConsignorRow,
    i18n::amount,
};

pub const LOOK: Look<Consignors> = Look { class: "list__row consignor-row", heads, cells, shape, edit: None };

fn heads(seat: Seat) -> Drawn {
    let say = seat.consignors();
    view! {
        <div class="list__heads consignor-heads" aria-hidden="true">
            <span class="consignor-row__name">{say.name}</span>
            <span class="consignor-row__phone">{say.phone}</span>
            <span class="consignor-row__agreed">{say.agreed}</span>
            <span class="consignor-row__due">{say.due}</span>
            <span class="consignor-row__here">{say.here}</span>
            <span class="consignor-row__sold">{say.sold}</span>
        </div>
    }
    .drawn()
}

fn cells(seat: Seat, row: ConsignorRow) -> Drawn {
    let say = seat.consignors();
    let count = |number: u32| (number > 0).then(|| amount::count(number, seat.locale));
    let agreed = row.agreed.map(|(version, bp)| {
        let hers = 10_000u32.saturating_sub(bp);
        format!("{}, {} / {}", (say.version)(version), amount::percent(bp, seat.locale), amount::percent(hers, seat.locale))
    });
    let unsigned = row.unsigned.then(|| view! { <span class="consignor-row__unsigned">{say.unsigned}</span> });
    view! {
        <span class="consignor-row__name">{row.full_name}</span>
        <span class="consignor-row__phone">{row.phone}</span>
        <span class="consignor-row__agreed">{agreed}" "{unsigned}</span>
        <span class="consignor-row__due" data-waits=(row.due > 0).then_some("")>{count(row.due)}</span>
        <span class="consignor-row__here">{count(row.here)}</span>
        <span class="consignor-row__sold">{count(row.sold)}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    view! {
        <span class="consignor-row__name">{shape_line(row + 1)}</span>
        <span class="consignor-row__phone">{shape_line(0)}</span>
        <span class="consignor-row__agreed">{shape_line(row)}</span>
        <span class="consignor-row__due">{shape_line(4)}</span>
        <span class="consignor-row__here">{shape_line(4)}</span>
        <span class="consignor-row__sold">{shape_line(4)}</span>
    }
    .drawn()
}

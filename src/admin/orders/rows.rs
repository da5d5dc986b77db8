//! How an order looks in the list: 32 pixels, two lines on a phone; and the whole screen before there is anything to show.
use super::{Orders, SHOWN, state::State};
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, SHAPES, shape_line, shapes},
        sign::{Drawing, Sign},
    },
    domain::order::OrderRow,
    i18n::{amount, till},
};

pub const LOOK: Look<Orders> = Look { class: "list__row order-row", heads, cells, shape, edit: None };

fn heads(seat: Seat) -> Drawn {
    let say = &seat.say().orders;
    view! {
        <div class="list__heads order-heads" aria-hidden="true">
            <span class="order-row__code">{say.code}</span>
            <span class="order-row__state">{say.state}</span>
            <span class="order-row__buyer">{say.buyer}</span>
            <span class="order-row__delivery">{say.delivery}</span>
            <span class="order-row__pieces">{say.pieces}</span>
            <span class="order-row__total">{say.total}</span>
            <span class="order-row__placed">{say.placed}</span>
        </div>
    }
    .drawn()
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
    view! {
        <span class="order-row__code">{shape_line(0)}</span>
        <span class="order-row__state">{shape_line(row + 1)}</span>
        <span class="order-row__buyer">{shape_line(row + 2)}</span>
        <span class="order-row__delivery">{shape_line(row + 3)}</span>
        <span class="order-row__pieces">{shape_line(4)}</span>
        <span class="order-row__total">{shape_line(0)}</span>
        <span class="order-row__placed">{shape_line(2)}</span>
    }
    .drawn()
}

/// Drawn by the server, in the true shape of the list.
#[component]
pub fn OrdersWaiting(seat: Seat) -> impl IntoView {
    let say = &seat.say().orders.list;
    let each = SHOWN.iter().map(|status| view! { <span class="filter">{(seat.say().status)(*status)}</span> }).collect_view();
    view! {
        <section class="list" aria-busy="true">
            <header class="list__bar">
                <h1 class="list__title">{say.title}</h1>
                <div class="list__filters" aria-hidden="true"><span class="filter">{say.all}</span>{each}</div>
                <div class="seek" aria-hidden="true"><Drawing sign=Sign::Search/><span class="seek__words seek__words--shape">{say.search_hint}</span></div>
            </header>
            <div class="list__scroll">
                {heads(seat)}
                <ol class="list__rows" role="list">{shapes(LOOK, SHAPES)}</ol>
            </div>
        </section>
    }
}

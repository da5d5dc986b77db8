//! The list of orders before there is anything to show: grey lines in its true shape. The server draws it, so with the framework's own macro.
use super::SHOWN;
use crate::admin::{
    Seat,
    list::{SHAPES, shape_line},
    sign::{Drawing, Sign},
};
use leptos::prelude::*;

/// The whole screen.
#[component]
pub fn OrdersWaiting(seat: Seat) -> impl IntoView {
    let say = &seat.say().orders.list;
    let each = SHOWN.iter().map(|status| view! { <span class="filter">{(seat.say().status)(*status)}</span> }).collect_view();
    let rows =
        (0..SHAPES).map(|row| view! { <li class="list__row order-row list__shape" aria-hidden="true">{shape(row)}</li> }).collect_view();
    view! {
        <section class="list" aria-busy="true">
            <header class="list__bar">
                <h1 class="list__title">{say.title}</h1>
                <div class="list__filters" aria-hidden="true"><span class="filter">{say.all}</span>{each}</div>
                <div class="seek" aria-hidden="true"><Drawing sign=Sign::Search/><span class="seek__words seek__words--shape">{say.search_hint}</span></div>
            </header>
            <div class="list__scroll">
                {heads(seat)}
                <ol class="list__rows" role="list">{rows}</ol>
            </div>
        </section>
    }
}

/// What the columns are called.
pub fn heads(seat: Seat) -> impl IntoView {
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
}

/// A row, grey.
pub fn shape(row: usize) -> impl IntoView {
    view! {
        <span class="order-row__code">{shape_line(0)}</span>
        <span class="order-row__state">{shape_line(row + 1)}</span>
        <span class="order-row__buyer">{shape_line(row + 2)}</span>
        <span class="order-row__delivery">{shape_line(row + 3)}</span>
        <span class="order-row__pieces">{shape_line(4)}</span>
        <span class="order-row__total">{shape_line(0)}</span>
        <span class="order-row__placed">{shape_line(2)}</span>
    }
}

#[cfg(test)]
mod tests {
    use super::{OrdersWaiting, OrdersWaitingProps};
    use crate::{
        admin::{Seat, list::SHAPES},
        domain::{role::Role, store::Locale},
    };
    use leptos::prelude::*;

    #[test]
    fn a_server_draws_heads_and_every_row() {
        let html = OrdersWaiting(OrdersWaitingProps { seat: Seat { locale: Locale::En, role: Role::Owner } }).into_view().to_html();
        assert_eq!(html.matches("list__shape").count(), SHAPES);
        assert_eq!(html.matches("order-row__buyer").count(), SHAPES + 1);
        assert_eq!(html.matches("skeleton--line").count(), SHAPES * 7);
    }
}

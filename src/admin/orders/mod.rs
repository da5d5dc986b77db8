//! The orders of the store: a list that is asked by status and words, and one order opened beside it.
mod api;
mod asking;
mod drawer;
mod rows;
mod sheet;
mod state;
mod till;
mod waiting;
mod wish;

use super::{
    Seat,
    list::{self, Asked, Kind, Saved, Seek},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        id::OrderId,
        order::{OrderRow, OrderStatus},
        store::Locale,
    },
    i18n::{desk, list::ListWords},
    paths,
};
use leptos_router::params::ParamsMap;
use wish::Wish;

pub use waiting::OrdersWaiting;

/// Statuses as they stand in the bar: what waits for somebody comes first.
const SHOWN: [OrderStatus; 5] =
    [OrderStatus::NeedsDecision, OrderStatus::Pending, OrderStatus::Paid, OrderStatus::Failed, OrderStatus::Cancelled];

pub struct Orders;

type Room = list::Room<Orders>;

impl Kind for Orders {
    type Id = OrderId;
    type Row = OrderRow;
    type Wish = Wish;

    const NAME: &'static str = "orders";
    const HOME: &'static str = paths::ADMIN_ORDERS;

    fn say(locale: Locale) -> &'static ListWords {
        &desk::of(locale).orders.list
    }

    fn id(row: &OrderRow) -> OrderId {
        row.id
    }

    fn address(id: OrderId) -> String {
        paths::admin_order(id)
    }

    fn opened(path: &str) -> Option<OrderId> {
        paths::opened_order(path)
    }

    fn read(query: &ParamsMap) -> Wish {
        Wish::read(query)
    }

    fn query(wish: &Wish) -> String {
        wish.query()
    }

    fn words(wish: &Wish) -> &str {
        &wish.words
    }

    fn with_words(wish: &Wish, typed: &str) -> Wish {
        wish.with_words(typed)
    }

    fn ask(wish: Wish, after: Option<OrderId>) -> Asked<OrderRow> {
        Box::pin(api::list_orders(wish.status, wish.words, after))
    }
}

#[component]
pub fn OrdersRoom(seat: Seat) -> impl IntoView {
    let room = Room::enter(seat);
    view! {
        <main class="desk listed" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="list" aria-labelledby=room.title_id()>
                <header class="list__bar">
                    <h1 class="list__title" id=room.title_id() tabindex="-1">{seat.say().orders.list.title}</h1>
                    {filters(room)}
                    <Seek room=room/>
                </header>
                <asking::PhoneAsking room=room order=None/>
                <Saved room=room/>
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::OrderDrawer room=room/></Show>
        </main>
    }
}

fn filters(room: Room) -> impl IntoView {
    let say = &room.seat.say().orders.list;
    let filter = move |status: Option<OrderStatus>, word: &'static str| {
        let href = move || room.list_address(&room.wish.with(|wish| wish.with_status(status)));
        let current = move || room.wish.with(|wish| wish.status == status).then_some("true");
        view! { <a class="filter" href=href aria-current=current data-state=status.map(OrderStatus::name)>{word}</a> }
    };
    let each = SHOWN.iter().map(|status| filter(Some(*status), (room.seat.say().status)(*status))).collect_view();
    view! { <nav class="list__filters" aria-label=say.filter>{filter(None, say.all)}{each}</nav> }
}

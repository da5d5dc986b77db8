//! The list itself: rows of 32 pixels, two lines each on a phone. Loading, empty and failed are shapes of the same list.
use super::{Room, shelf::Load, state::State, wish::Wish};
use crate::{
    admin::{
        Seat,
        sign::{Drawing, Sign},
        trouble::Trouble,
    },
    domain::{id::OrderId, order::OrderRow},
    i18n::amount,
    paths,
};
use leptos::{prelude::*, reactive::computed::Selector};

/// Rows that the shape of a list has.
const SHAPES: usize = 14;
/// Widths of the grey lines, percent: as uneven as names are.
const WIDTHS: [u8; 5] = [62, 48, 74, 55, 40];

/// Id of a row's link.
pub fn anchor(id: OrderId) -> String {
    format!("order-{id}")
}

#[component]
pub fn OrderRows(room: Room) -> impl IntoView {
    let (say, shelf) = (&room.seat.say().orders, room.shelf);
    let first = Memo::new(move |_| shelf.rows.with(|rows| rows.first().map(|row| row.id)));
    let marked = Selector::new(move || room.marked.get().or(first.get()));
    let opened = Selector::new(move || room.open.get());
    let heard = move || match shelf.load.get() {
        Load::Anew | Load::More => say.loading.to_owned(),
        Load::Done => (say.shown)(shelf.rows.with(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX)), shelf.more.get()),
        Load::Failed(_) | Load::FailedMore(_) => String::new(),
    };
    let waits = move || shelf.load.get() == Load::Anew;
    let shape = move || (waits() && shelf.rows.with(Vec::is_empty)).then(|| shapes(SHAPES));
    view! {
        <p class="visually-hidden" role="status">{heard}</p>
        <div class="orders__scroll" tabindex="-1">
            {heads(room.seat)}
            <ol class="orders__rows" id="orders-rows" role="list" aria-busy=move || waits().to_string()>
                <For each=move || shelf.rows.get() key=|row| (row.id, row.status) let(row)>
                    {order(room, row, marked.clone(), opened.clone())}
                </For>
                {shape}
            </ol>
            {move || end(room)}
        </div>
    }
}

fn heads(seat: Seat) -> impl IntoView {
    let say = &seat.say().orders;
    view! {
        <div class="orders__heads" aria-hidden="true">
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

/// One link a row, so that a row opens in a new tab as anything else does. Only one of them is reached by Tab.
fn order(room: Room, row: OrderRow, marked: Selector<Option<OrderId>>, opened: Selector<Option<OrderId>>) -> impl IntoView {
    let (id, seat) = (row.id, room.seat);
    let counted = (seat.say().orders.counted)(row.pieces);
    view! {
        <li>
            <a
                class="order-row" id=anchor(id) href=move || room.address(id)
                tabindex=move || if marked.selected(&Some(id)) { "0" } else { "-1" }
                aria-current=move || opened.selected(&Some(id)).then_some("true")
                on:focus=move |_| room.marked.set(Some(id))
                on:click=move |_| room.stays.set_value(false)
            >
                <span class="order-row__code">{row.code}</span>
                <span class="order-row__state"><State seat=seat status=row.status/></span>
                <span class="order-row__buyer">{row.full_name}</span>
                <span class="order-row__delivery">{row.delivery_name}</span>
                <span class="order-row__pieces" aria-label=counted>{amount::count(row.pieces, seat.locale)}</span>
                <span class="order-row__total">{amount::money(row.total, seat.locale)}</span>
                <span class="order-row__placed">{row.placed_at}</span>
            </a>
        </li>
    }
}

/// What stands below the last row: more, the end, nothing at all, or what went wrong.
fn end(room: Room) -> AnyView {
    let (say, shelf) = (room.seat.say(), room.shelf);
    let count = shelf.rows.with(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX));
    match shelf.load.get() {
        Load::Anew => ().into_any(),
        Load::More => view! { <ol class="orders__rows" aria-hidden="true">{shapes(3)}</ol> }.into_any(),
        Load::Failed(error) => view! { <Trouble seat=room.seat error=error retry=Callback::new(move |()| shelf.again())/> }.into_any(),
        Load::FailedMore(error) => view! { <Trouble seat=room.seat error=error retry=Callback::new(move |()| shelf.ask_more())/> }.into_any(),
        Load::Done if count == 0 => nothing(room),
        Load::Done if shelf.more.get() => {
            view! { <div class="orders__end"><button class="desk-button" type="button" on:click=move |_| room.go_on()>{say.orders.more}</button></div> }.into_any()
        }
        Load::Done => {
            let keys = say.orders.keys.map(|(key, does)| view! { <span class="orders__key"><kbd class="key">{key}</kbd>{does}</span> });
            view! { <div class="orders__end"><p>{(say.orders.end)(count)}</p><p class="orders__keys" aria-hidden="true">{keys.into_iter().collect_view()}</p></div> }.into_any()
        }
    }
}

fn nothing(room: Room) -> AnyView {
    let say = &room.seat.say().orders;
    let wish = room.wish.get();
    let (title, text) = match &wish {
        Wish { words, .. } if !words.is_empty() => (say.none_found)(words),
        Wish { status: Some(_), .. } => (say.none_so.0.to_owned(), say.none_so.1),
        Wish { .. } => (say.none.0.to_owned(), say.none.1),
    };
    let back = (wish != Wish::default()).then(|| view! { <a class="desk-button" href=paths::ADMIN_ORDERS>{say.show_all}</a> });
    view! { <div class="quiet"><p class="quiet__title">{title}</p><p class="quiet__text">{text}</p>{back}</div> }.into_any()
}

fn shapes(count: usize) -> impl IntoView {
    let line = |place: usize| {
        let width = WIDTHS.get(place % WIDTHS.len()).copied().unwrap_or(50);
        view! { <span class="skeleton skeleton--line" style=format!("--skeleton-width:{width}%")></span> }
    };
    (0..count)
        .map(|row| {
            view! {
                <li class="order-row order-row--shape" aria-hidden="true">
                    <span class="order-row__code">{line(0)}</span>
                    <span class="order-row__state">{line(row + 1)}</span>
                    <span class="order-row__buyer">{line(row + 2)}</span>
                    <span class="order-row__delivery">{line(row + 3)}</span>
                    <span class="order-row__pieces">{line(4)}</span>
                    <span class="order-row__total">{line(0)}</span>
                    <span class="order-row__placed">{line(2)}</span>
                </li>
            }
        })
        .collect_view()
}

/// The whole screen before there is anything to show.
#[component]
pub fn OrdersWaiting(seat: Seat) -> impl IntoView {
    let say = &seat.say().orders;
    let each = super::bar::SHOWN.iter().map(|status| view! { <span class="filter">{(seat.say().status)(*status)}</span> }).collect_view();
    view! {
        <section class="orders__list" aria-busy="true">
            <header class="orders__bar">
                <h1 class="orders__title">{say.title}</h1>
                <div class="orders__filters" aria-hidden="true"><span class="filter">{say.all}</span>{each}</div>
                <div class="seek" aria-hidden="true"><Drawing sign=Sign::Search/><span class="seek__words seek__words--shape">{say.search_hint}</span></div>
            </header>
            <div class="orders__scroll">
                {heads(seat)}
                <ol class="orders__rows" role="list">{shapes(SHAPES)}</ol>
            </div>
        </section>
    }
}

//! One bag beside the list: whose, what is in it, what may be done to it now, and what happened to it.
use super::{Bags, api::open_bag, desk::Desk, lines, link, rows::State, settle, slip};
use crate::admin::prelude::*;
use crate::{
    admin::{
        list::{Inside, Room, Turn, drawer},
        trouble::Trouble,
    },
    domain::bag::{BagSale, BagSheet, BagStep},
    i18n::{amount, clients},
    paths,
};

#[component]
pub fn BagDrawer(room: Room<Bags>) -> impl IntoView {
    let say = &room.seat.bags().list;
    let desk = Desk::new(room);
    let turn = Turn::new();
    let again = Callback::new(move |()| fetch(desk, turn));
    let status = Memo::new(move |_| desk.sheet().map(|sheet| (sheet.row.id, sheet.row.status)));
    let body = move || match desk.failed.get() {
        Some(error) => view! { <Trouble seat=room.seat error=error retry=again/> }.drawn(),
        None if status.get().is_none() => view! { <p class="visually-hidden" role="status">{say.opening}</p> }.drawn(),
        None => inside(desk),
    };
    let waits = Signal::derive(move || status.get().is_none());
    drawer(room, Inside { fetch: again, waits, title: ViewFn::from(move || title(desk)), body: ViewFn::from(move || body) })
}

fn title(desk: Desk) -> Drawn {
    let seat = desk.room.seat;
    match desk.sheet() {
        Some(sheet) => view! { <span class="drawer__code">{sheet.row.code}</span><State seat=seat status=sheet.row.status/> }.drawn(),
        None => seat.bags().code.drawn(),
    }
}

fn inside(desk: Desk) -> Drawn {
    let say = desk.room.seat.bags();
    view! {
        {move || desk.sheet().map(|sheet| facts(desk, &sheet))}
        <section class="drawer__part">
            {super::desk::verbs(desk)}
            <p class="till__told" role="status">{move || desk.told.get().ok()}</p>
            <p class="till__wrong" role="alert">{move || desk.told.get().err()}</p>
        </section>
        <section class="drawer__part">
            <h3 class="drawer__label">{say.contents}</h3>
            {lines::list(desk)}
            {slip::part(desk)}
        </section>
        {settle::part(desk)}
        {move || desk.sheet().and_then(|sheet| sales(desk, &sheet))}
        {link::part(desk)}
        <section class="drawer__part">
            <h3 class="drawer__label">{say.life}</h3>
            <ol class="steps" role="list">{move || desk.sheet().map(|sheet| sheet.steps.iter().map(|step| one(desk, step)).collect_view())}</ol>
        </section>
    }
    .drawn()
}

fn facts(desk: Desk, sheet: &BagSheet) -> impl IntoView + use<> {
    let (seat, say) = (desk.room.seat, desk.room.seat.bags());
    let fact = |name: &'static str, told: String| {
        (!told.is_empty()).then(|| view! { <div class="facts__row"><dt>{name}</dt><dd>{told}</dd></div> })
    };
    let more = clients::profile(seat.locale);
    let money = |sum| amount::money(sum, seat.locale);
    let collect = sheet.collect.as_ref().map(|wish| format!("{}, {}", wish.day.written, (say.part)(wish.part))).unwrap_or_default();
    view! {
        <p class="drawer__what"><a class="desk-link" href=paths::admin_client(sheet.row.client)>{sheet.row.client_name.clone()}</a></p>
        <dl class="facts">
            {fact(say.due, super::rows::due(seat, &sheet.row))}
            {fact(say.collect, collect)}
            {fact(say.limit, (say.held)(&money(sheet.held), &money(sheet.limit)))}
            {fact(more.class, sheet.place.class.clone().unwrap_or_default())}
            {fact(say.held_counts, format!("{}, {}", (more.pieces_of)(sheet.place.pieces, sheet.place.pieces_most), (more.bags_of)(sheet.place.bags, sheet.place.bags_most)))}
            {fact(say.opened, sheet.row.opened_at.clone())}
            {fact(say.attendant, sheet.row.attendant_name.clone().unwrap_or_default())}
        </dl>
    }
}

/// What she kept and paid for.
fn sales(desk: Desk, sheet: &BagSheet) -> Option<impl IntoView + use<>> {
    let (seat, say) = (desk.room.seat, desk.room.seat.bags());
    let one = |sale: &BagSale| {
        view! {
            <li class="steps__one">
                <a class="desk-link" href=paths::admin_order(sale.order)>{sale.code.clone()}</a>
                <span class="steps__at">{amount::money(sale.total, seat.locale)}", "{sale.at.clone()}</span>
            </li>
        }
    };
    (!sheet.sales.is_empty()).then(|| {
        view! { <section class="drawer__part"><h3 class="drawer__label">{say.sales}</h3><ol class="steps" role="list">{sheet.sales.iter().map(one).collect_view()}</ol></section> }
    })
}

fn one(desk: Desk, step: &BagStep) -> impl IntoView + use<> {
    let by = match (step.by.is_empty(), step.role) {
        (true, Some(role)) => (desk.room.seat.say().role)(role).to_owned(),
        _ => step.by.clone(),
    };
    view! {
        <li class="steps__one">
            <span>{(desk.room.seat.bags().status)(step.to)}<span class="steps__by">{by}</span></span>
            <span class="steps__at">{step.at.clone()}</span>
        </li>
    }
}

fn fetch(desk: Desk, turn: Turn) {
    let Some(id) = desk.room.open.get_untracked() else { return };
    desk.forget();
    turn.ask(open_bag(id), move |answer| {
        desk.take(answer);
        desk.told.set(Ok(String::new()));
    });
}
